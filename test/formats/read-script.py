"""Reads inline metadata as its specification says, and compiles. Input: a JSON list of texts."""
import json
import re
import sys
import tomllib

# The expression of the specification:
# https://packaging.python.org/en/latest/specifications/inline-script-metadata/
BLOCK = r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"


def read(text):
    found = [match for match in re.finditer(BLOCK, text) if match.group("type") == "script"]
    content = [
        "".join(line[2:] if line.startswith("# ") else line[1:] for line in match.group("content").splitlines(keepends=True))
        for match in found
    ]
    try:
        compile(text, "script.py", "exec")
        fault = None
    except SyntaxError as error:
        fault = str(error)
    return {
        "blocks": len(re.findall(r"(?m)^# /// ", text)),
        "metadata": [tomllib.loads(one) for one in content],
        "fault": fault,
    }


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
