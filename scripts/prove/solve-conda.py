"""Parses match specifications with rattler, which pixi is built on, and solves sets of them.

Reads {"sets": [{"name": ..., "specs": [...]}]} and writes what was solved to standard output. The
channel is made here: each name in a few versions, so that every limit has something to choose from.
"""

import asyncio
import json
import pathlib
import re
import sys
import tempfile

import rattler


def candidates(specs):
    """Versions at, around and between the numbers that the specifications of a name mention."""
    found = {"0.1", "1.0", "99.0"}
    for spec in specs:
        for number in re.findall(r"\d+(?:\.\d+)*", spec):
            parts = [int(part) for part in number.split(".")]
            found.add(".".join(map(str, parts)) + ".0")
            found.add(".".join(map(str, [*parts, 5])))
            if parts[-1] > 0:
                found.add(".".join(map(str, [*parts[:-1], parts[-1] - 1])) + ".9")
    return sorted(found)


def write_channel(folder, specs_by_name):
    packages = {}
    for name, specs in specs_by_name.items():
        for version in candidates(specs):
            packages[f"{name}-{version}-0.tar.bz2"] = {
                "name": name,
                "version": version,
                "build": "0",
                "build_number": 0,
                "depends": [],
                "subdir": "noarch",
                "noarch": "generic",
                "md5": "0" * 32,
                "sha256": "0" * 64,
                "size": 1,
                "timestamp": 1,
            }
    for subdir, content in (("noarch", packages), ("linux-64", {})):
        path = pathlib.Path(folder, subdir)
        path.mkdir()
        data = {"info": {"subdir": subdir}, "packages": content, "packages.conda": {}}
        path.joinpath("repodata.json").write_text(json.dumps(data))


async def main():
    sets = json.load(sys.stdin)["sets"]
    specs_by_name = {}
    for one in sets:
        for text in one["specs"]:
            spec = rattler.MatchSpec(text, strict=True)
            specs_by_name.setdefault(spec.name.normalized, []).append(str(spec))
    with tempfile.TemporaryDirectory() as folder:
        write_channel(folder, specs_by_name)
        channel = rattler.Channel(pathlib.Path(folder).as_uri())
        solved = {}
        for one in sets:
            records = await rattler.solve(
                [channel], one["specs"], platforms=["linux-64", "noarch"], virtual_packages=[]
            )
            versions = {record.name.normalized: str(record.version) for record in records}
            solved[one["name"]] = versions
    json.dump({"solved": solved, "rattler": rattler.__version__}, sys.stdout)


asyncio.run(main())
