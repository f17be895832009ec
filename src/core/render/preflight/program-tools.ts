/** The part of `preflight.py` that looks for programs, libraries and headers. */

export const TOOLS: string = String.raw`
def program(command):
    """The path of a program that works, as far as can be seen without starting it."""
    path = shutil.which(command[0])
    if path and sys.platform == "darwin" and path.startswith("/usr/bin/"):
        if os.path.basename(path) in STUBS and run("xcode-select", "-p") is None:
            return None
    # A full path stands for a program that also runs, and finds nothing, when the thing is missing.
    if path and os.path.dirname(command[0]) and not run(*command):
        return None
    return path


# On macOS these are there without being there: they offer to install the command line tools.
STUBS = ("cc", "c++", "gcc", "g++", "clang", "clang++", "git", "make")


def library(name):
    """Whether the loader finds a shared library; patterns are looked up, not loaded."""
    if fnmatch.filter(known_libraries(), name):
        return True
    for folder in library_folders():
        if glob.glob(os.path.join(folder, name)):
            return True
    if ROOT or "*" in name:
        return False
    try:
        return bool(ctypes.CDLL(name))
    except OSError:
        return False


def known_libraries(known=[]):
    """Names in the cache of the loader. ctypes.util.find_library is not asked: it may write files."""
    if sys.platform == "linux" and not ROOT and not known:
        output = run(shutil.which("ldconfig") or "/sbin/ldconfig", "-p") or ""
        known.extend(line.split()[0] for line in output.splitlines() if "=>" in line)
    return known


def library_folders():
    env = os.environ.get
    if sys.platform == "win32":
        return env("PATH", "").split(os.pathsep) + [os.path.join(env("SystemRoot", ""), "System32")]
    if sys.platform == "darwin":
        return env("DYLD_LIBRARY_PATH", "").split(":")[1:] + ["/opt/homebrew/lib", "/usr/local/lib"]
    folders = [path for path in env("LD_LIBRARY_PATH", "").split(":") if path]
    machine = processor() + "-linux-gnu"
    return folders + [ROOT + path for path in (
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64",
        "/lib/" + machine, "/usr/lib/" + machine)]


def header(name):
    folders = [ROOT + path for path in (
        "/usr/include", "/usr/local/include", "/opt/homebrew/include",
        "/usr/include/" + processor() + "-linux-gnu", "/usr/local/cuda/include")]
    if name == "Python.h":
        folders = [sysconfig.get_path("include")]
    return any(os.path.exists(os.path.join(folder, name)) for folder in folders)


def present(detect, kind, build):
    """Whether a thing is there: its library if it is one, else its program, its header to build."""
    sonames = detect.get("library", {})
    if "is_library" in detect:
        there = kind not in sonames or library(sonames[kind])
    elif "programs" in detect:
        there = any(program(command) for command in detect["programs"])
    elif "library" in detect:
        there = kind not in sonames or library(sonames[kind])
    else:
        return header(detect["header"]) if "header" in detect else None
    return there and (not build or "header" not in detect or kind == "windows" or header(detect["header"]))


def version_of(detect):
    for command in detect.get("programs", []):
        output = run(*command) if shutil.which(command[0]) else None
        found = re.search(detect.get("version", "$^"), output or "")
        if found:
            return found.group(1)
    return ""


def check_needs(place, row, kind):
    for name in place["needs"]:
        need = NEEDS[name]
        fix = need["fix"].get(row["base"], need["fix"].get(row["manager"], ""))
        if fix is False:  # Part of the system there.
            continue
        found = [present(detect, kind, need.get("build", False)) for detect in need["any_of"]]
        fix = as_root(fix)
        bad = "warn" if need.get("optional") else "FAIL"
        if not any(found):
            unknown = None in found
            report("warn" if unknown else bad, name,
                   ("cannot be looked for" if unknown else "missing") + ": " + need["why"], fix)
            continue
        version = version_of(need["any_of"][found.index(True)]) if "min" in need else ""
        if version and numbers(version) < numbers(need["min"]):
            report(bad, name, version + "; needs " + need["min"] + " or newer", fix)
        else:
            report("ok", name, version or "is there")
`;
