"""Validates notebooks with Jupyter's own reader and runs their cells without doing anything.

Reads {"notebooks": [text, ...], "scenarios": [{...}, ...]} and writes one record for each notebook:
what nbformat says, which cells do not compile, and for each scenario what was called, asked, set and
shown. Programs are not started and folders not changed; everything else of a cell really runs.
"""

import builtins
import contextlib
import copy
import functools
import getpass
import importlib.metadata
import importlib.util
import io
import json
import os
import platform
import shutil
import site
import subprocess
import sys
import types
from unittest import mock

import nbformat

# Loaded before the modules are patched, so that each run finds them.
import pip._vendor.packaging.specifiers  # noqa: F401
import tempfile  # noqa: F401


BEFORE = dict(os.environ)


@functools.lru_cache(maxsize=None)
def compiled(source):
    """The cell's code: most cells stand in many notebooks."""
    return compile(source, 'cell', 'exec')


class Done:
    """A program that said nothing and ended well."""

    stdout = ()
    returncode = 0

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return None


class Recorder:
    """Stands in for the machine and remembers what was wanted of it."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.calls = []
        self.asked = []
        self.kept = []

    def popen(self, argv, cwd=None, env=None, **_options):
        changed = {key: value for key, value in env.items() if BEFORE.get(key) != value}
        for option, path in zip(argv, argv[1:]):
            if option == '--constraint':
                with open(path, encoding='utf-8') as file:
                    self.kept.append(file.read().splitlines())
        self.calls.append({'argv': list(argv), 'env': changed, 'in': cwd})
        return Done()

    def version(self, name):
        installed = self.scenario.get('installed', {})
        if name not in installed:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed[name]

    def ask(self, prompt=''):
        self.asked.append(prompt)
        return 'typed'

    def which(self, name, path=None):
        if path is not None:
            return None
        return None if name in self.scenario.get('missing', []) else '/usr/bin/' + name


def run(cells, scenario):
    recorder = Recorder(scenario)
    modules = {}
    if scenario['colab']:
        modules = {'google': types.ModuleType('google'), 'google.colab': types.ModuleType('colab')}
    shown = io.StringIO()
    stopped = None
    where = []
    made = []
    with contextlib.ExitStack() as stack:
        for patch in (
            mock.patch.dict(sys.modules, modules),
            mock.patch.dict(os.environ, {}),
            mock.patch.object(subprocess, 'Popen', recorder.popen),
            mock.patch.object(importlib.metadata, 'version', recorder.version),
            mock.patch.object(importlib.metadata, 'packages_distributions', dict, create=True),
            mock.patch.object(platform, 'python_version', lambda: scenario['python']),
            mock.patch.object(platform, 'machine', lambda: scenario['machine']),
            mock.patch.object(sys, 'platform', scenario['platform']),
            mock.patch.object(shutil, 'which', recorder.which),
            mock.patch.object(getpass, 'getpass', recorder.ask),
            mock.patch.object(builtins, 'input', recorder.ask),
            mock.patch.object(os, 'chdir', where.append),
            mock.patch.object(os, 'makedirs', lambda path, **_options: made.append(path)),
            mock.patch.object(site, 'addsitedir', lambda _folder: None),
            contextlib.redirect_stdout(shown),
        ):
            stack.enter_context(patch)
        names = {'__name__': '__main__'}
        try:
            for source in cells:
                exec(compiled(source), names)
        except Exception as error:
            is_ours = hasattr(error, '_render_traceback_')
            stopped = ' '.join(error._render_traceback_()) if is_ours else repr(error)
        set_names = {k: v for k, v in os.environ.items() if BEFORE.get(k) != v}
    return {
        'calls': recorder.calls,
        'asked': recorder.asked,
        'kept': recorder.kept,
        'entered': where,
        'made': made,
        'set': set_names,
        'stopped': stopped,
        'shown': shown.getvalue(),
    }


def judge(text, scenarios):
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    problem = None
    try:
        nbformat.validate(notebook)
        if nbformat.validator.normalize(copy.deepcopy(notebook))[0]:
            problem = 'nbformat would repair it'
    except nbformat.ValidationError as error:
        problem = str(error)
    is_same = nbformat.writes(notebook, version=nbformat.NO_CONVERT, ensure_ascii=True).rstrip('\n')
    sources = []
    failed = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != 'code':
            continue
        try:
            compiled(cell.source)
        except SyntaxError as error:
            failed.append(str(error))
        before = notebook.cells[index - 1].source
        if not before.startswith('## Use it'):
            sources.append(cell.source)
    return {
        'problem': problem,
        'failed': failed,
        'written': is_same,
        'runs': [run(sources, scenario) for scenario in scenarios],
    }


def main():
    wanted = json.load(sys.stdin)
    json.dump([judge(text, wanted['scenarios']) for text in wanted['notebooks']], sys.stdout)


main()
