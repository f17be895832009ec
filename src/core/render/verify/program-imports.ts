/** The part of `verify.py` that looks at packages and imports, and knows which package helps. */

export const IMPORTS: string = String.raw`
def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions():
    """Versions of what is installed, by normalised name."""
    found = {}
    for one in importlib.metadata.distributions():
        name = one.metadata["Name"]
        if name:
            found.setdefault(normal(name), one.version)
    return found


def check_packages(expected, installed):
    """Codes 1 and 2: what the plan installs is there, in a version that it allows."""
    for name, specifier in sorted(expected["packages"].items()):
        version = installed.get(name)
        if version is None:
            if name not in expected["optional"]:
                report("FAIL", name, "is not installed", "Install it by the steps of the model's page.", 1)
            continue
        try:
            fits = satisfies(version, specifier)
        except ValueError:
            fits = False
        if fits:
            report("ok", name, version)
        else:
            report("FAIL", name, version + "; the plan wants " + specifier,
                   "Install again in a new environment.", 2)


def bring(module):
    """Imports a module; gives it, or the error."""
    try:
        return importlib.import_module(module), None
    except BaseException as error:  # Some modules end the program when they find no device.
        return None, error


def check_imports(modules):
    """Code 3."""
    for name in modules:
        error = bring(name)[1]
        if error is None:
            report("ok", "import " + name, "works")
        else:
            text, fix = explain(error)
            report("FAIL", "import " + name, text, fix, 3)


MISSING = (
    r"([\w.+-]+\.so[.\d]*): cannot open shared object file",
    r"Error loading shared library ([\w.+-]+):",
    r"Library not loaded: (\S+)",
)


def explain(error):
    """What an import error says, and the package that would help."""
    text = (type(error).__name__ + ": " + str(error)).strip()
    first = text.splitlines()[0][:300]
    for pattern in MISSING:
        found = re.search(pattern, text)
        if found:
            soname = os.path.basename(found.group(1))
            return "the library " + soname + " is missing (" + first + ")", package_of(soname)
    if "DLL load failed" in text:
        return first, package_of("vcruntime140_1.dll")
    return first, ""


def package_of(soname):
    """The line that installs a library here."""
    (row, _), _, _ = here()
    stem = soname.split(".so")[0]
    for key in (row["base"], row["manager"]) if row else ():
        for name, packages in LIBRARIES.get(key, {}).items():
            if fnmatch.fnmatch(soname, name) or (".so" in name and name.split(".so")[0] == stem):
                return MANAGERS[row["manager"]] + " " + packages if packages else ""
    return ""


def here():
    kind, arch = system()
    release = os_release() if kind == "linux" else {}
    return listed(kind, arch, release), kind, arch


def machine_kind():
    """The kind of this machine in EXPECTED, such as linux-x86_64."""
    (row, _), kind, arch = here()
    for other in PLATFORMS:
        if kind == "linux" and "wsl" in other and is_wsl() and arch in other["ids"]:
            return other["ids"][arch][1]
    return row["kind"] if row else kind + "-" + arch
`;
