/** The part of `preflight.py` that looks at main memory and disk. */

export const MEMORY: string = String.raw`
def memory():
    """Main memory in bytes that this process may use, and what limits it."""
    total, limit = 0, ""
    found = re.search(r"^MemTotal:\s+(\d+) kB", read("/proc/meminfo"), re.M)
    if found:
        total = int(found.group(1)) * 1024
    elif sys.platform == "win32":
        total = windows_memory()
    else:
        try:
            total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        except (AttributeError, OSError, ValueError):
            total = 0
    for path in cgroup_files():
        value = read(path)
        if value.isdigit() and 0 < int(value) < (total or 1 << 62):
            total, limit = int(value), " (limit of the container or session)"
    return total, limit


def cgroup_files():
    """Where limits of memory are written, of this group and of all around it: versions 2 and 1."""
    for line in read("/proc/self/cgroup").splitlines() + ["0::/", "1:memory:/"]:
        number, names, path = (line.split(":", 2) + ["", ""])[:3]
        if number == "0":
            base, name = "/sys/fs/cgroup", "/memory.max"
        elif "memory" in names.split(","):
            base, name = "/sys/fs/cgroup/memory", "/memory.limit_in_bytes"
        else:
            continue
        while True:
            yield base + path.rstrip("/") + name
            if path in ("", "/"):
                break
            path = path.rsplit("/", 1)[0]


def windows_memory():
    class Status(ctypes.Structure):
        _fields_ = [("size", ctypes.c_uint32), ("load", ctypes.c_uint32)] + [
            (name, ctypes.c_uint64) for name in ("total", "b", "c", "d", "e", "f", "g")]

    status = Status()
    status.size = ctypes.sizeof(Status)
    return status.total if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0


def check_memory():
    total, limit = memory()
    need = MODEL.get("ram_gb")
    if not total:
        report("warn", "Memory", "unknown")
    elif need and total < need * 1e9:
        report("FAIL", "Memory", "%s%s; needs %g GB" % (gigabytes(total), limit, need),
               "Use a machine with more memory, or raise the limit.")
    else:
        report("ok", "Memory", gigabytes(total) + limit + ("; needs %g GB" % need if need else ""))
    return total


def free_space(folder):
    """The nearest folder that exists, and the free bytes there."""
    folder = os.path.abspath(os.path.expanduser(folder))
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    try:
        return folder, shutil.disk_usage(folder).free
    except OSError:
        return folder, 0


def check_disk(folder):
    env = os.environ.get
    home = env("HF_HOME") or os.path.join(env("XDG_CACHE_HOME") or os.path.join("~", ".cache"),
                                          "huggingface")
    temporary = env("TMPDIR") or env("TEMP") or env("TMP") or "/tmp"
    places = [("Disk", folder, MODEL.get("disk_gb"), "--dir"), ("Disk, temporary", temporary, None, "TMPDIR")]
    if "hub_gb" in MODEL:
        places.append(("Disk, files of models", env("HF_HUB_CACHE") or home, MODEL["hub_gb"], "HF_HOME"))
    for what, wanted, need, name in places:
        there, free = free_space(wanted)
        text = "%s free in %s" % (gigabytes(free), there)
        if need and free < need * 1e9:
            report("FAIL", what, text + "; needs %g GB" % need,
                   "Free some space, or choose another folder with " + name + ".")
        elif free < LITTLE:
            report("warn", what, text + "; packages are large", "Choose another folder with " + name + ".")
        else:
            report("ok", what, text + ("; needs %g GB" % need if need else ""))
    return free_space(folder)[1]


LITTLE = 2e9  # Below this an installation is likely to stop half-way.
`;
