"""Reads a lock file with packaging: it must name the packages and sums of the requirements beside it."""
import re
import sys
import tomllib

from packaging.pylock import Pylock

path, pins = sys.argv[1:3]
with open(path, "rb") as file:
    lock = Pylock.from_dict(tomllib.load(file))
with open(pins, encoding="utf-8") as file:
    text = file.read()
wanted = {}
for block in re.split(r"\n(?=[a-z0-9])", text):
    named = re.match(r"([a-z0-9-]+)==(\S+)", block)
    if named:
        wanted[named.group(1)] = (named.group(2), set(re.findall(r"sha256:([0-9a-f]{64})", block)))
found = {str(package.name): package for package in lock.packages}
if found.keys() != wanted.keys():
    sys.exit(f"Other packages: {sorted(found.keys() ^ wanted.keys())[:4]}")
for name, package in found.items():
    version, sums = wanted[name]
    files = [*(package.wheels or []), *([package.sdist] if package.sdist else [])]
    if str(package.version) != version or not sums & {file.hashes["sha256"] for file in files}:
        sys.exit(f"{name}: another version, or other files")
print(f"{len(found)} packages, the same files")
