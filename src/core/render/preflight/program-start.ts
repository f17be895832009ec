/** The beginning of `preflight.py`: nothing of a card is in it, so that the first lines are ours. */

/** Up to the data; readable by every Python since 2.7, which is then told that it is too old. */
export const START: string = String.raw`#!/usr/bin/env python3
# Looks whether this computer is ready for the model named below, and says what is missing.
# It needs Python alone, writes nothing and opens no connection. Read it, then run it:
#     python3 preflight.py [--json] [--cpu] [--this-python] [--dir FOLDER]
# --json         prints a machine profile, the checks go to the other channel (standard error)
# --cpu          judges without the GPU
# --this-python  puts this Python into the profile as the only one that may be used
# --dir FOLDER   where the model will be installed
# Ends with 0 when all is well, 1 with warnings, 2 when something is missing, 64 for a wrong call.
from __future__ import print_function

import sys

if sys.version_info < (3, 7):
    print("FAIL Python: %d.%d is too old; run this with Python 3.7 or newer." % sys.version_info[:2])
    sys.exit(2)
if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]  # A file beside this one must not stand in for a module of Python.

import argparse
import ctypes
import fnmatch
import glob
import importlib.util
import json
import os
import platform
import re
import shutil
import struct
import subprocess
import sysconfig
`;

/** After the data, in both checks: reading and running, the only places that touch the outside. */
export const BASICS: string = String.raw`
ROOT = ""  # Set by --root, for tests: stands before /proc, /sys, /etc and /usr.
LINES = []


def read(path):
    """The text of a small file, or nothing."""
    try:
        with open(ROOT + path, encoding="utf-8", errors="replace") as file:
            return file.read(65536).replace("\0", "").strip()
    except OSError:
        return ""


def run(*command):
    """What a program prints, or None when it is not there or fails."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def sysctl(name):
    return (run("sysctl", "-n", name) or "") if sys.platform == "darwin" else ""


def numbers(version):
    """A version as numbers, to compare; letters end it."""
    found = re.match(r"\d+(\.\d+)*", version)
    parts = [int(part) for part in found.group().split(".")] if found else []
    while parts and parts[-1] == 0:
        parts.pop()
    return parts


def gigabytes(count):
    return "%.1f GB" % (count / 1e9)
`;

/** Which platform this is; the check after the installation asks the same. */
export const PLACE: string = String.raw`
def os_release():
    pairs = {}
    for line in (read("/etc/os-release") or read("/usr/lib/os-release")).splitlines():
        name, sign, value = line.partition("=")
        if sign:
            pairs[name.strip()] = value.strip().strip("\"'")
    return pairs


def processor():
    """As the system names it; the module platform would start programs to find out."""
    if hasattr(os, "uname"):
        return os.uname().machine
    env = os.environ.get
    return env("PROCESSOR_ARCHITEW6432") or env("PROCESSOR_ARCHITECTURE", "")


def system():
    """Operating system and processor of the machine, which an emulated Python does not say."""
    names = {"linux": "linux", "darwin": "macos", "win32": "windows"}
    machine = processor().lower()
    if sysctl("sysctl.proc_translated") == "1":
        machine = "arm64"
    arch = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    return names.get(sys.platform, sys.platform), arch


def is_wsl():
    return "microsoft" in read("/proc/sys/kernel/osrelease").lower()


def libc():
    """("glibc", "2.36") or ("musl", "")."""
    if glob.glob(ROOT + "/lib/ld-musl-*") and not glob.glob(ROOT + "/lib*/ld-linux*"):
        return "musl", ""
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        return name, version
    except (AttributeError, OSError, ValueError):
        return "musl", ""


def listed(kind, arch, release):
    """The row of PLATFORMS for this machine, and whether it is exactly that release."""
    rows = [dict(row, arch=arch, id=row["ids"][arch][0], kind=row["ids"][arch][1],
                 base=list(row["ids"].values())[0][0])
            for row in PLATFORMS if row["os"] == kind and arch in row["ids"]]
    if kind != "linux":
        return (rows[0] if rows else None), True
    rows = [row for row in rows if "wsl" not in row]
    for row in rows:
        if release.get("UBUNTU_CODENAME") in row["names"]:
            return row, release.get("ID") in row["names"]
    version = numbers(release.get("VERSION_ID", ""))
    for name in [release.get("ID", "")] + release.get("ID_LIKE", "").split():
        same = [row for row in rows if name in row["names"]]
        same.sort(key=lambda row: numbers(row["release"]))
        for row in same:
            wanted = numbers(row["release"])
            if version[:len(wanted)] == wanted:
                return row, name == release.get("ID")
        older = [row for row in same if numbers(row["release"]) <= version or not version]
        if same:
            return (older or same[:1])[-1], False
    return None, False
`;
