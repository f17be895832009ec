/** The part of `verify.py` that looks at the device, the interface and the model's own check. */

export const CHECKS: string = String.raw`
def expected_on(kind, device):
    for row in EXPECTED:
        if "any" in row["on"] or kind + " " + device in row["on"]:
            return row
    return {"refused": "There is no plan for this system with this device."}


def built_for(kind, installed):
    """The device for which the installed frameworks were built, among those that have a plan."""
    for device in ("cuda", "rocm", "xpu", "mps"):
        for framework in FRAMEWORKS.values():
            expression = framework["built_for"].get(device)
            module = bring(framework["import"])[0] if expression else None
            if module is None or "refused" in expected_on(kind, device):
                continue
            try:
                if eval(expression, {framework["import"]: module, "installed": installed}):
                    return device
            except Exception:
                continue
    plans = [device for device in DEVICES if "refused" not in expected_on(kind, device)]
    return plans[0] if plans else "cpu"


DEVICES = ("cpu", "cuda", "rocm", "mps", "xpu")


def check_device(names, device):
    """Code 4: the framework sees the device, and computes on it."""
    for name in names:
        framework = FRAMEWORKS[name]
        values = {framework["import"]: importlib.import_module(framework["import"])}
        sees, computes = framework["sees"].get(device), framework["computes"].get(device)
        what = framework["name"] + " on " + device
        try:
            if sees and not eval(sees, values):
                report("FAIL", what, "does not see the device (" + sees + ")",
                       "Look at the driver with preflight.py, and at the build: pip show " + framework["package"], 4)
                continue
            if computes:
                exec(computes, values)
        except Exception as error:
            report("FAIL", what, "does not compute: " + explain(error)[0], explain(error)[1], 4)
            continue
        if sees or computes:
            report("ok", what, "computes" if computes else "is seen")
        else:
            report("skip", what, "there is no way to ask")


def check_interface(interface):
    """Code 5: a host finds the plug-in, and it has the methods that the host calls."""
    points = entry_points(interface["group"]) if "group" in interface else []
    found = [point for point in points if point.name == interface.get("name")]
    thing = None
    try:
        if "group" in interface:
            what = "plug-in " + interface["name"] + " of " + interface["group"]
            if not found:
                report("FAIL", what, "is not registered", "Install the model again.", 5)
                return
            if "object" in interface and found[0].value.split("[")[0].strip() != interface["object"]:
                report("FAIL", what, "is " + found[0].value + ", not " + interface["object"], "", 5)
                return
            thing = found[0].load()
            report("ok", what, "is registered")
        if "class" in interface:
            module, _, name = interface["class"].partition(":")
            thing = getattr(importlib.import_module(module), name)
    except Exception as error:
        report("FAIL", "interface", explain(error)[0], explain(error)[1], 5)
        return
    for method in interface.get("methods", []):
        if callable(getattr(thing, method, None)):
            report("ok", "method " + method, "is there")
        else:
            report("FAIL", "method " + method, "is missing", "", 5)


def entry_points(group):
    if sys.version_info >= (3, 10):
        return list(importlib.metadata.entry_points(group=group))
    return list(importlib.metadata.entry_points().get(group, []))


def check_own(verify, options):
    """Code 5: what the card says proves that the model works."""
    if verify.get("needs_weights") and not options.weights:
        report("skip", "own check", "it needs the files of the model; add --weights")
        return
    if "python" in verify:
        clean = "import sys\nsys.path[:] = [p for p in sys.path if p]\n"
        run_own([sys.executable, "-c", clean + verify["python"]], verify["python"], options.timeout)
    if "run" in verify:
        run_own([program(verify["run"][0])] + verify["run"][1:], " ".join(verify["run"]), options.timeout)


def program(name):
    if name in ("python", "python3"):
        return sys.executable
    folders = [sysconfig.get_path("scripts"), os.path.dirname(sys.executable), os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(folders)) or name


def run_own(command, shown, timeout):
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=timeout,
                              env=dict(os.environ, PYTHONSAFEPATH="1"))
    except subprocess.TimeoutExpired:
        report("FAIL", "own check", "took more than %g seconds: %s" % (timeout, shown), "", 5)
        return
    except OSError as error:
        report("FAIL", "own check", "cannot be started: " + str(error), "", 5)
        return
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    if done.returncode == 0:
        report("ok", "own check", "passed")
        return
    text, fix = explain(RuntimeError("\n".join(lines[-20:])))
    last = lines[-1][:300] if lines else ""
    report("FAIL", "own check", "ended with %d: %s" % (done.returncode, last if not fix else text), fix, 5)
`;
