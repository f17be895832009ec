/**
 * The Python that every cell of a notebook leans on: plain functions of the standard library, no
 * magics. `%pip` and `!` lines expand braces and dollar signs in what follows them; a list of string
 * literals handed to `subprocess` does not, runs the kernel's own interpreter all the same, and can
 * be compiled and tested.
 * @see https://ipython.readthedocs.io/en/stable/interactive/reference.html#system-shell-access
 */

/** Names of the functions that only some notebooks need. */
export type Extra = 'ask' | 'clone' | 'download' | 'preload' | 'tell';

/** Imports and functions of the first cell; none of it depends on a card. */
export function preamble(extras: ReadonlySet<Extra>): readonly string[] {
  const wanted = EXTRAS.filter(([name]) => extras.has(name)).map(([, text]) => text);
  return [BASE, ...wanted].join('\n\n\n').split('\n');
}

const BASE = `import importlib
import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import site
import subprocess
import sys
import sysconfig
import tempfile

IN_COLAB = 'google.colab' in sys.modules or 'COLAB_RELEASE_TAG' in os.environ
KEPT = {}


class Stop(Exception):
    """Ends a cell with one sentence instead of a traceback."""

    def _render_traceback_(self):
        return ['Stopped: ' + str(self)]


def run(argv, env=None, folder=None):
    """Runs a program and shows what it says as it says it."""
    print('+', *argv, flush=True)
    try:
        process = subprocess.Popen(
            argv,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors='replace',
        )
    except FileNotFoundError:
        raise Stop(argv[0] + ' is not there.') from None
    with process:
        for line in process.stdout:
            print(line, end='')
    if process.returncode != 0:
        raise Stop(argv[0] + ' ended with status ' + str(process.returncode) + '.')


def inside(argv, env=None, folder=None):
    """Runs a program of the environment that this kernel runs in."""
    own = sysconfig.get_path('scripts')
    found = shutil.which(argv[0], path=os.pathsep.join([own, os.environ.get('PATH', '')]))
    program = sys.executable if argv[0] == 'python' else found or argv[0]
    run([program, *argv[1:]], env, folder)


def install(requirements, options=(), env=None, editable=()):
    """Installs with the pip of this kernel; what stays as it is keeps its version."""
    words = []
    for requirement in requirements:
        name = re.match('[A-Za-z0-9._-]*', requirement).group().lower()
        words += ['--editable', requirement] if requirement in editable else [
            KEPT.get(re.sub('[-_.]+', '-', name), requirement)
        ]
    before = loaded()
    with tempfile.TemporaryDirectory() as folder:
        limits = os.path.join(folder, 'kept.txt')
        with open(limits, 'w', encoding='utf-8') as file:
            file.writelines(line + '\\n' for line in KEPT.values())
        keep = ['--constraint', limits] if KEPT else []
        run([sys.executable, '-m', 'pip', 'install', *options, *keep, *words], env)
    importlib.invalidate_caches()
    if editable:
        site.addsitedir(sysconfig.get_path('purelib'))
    changed = sorted(name for name, version in before.items() if version_of(name) != version)
    if changed:
        print('In use already and now another version:', ', '.join(changed) + '.')
        print('Restart the kernel after this cell, then run all cells again.')


def enter(folder):
    """Makes a folder and goes there; a second call stays."""
    if os.path.basename(os.getcwd()) != folder:
        os.makedirs(folder, exist_ok=True)
        os.chdir(folder)


def version_of(name):
    """The version of a package that is installed, or None."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def loaded():
    """Versions of the packages that this kernel has imported already; Python 3.9 cannot tell."""
    owners = getattr(importlib.metadata, 'packages_distributions', dict)()
    names = {owner for module in list(sys.modules) for owner in owners.get(module, ())}
    return {name: version_of(name) for name in names}


def fits(version, limit):
    """Whether a version is in a range, as pip reads both."""
    from pip._vendor.packaging.specifiers import SpecifierSet

    return SpecifierSet(limit).contains(version, prereleases=True)


def keep(groups):
    """Notes what Colab brings and the model accepts: a framework and what goes with it."""
    for group in groups:
        there = {name: version_of(name) for name in group}
        main, limit = next(iter(group.items()))
        if there[main] is None:
            continue
        if not fits(there[main], limit):
            print(main, there[main], 'is there, but the model needs', limit + '; it is replaced.')
            continue
        KEPT.update({name: name + '==' + version for name, version in there.items() if version})
    if KEPT:
        print('Stays as it is:', ', '.join(KEPT.values()))


def check_python(name, ranges, planned, advice):
    """Stops where this kernel's Python does not fit the model."""
    if importlib.util.find_spec('pip') is None:
        raise Stop('The Python of this kernel has no pip. Start Jupyter in an environment that has it.')
    here = platform.python_version()
    if not all(fits(here, limit) for limit in ranges):
        needed = ' and '.join(ranges)
        raise Stop(name + ' needs Python ' + needed + '; this kernel runs Python ' + here + '. ' + advice)
    if '.'.join(here.split('.')[:2]) != planned:
        print('Made for Python', planned + ', this kernel runs', here + '; the model accepts both.')`;

const EXTRAS: readonly (readonly [Extra, string])[] = [
  [
    'ask',
    `def ask(name, secret, optional):
    """Asks for the value of a variable, unless it is set; it is kept in this session only."""
    if os.environ.get(name):
        return
    from getpass import getpass

    value = (getpass if secret else input)(name + ': ').strip()
    if value:
        os.environ[name] = value
    elif not optional:
        raise Stop(name + ' is needed.')`,
  ],
  [
    'clone',
    `def clone(repo, commit, into):
    """Fetches a repository at one commit; a second call only goes to the commit."""
    if not os.path.isdir(into):
        run(['git', 'clone', '--', repo, into])
    run(['git', '-C', into, 'checkout', '--detach', commit])`,
  ],
  [
    'download',
    `def download(url, file, sha256=None):
    """Fetches a file; what does not have the checksum is deleted."""
    import hashlib
    import urllib.request

    os.makedirs(os.path.dirname(file) or '.', exist_ok=True)
    urllib.request.urlretrieve(url, file)
    with open(file, 'rb') as stream:
        digest = hashlib.sha256()
        for block in iter(lambda: stream.read(1 << 20), b''):
            digest.update(block)
    if sha256 is not None and digest.hexdigest() != sha256:
        os.remove(file)
        raise Stop(file + ' is not the file that was expected: its checksum differs.')`,
  ],
  [
    'preload',
    `def preload(folders):
    """Loads libraries that the loader of this running kernel would not look for any more."""
    import ctypes

    roots = [sysconfig.get_path('purelib'), *site.getsitepackages()]
    places = [os.path.join(root, folder) for root in roots for folder in folders]
    places = [place for place in dict.fromkeys(places) if os.path.isdir(place)]
    before = os.environ.get('LD_LIBRARY_PATH')
    os.environ['LD_LIBRARY_PATH'] = os.pathsep.join(places + ([before] if before else []))
    waiting = [
        os.path.join(place, name)
        for place in places
        for name in sorted(os.listdir(place))
        if '.so' in name
    ]
    while waiting:
        failed = []
        for path in waiting:
            try:
                ctypes.CDLL(path, mode=ctypes.RTLD_GLOBAL)
            except OSError:
                failed.append(path)
        if len(failed) == len(waiting):
            break
        waiting = failed`,
  ],
  [
    'tell',
    `def tell(why, lines):
    """Shows what only a terminal with administrator rights can do."""
    print('If it is not there yet, in a terminal (' + why + '):')
    print(lines)`,
  ],
];
