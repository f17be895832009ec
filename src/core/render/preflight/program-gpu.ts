/** The part of `preflight.py` that looks for a GPU, its driver and its memory. */

export const GPU: string = String.raw`
def nvidia():
    """GPUs of NVIDIA: name, driver, memory in bytes, compute capability; unknown parts are empty."""
    places = os.environ.get("PATH", os.defpath) + os.pathsep + ROOT + "/usr/lib/wsl/lib"
    program = shutil.which("nvidia-smi", path=places)
    for fields in ("name,driver_version,memory.total,compute_cap", "name,driver_version,memory.total"):
        output = run(program, "--query-gpu=" + fields, "--format=csv,noheader,nounits") if program else ""
        rows = [[part.strip() for part in line.split(",")] for line in (output or "").splitlines()]
        rows = [row for row in rows if len(row) >= 3 and numbers(row[1])]
        if rows:
            return [{"name": row[0], "driver": row[1], "family": family_of((row + [""])[3]),
                     "memory": int(row[2]) << 20 if row[2].isdigit() else 0} for row in rows]
    found = re.search(r"Kernel Module[^\n]*?\s(\d+\.[\d.]+)\s", read("/proc/driver/nvidia/version") + " ")
    driver = read("/sys/module/nvidia/version") or (found.group(1) if found else "")
    cards = [read(path[len(ROOT):]) for path in glob.glob(ROOT + "/proc/driver/nvidia/gpus/*/information")]
    names = re.findall(r"Model:\s*(.+)", "\n".join(cards))
    if driver or names:
        return [{"name": name, "driver": driver, "family": "nvidia", "memory": 0}
                for name in names or ["NVIDIA GPU"]]
    return [{"name": "NVIDIA GPU", "driver": "", "family": "nvidia", "memory": 0}] if on_bus("0x10de") else []


def family_of(capability):
    for family in FAMILIES:
        low, high = family.get("capability", ("", ""))
        if numbers(low) and numbers(low) <= numbers(capability) <= numbers(high):
            return family["id"]
    return "nvidia"


def on_bus(vendor):
    """Addresses of the graphics devices of a maker."""
    found = []
    for path in glob.glob(ROOT + "/sys/bus/pci/devices/*"):
        path = path[len(ROOT):]
        if read(path + "/vendor") == vendor and read(path + "/class").startswith("0x03"):
            found.append(os.path.basename(path))
    return found


def amd():
    """GPUs of AMD as its compute driver lists them."""
    found = []
    for path in sorted(glob.glob(ROOT + "/sys/class/kfd/kfd/topology/nodes/*/properties")):
        pairs = dict(line.split(None, 1) for line in read(path[len(ROOT):]).splitlines() if " " in line)
        target = int(pairs.get("gfx_target_version", "0"))
        if target:
            gfx = "gfx%d%x%x" % (target // 10000, target // 100 % 100, target % 100)
            found.append({"name": "AMD " + gfx, "driver": "", "gfx": gfx, "memory": 0, "family": "amd"})
            for family in FAMILIES:
                if gfx in family.get("gfx", []):
                    found[-1]["family"] = family["id"]
    sizes = [int(read(path[len(ROOT):]) or 0)
             for path in glob.glob(ROOT + "/sys/class/drm/card*/device/mem_info_vram_total")]
    if len(found) == 1 and sizes:
        found[0]["memory"] = max(sizes)
    if not found and on_bus("0x1002"):
        report("warn", "GPU", "an AMD GPU without its compute driver (amdgpu with /dev/kfd)")
    return found


def gpus(kind, arch):
    if kind == "macos":
        apple = {"name": "Apple GPU", "driver": "", "family": "apple", "memory": 0}
        return [apple] if arch == "aarch64" else []
    found = nvidia() or amd()
    # Bus 0 holds graphics that are part of the processor; those are not counted as a GPU.
    if not found and [at for at in on_bus("0x8086") if not at.startswith("0000:00:")]:
        found = [{"name": "Intel GPU", "driver": "", "family": "intel", "memory": 0}]
    return sorted(found, key=lambda gpu: -gpu["memory"])


def check_gpu(gpu, place, wsl):
    """The driver, the generation and the memory of a GPU that the model could use."""
    family, driver = gpu["family"], gpu["driver"]
    for reason, families in place["gpus"]["refused"].items():
        if family in families:
            report("FAIL", "GPU", gpu["name"] + ": " + reason, "Compute on the processor (--cpu).")
            return
    report("ok", "GPU", gpu["name"])
    floors = [floor for floor, families in place["gpus"]["drivers"].items() if family in families]
    floor = floors[0] if floors else "any"
    where = "Update the driver in Windows; install none inside WSL." if wsl else (
        "Update the driver of NVIDIA; a CUDA toolkit does not help.")
    if place["compute"] == "cuda" and not driver:
        report("FAIL", "Driver", "none is loaded for " + gpu["name"], where.replace("Update", "Install"))
    elif floor != "any" and numbers(driver) < numbers(floor):
        report("FAIL", "Driver", driver + "; needs " + floor + " or newer", where)
    elif driver:
        report("ok", "Driver", driver + ("" if floor == "any" else "; needs %s or newer" % floor))
    if place["compute"] == "cuda" and driver and not wsl and sys.platform == "linux" and (
            not glob.glob(ROOT + "/dev/nvidia[0-9]*")):
        report("warn", "GPU", "its device files are not visible here",
               "In a container, start it with the GPU: docker run --gpus all")
    check_gpu_memory(gpu)


def check_gpu_memory(gpu):
    need, have = MODEL.get("vram_gb"), gpu["memory"]
    if not need:
        return
    if not have:
        report("warn", "GPU memory", "unknown; needs %g GB" % need)
    elif have < need * 1e9:
        report("FAIL", "GPU memory", "%s; needs %g GB" % (gigabytes(have), need),
               "Use a GPU with more memory, or the processor (--cpu).")
    else:
        fits = [name for name, size in MODEL.get("variants", []) if size * 1e9 <= have]
        report("ok", "GPU memory", "%s; needs %g GB" % (gigabytes(have), need)
               + ("; variants that fit: " + ", ".join(fits) if fits else ""))
`;
