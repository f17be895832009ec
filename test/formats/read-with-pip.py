"""Reads requirements files with pip's own reader. Input: folder names, a line each; output: JSON."""
import json
import sys
from pathlib import Path

from pip._internal.exceptions import PipError
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import (
    install_req_from_editable,
    install_req_from_line,
)
from pip._internal.req.req_file import RequirementsFileParser, get_line_parser

session = PipSession()


def read(path):
    requirements, editables, indexes, links, options = [], [], [], [], []
    for line in RequirementsFileParser(session, get_line_parser(None)).parse(str(path), False):
        if line.is_requirement and line.is_editable:
            install_req_from_editable(line.requirement)
            editables.append(line.requirement)
        elif line.is_requirement:
            made = install_req_from_line(line.requirement)
            hashes = line.opts.hashes if hasattr(line.opts, "hashes") else {}
            requirements.append({"line": line.requirement, "name": made.name, "hashes": hashes or {}})
        else:
            indexes += [line.opts.index_url] if line.opts.index_url else []
            links += line.opts.find_links or []
            if line.opts.extra_index_urls or line.opts.trusted_hosts or line.opts.constraints:
                options.append("forbidden")
            control = line.opts.format_control
            if control:
                options += [f"only-binary {name}" for name in sorted(control.only_binary)]
                options += [f"no-binary {name}" for name in sorted(control.no_binary)]
    return {
        "requirements": requirements,
        "editables": editables,
        "indexes": indexes,
        "links": links,
        "options": options,
    }


answers = {}
for path in json.load(sys.stdin):
    try:
        answers[path] = read(Path(path))
    except (PipError, Exception) as error:
        answers[path] = {"error": f"{type(error).__name__}: {error}"}
json.dump(answers, sys.stdout)
