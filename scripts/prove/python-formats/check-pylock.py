"""Reads lock files with packaging: ours and the resolver's own must name the same files."""
import sys
import tomllib

from packaging.pylock import Pylock


def load(path):
    with open(path, "rb") as file:
        return Pylock.from_dict(tomllib.load(file))


def contents(lock):
    found = set()
    for package in lock.packages:
        files = [*(package.wheels or []), *([package.sdist] if package.sdist else [])]
        for file in files:
            found.add((package.name, str(package.version), file.url, str(sorted(file.hashes.items()))))
        if package.vcs:
            found.add((package.name, str(package.version), package.vcs.url, package.vcs.commit_id))
    return found


ours, theirs = (load(path) for path in sys.argv[1:3])
difference = contents(ours) ^ contents(theirs)
if difference:
    sys.exit(f"The lock files differ: {sorted(difference)[:4]}")
print(f"{len(ours.packages)} packages, the same files")
