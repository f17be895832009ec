import { describe, expect, it } from 'vitest';
import { maskLog } from './mask.ts';

describe('a masked log', () => {
  it.each([
    ['token=hf_abcdefGHIJKL123456', 'hf_abc'],
    ['https://ada:lovelace@example.org/simple', 'lovelace'],
    ['Authorization: Bearer abc.def-ghi', 'abc.def'],
    ['HF_TOKEN: verysecret123', 'verysecret'],
    ['my mail is ada.l@example.org', 'ada.l'],
    ['File "/home/ada/venv/lib/x.py"', 'ada'],
    ['C:\\Users\\Ada Lovelace\\x', 'Ada'],
    ['C:\\Users\\Ada Lovelace\\x', 'Lovelace'],
    ["'C:\\\\Users\\\\ada/.cache'", 'ada'],
    ['PS C:\\Users\\ada> pip install x', 'ada'],
    ['ada@laptop:~/work$ pip install x', 'ada'],
    ['huggingface-cli login --token abcdefgh', 'abcdefgh'],
    ['https://x.example/y?Policy=abc123&Signature=def456', 'def456'],
    ['GPU=1 ; hostname=DESKTOP-F9GHF2T ; file=x', 'DESKTOP'],
    ['/Users/ada/Library', 'ada'],
    ['File "/home/users/ada/.local/lib/x.py"', 'ada'],
    ['if HF_TOKEN==verysecret123:', 'verysecret'],
    ['export OPENAI_API_KEY="sk-1234567890abcdefghij"', '1234567890'],
  ])('does not hold what it must not: %s', (log, secret) => {
    expect(maskLog(log)).not.toContain(secret);
  });

  it.each([
    'ImportError: libGL.so.1: cannot open shared object file: No such file',
    '`flash-attn@2.8.1` depends on `torch`',
    'Collecting foo@ git+https://github.com/foo/foo.git@4d15556',
    'ERROR: No matching distribution found for torch==1.13.1',
    'The user requested tokenizers==0.13.2',
  ])('keeps what a reader needs: %s', (log) => {
    expect(maskLog(log)).toBe(log);
  });
});
