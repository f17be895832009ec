import { describe, expect, it } from 'vitest';
import type { Action, Environment, Plan } from '../plan/plan.ts';
import { actionCommands } from './commands.ts';

const VENV: Environment = { kind: 'venv', path: '.venv' };
const CONDA: Environment = { kind: 'conda', path: 'env' };
const CONTAINER: Environment = { kind: 'container', path: '/opt/venv' };

/** The argument lists that an action comes to. */
function argvs(
  action: Action,
  shell: Plan['shell'] = 'posix',
  environment = VENV,
  others: readonly Action[] = [],
): readonly (readonly string[])[] {
  const step = {
    id: 'step',
    phase: 'packages',
    title: 'Step',
    reason: 'Reason',
    changes: 'Nothing',
    root: false,
    actions: [...others, action],
  } as const;
  const plan: Plan = {
    kind: 'plan',
    card: { id: 'a', name: 'A' },
    place: {
      platform: { id: 'debian-12', name: 'Debian 12', os: 'linux' },
      gpu: { id: 'cpu', name: 'No GPU' },
      compute: 'cpu',
      tool: 'pip',
      features: [],
    },
    shell,
    folder: 'a',
    environment,
    choices: [],
    assumptions: [],
    cautions: [],
    evidence: { level: 'unknown' },
    steps: [step],
  };
  return actionCommands(plan, action).flatMap((it) => (it.kind === 'run' ? [it.argv] : []));
}

const PIP = { do: 'pip-install', with: 'pip', requirements: ['a', 'b>1'], flags: [] } as const;
const UV = { ...PIP, with: 'uv', uv: 'uv' } as const;
const WHISPER = { do: 'run-inside', argv: ['whisper', 'x'] } as const;

describe('pip', () => {
  it('is called by the interpreter of the environment', () => {
    expect(argvs(PIP)).toEqual([['.venv/bin/python', '-m', 'pip', 'install', 'a', 'b>1']]);
    expect(argvs(PIP, 'powershell')[0]?.[0]).toBe('.\\.venv\\Scripts\\python.exe');
    expect(argvs(PIP, 'posix', CONTAINER)[0]?.[0]).toBe('python');
  });

  it('is reached through conda where uv lies in the environment', () => {
    const create = {
      do: 'create-conda-environment',
      conda: 'conda',
      path: 'env',
      channels: [],
      packages: [],
    } as const;

    const found = argvs({ ...UV, uv: undefined }, 'posix', CONDA, [create]);

    expect(found).toEqual([
      [
        'conda',
        'run',
        '--no-capture-output',
        '--prefix',
        './env',
        'uv',
        'pip',
        'install',
        '--python',
        'env/bin/python',
        'a',
        'b>1',
      ],
    ]);
  });

  it('gets options before requirements', () => {
    const action: Action = {
      ...PIP,
      indexUrl: 'https://a.org/',
      findLinks: 'https://b.org/',
      flags: ['pre', 'no-deps', 'force-reinstall', 'only-binary', 'no-binary', 'upgrade'],
    };

    const [argv = []] = argvs(action);

    expect(argv.slice(4).join(' ')).toBe(
      '--pre --no-deps --force-reinstall --only-binary=:all: --no-binary=:all: --upgrade ' +
        '--index-url https://a.org/ --find-links https://b.org/ a b>1',
    );
  });

  it('installs from folders so that edits count, and leaves plain what only names a version', () => {
    const [argv = []] = argvs({
      ...PIP,
      requirements: ['./source', 'b>1'],
      flags: ['editable'],
    });

    expect(argv.slice(4)).toEqual(['--editable', './source', 'b>1']);
  });

  it('never reads a requirement as an option', () => {
    const [argv = []] = argvs({ ...PIP, requirements: ['--index-url=https://evil.example'] });

    expect(argv.slice(4)).toEqual(['--', '--index-url=https://evil.example']);
  });

  it('cannot choose a backend', () => {
    expect(() => argvs({ ...PIP, torchBackend: 'cu130' })).toThrow(RangeError);
  });

  it('gets markers in single quotes where PowerShell would lose double ones', () => {
    const action = { ...PIP, requirements: ['a; python_version < "3.13"'] };

    expect(argvs(action)[0]?.at(-1)).toBe('a; python_version < "3.13"');
    expect(argvs(action, 'powershell')[0]?.at(-1)).toBe("a; python_version < '3.13'");
  });
});

describe('uv', () => {
  it('is told the interpreter and needs no activation', () => {
    const start = ['uv', 'pip', 'install', '--python'];

    expect(argvs(UV)[0]).toEqual([...start, '.venv/bin/python', 'a', 'b>1']);
    expect(argvs(UV, 'powershell')[0]?.[4]).toBe('.venv\\Scripts\\python.exe');
    expect(argvs(UV, 'powershell', CONDA)[0]?.[4]).toBe('env\\python.exe');
    expect(argvs(UV, 'posix', CONTAINER)[0]?.[3]).toBe('--system');
  });

  it('has its own words for flags', () => {
    const action: Action = {
      ...UV,
      torchBackend: 'cu130',
      flags: ['pre', 'force-reinstall', 'no-build-isolation'],
    };

    const [argv = []] = argvs(action);

    expect(argv.slice(5).join(' ')).toBe(
      '--prerelease=allow --reinstall --no-build-isolation --torch-backend=cu130 a b>1',
    );
  });

  it('makes an environment with pip inside only when asked to', () => {
    const action = { do: 'create-uv-venv', uv: 'uv', python: '3.12', path: '.venv' } as const;

    const bare = argvs({ ...action, seed: false });
    const seeded = argvs({ ...action, seed: true });
    const mirrored = argvs({ ...action, seed: true, indexUrl: 'https://example.org/simple' });

    expect(bare).toEqual([['uv', 'venv', '--python', '3.12', '.venv']]);
    expect(seeded).toEqual([['uv', 'venv', '--python', '3.12', '--seed', '.venv']]);
    expect(mirrored[0]?.slice(4)).toEqual([
      '--seed',
      '--default-index',
      'https://example.org/simple',
      '.venv',
    ]);
  });
});

describe('conda', () => {
  const create: Action = {
    do: 'create-conda-environment',
    conda: 'micromamba',
    path: 'env',
    channels: ['conda-forge', 'nvidia'],
    packages: ['python=3.12'],
  };

  it('uses the named channels and no others', () => {
    expect(argvs(create)[0]?.join(' ')).toBe(
      'micromamba create --yes --prefix ./env --override-channels ' +
        '--channel conda-forge --channel nvidia python=3.12',
    );
    expect(argvs(create, 'powershell')[0]).toContain('.\\env');
  });

  it('runs programs in the environment by the program that made it', () => {
    const byConda = argvs(WHISPER, 'posix', CONDA);
    const byMicromamba = argvs(WHISPER, 'powershell', CONDA, [create]);

    expect(byConda).toEqual([
      ['conda', 'run', '--no-capture-output', '--prefix', './env', 'whisper', 'x'],
    ]);
    expect(byMicromamba).toEqual([['micromamba', 'run', '--prefix', '.\\env', 'whisper', 'x']]);
  });
});

describe('a program of the environment', () => {
  it('is called by its path', () => {
    expect(argvs(WHISPER)).toEqual([['.venv/bin/whisper', 'x']]);
    expect(argvs(WHISPER, 'powershell')).toEqual([['.\\.venv\\Scripts\\whisper.exe', 'x']]);
    expect(argvs(WHISPER, 'posix', CONTAINER)).toEqual([['whisper', 'x']]);
  });

  it('is found from another folder', () => {
    const action: Action = { ...WHISPER, in: 'a/b' };

    expect(argvs(action)[0]?.[0]).toBe('../../.venv/bin/whisper');
    expect(argvs(action, 'powershell')[0]?.[0]).toBe('..\\..\\.venv\\Scripts\\whisper.exe');
    expect(argvs(action, 'posix', CONDA)[0]?.[4]).toBe('../../env');
  });

  it.each(['../a', 'a/../..', '/a'])('does not run in %s', (folder) => {
    expect(() => argvs({ ...WHISPER, in: folder })).toThrow(RangeError);
  });
});

describe('a clone', () => {
  it('ends at the pinned commit', () => {
    const action: Action = { do: 'clone', repo: 'https://a.org/b', commit: 'c0ffee', into: 'b' };

    expect(argvs(action)).toEqual([
      ['git', 'clone', '--', 'https://a.org/b', 'b'],
      ['git', '-C', 'b', 'checkout', '--detach', 'c0ffee'],
    ]);
  });
});
