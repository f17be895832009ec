/** The end of `preflight.py`: the order of the checks, the profile and the exit status. */
import { OPTIONS } from '../python-options.ts';

export const END: string = String.raw`
def report(status, what, text, fix=""):
    """One line a check; the fix stands below it."""
    LINES.append((status, what, text, fix))


def look(options):
    """Every check in order; gives the machine profile."""
    kind, arch = system()
    release = os_release() if kind == "linux" else {}
    wsl = kind == "linux" and is_wsl()
    row, exact = listed(kind, arch, release)
    profile = {}
    if row is None:
        report("FAIL", "System", release.get("PRETTY_NAME", kind) + ", " + arch + " is not in the catalog",
               "Use one of: " + ", ".join(sorted({row["name"] for row in PLATFORMS})))
        return profile
    home = row
    for other in PLATFORMS:
        if wsl and "wsl" in other and arch in other["ids"]:
            home = dict(row, name=other["name"], id=other["ids"][arch][0], kind=other["ids"][arch][1])
    found = [] if options.cpu else gpus(kind, arch)
    profile.update({"platform": home["id"], "gpu": found[0]["family"] if found else "cpu"})
    if options.this_python:
        profile["python"] = "%d.%d" % sys.version_info[:2]
    computes = {family["id"]: family["compute"] for family in FAMILIES}
    place = place_for(home["kind"], computes[profile["gpu"]])
    if found:
        describe(profile, found[0])
    if found and "refused" in place:
        report("warn", "GPU", found[0]["name"] + ": " + place["refused"], "It is left out below.")
        found, place = [], place_for(home["kind"], "cpu")
    if "refused" in place:
        report("FAIL", "Model", "no plan for " + home["name"] + ": " + place["refused"])
        place = {"python": [], "needs": [], "compute": "cpu"}
    elif "caution" in place:
        report("warn", "Model", place["caution"])
    check_system(place, row, exact or home is not row, release)
    check_python(place, row)
    memory_bytes, disk_bytes = check_memory(), check_disk(options.dir)
    if memory_bytes:
        profile["ramGiB"] = round(memory_bytes / 2.0 ** 30, 1)
    profile["diskGiB"] = round(disk_bytes / 2.0 ** 30, 1)
    if found:
        check_gpu(found[0], place, wsl)
    check_needs(place, row, kind)
    return profile


def place_for(kind, compute):
    for place in PLACES:
        if kind + " " + compute in place["on"]:
            return dict(place, compute=compute)
    return {"refused": "This system has no way to compute on it."}


def describe(profile, gpu):
    if gpu["driver"]:
        profile["driver"] = gpu["driver"]
    if gpu["memory"]:
        profile["vramGiB"] = round(gpu["memory"] / 2.0 ** 30, 1)


${OPTIONS}

def main():
    global ROOT
    options = Options(description="Says whether this computer is ready.")
    options.add_argument("--json", action="store_true", help="print a machine profile")
    options.add_argument("--cpu", action="store_true", help="judge without the GPU")
    options.add_argument("--this-python", action="store_true", help="bind the profile to this Python")
    options.add_argument("--dir", default=MODEL["id"], help="where the model will be installed")
    options.add_argument("--root", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    ROOT = chosen.root.rstrip("/")
    profile = look(chosen)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    stream = sys.stderr if chosen.json else sys.stdout
    for status, what, text, fix in LINES:
        print("%-4s %s: %s" % (status, what, text), file=stream)
        if fix and status != "ok":
            print("     Fix: " + fix, file=stream)
    statuses = [line[0] for line in LINES]
    if chosen.json:
        print(json.dumps(profile, indent=2))
    return 2 if "FAIL" in statuses else 1 if "warn" in statuses else 0


if __name__ == "__main__":
    sys.exit(main())
`;
