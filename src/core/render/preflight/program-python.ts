/** The part of `preflight.py` that looks at Python and the operating system. */

export const PYTHON: string = String.raw`
def check_python(place, row):
    have = "%d.%d.%d" % sys.version_info[:3]
    suits = [lowest for lowest in place["python"] if numbers(lowest)[:2] == list(sys.version_info[:2])]
    minors = sorted({"%d.%d" % tuple(numbers(lowest)[:2]) for lowest in place["python"]}, key=numbers)
    if place["python"]:
        best = "%d.%d" % tuple(numbers(place["python"][0])[:2])
        fix = install(row, row["pythons"].get(best, [])) or "uv python install " + best
        if not suits:
            report("FAIL", "Python", have + "; this model needs " + ", ".join(minors), fix)
        elif numbers(have) < numbers(suits[0]):
            report("FAIL", "Python", have + "; this model needs " + suits[0] + " or newer", fix)
        else:
            report("ok", "Python", have)
    if struct.calcsize("P") * 8 != 64:
        report("FAIL", "Python", "this one has 32 bits; packages come for 64", "Install a 64-bit Python.")
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        report("warn", "Python", "this is the free-threaded build; few packages come for it",
               "Use the usual build of Python " + have + ".")
    if sys.implementation.name != "cpython":
        report("warn", "Python", "this is " + sys.implementation.name
               + "; packages come for CPython", "Use CPython.")
    if sysctl("sysctl.proc_translated") == "1":
        report("FAIL", "Python", "it is made for Intel and runs under Rosetta",
               "Install a Python for Apple silicon.")
    check_environment(row)


def install(row, names):
    """The line that installs packages of the system."""
    line = MANAGERS[row["manager"]] + " " + " ".join(names)
    return as_root(line) if names else ""


def as_root(line):
    return line.replace("sudo ", "") if hasattr(os, "geteuid") and os.geteuid() == 0 else line


def check_environment(row):
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        report("FAIL", "Environments", "Python lacks " + " and ".join(missing) + "; uv needs neither",
               install(row, row["venv"]))
    else:
        report("ok", "Environments", "venv and ensurepip are there")
    if sys.prefix != sys.base_prefix:
        report("ok", "pip", "this Python is inside an environment already")
    elif os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")):
        report("ok", "pip", "the system manages this Python (PEP 668): install into an environment only")


def check_system(place, row, exact, release):
    name = release.get("PRETTY_NAME") or row["name"]
    if exact:
        report("ok", "System", name + ", " + row["arch"])
    else:
        report("warn", "System", name + " is not in the catalog; judged as " + row["name"])
    if row["os"] == "linux" and "glibc" in place:
        kind, version = libc()
        if kind == "musl":
            report("FAIL", "C library", "musl; packages of this model are built for glibc",
                   "Use a distribution with glibc, or a container of one.")
        elif numbers(version) < numbers(place["glibc"]):
            report("FAIL", "C library", "glibc " + version + "; needs " + place["glibc"] + " or newer",
                   "Use a newer release of the system, or a container of one.")
        else:
            report("ok", "C library", "glibc " + version)
    floor, version = place.get(row["os"]), ""
    if floor and row["os"] == "windows":
        version = "%d.%d.%d" % sys.getwindowsversion()[:3]
    elif floor:
        version = platform.mac_ver()[0]
    if floor and numbers(version) < numbers(floor):
        report("FAIL", "System", "version " + version + "; needs " + floor + " or newer",
               "Update the system.")
`;
