/** The end of `verify.py`: the order of the checks, the report and the exit status. */
import { OPTIONS } from '../python-options.ts';

export const END: string = String.raw`
CODES = []


def report(status, what, text, fix="", code=0):
    LINES.append({"status": status, "what": what, "text": text, "fix": fix})
    if code:
        CODES.append(code)


def look(options):
    kind, installed = machine_kind(), distributions()
    device = options.device or DEVICE or built_for(kind, installed)
    expected = expected_on(kind, device)
    if "refused" in expected:
        report("FAIL", "Machine", expected["refused"], "", 6)
        return device
    report("ok", "Python", "%d.%d.%d in %s" % (sys.version_info[:3] + (sys.prefix,)))
    check_packages(expected, installed)
    modules = [FRAMEWORKS[name]["import"] for name in expected["frameworks"]]
    check_imports(modules + [name for name in MODEL["imports"] if name not in modules])
    if 3 in CODES:
        return device
    check_device(expected["frameworks"], device)
    check_interface(MODEL["interface"])
    check_own(MODEL["verify"], options)
    return device


${OPTIONS}

def main():
    global ROOT
    options = Options(description="Checks an installation of a model.")
    options.add_argument("--device", choices=DEVICES, help="what must be used")
    options.add_argument("--weights", action="store_true", help="also what needs the model's files")
    options.add_argument("--timeout", type=float, default=600, help="seconds for each own check")
    options.add_argument("--json", action="store_true", help="print the result as JSON")
    options.add_argument("--root", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    ROOT = chosen.root.rstrip("/")
    faulthandler.enable()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    device = look(chosen)
    code = min(CODES) if CODES else 0
    if chosen.json:
        print(json.dumps({"model": MODEL["id"], "version": MODEL.get("version"), "device": device,
                          "status": code, "checks": LINES}, indent=2))
        return code
    for line in LINES:
        print("%-4s %s: %s" % (line["status"], line["what"], line["text"]))
        if line["fix"] and line["status"] == "FAIL":
            print("     Fix: " + line["fix"])
    return code


if __name__ == "__main__":
    sys.exit(main())
`;
