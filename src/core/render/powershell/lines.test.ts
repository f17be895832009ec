import { describe, expect, it } from 'vitest';
import { powerShellLines } from './lines.ts';

const spelling = { ask: () => [], afterCall: () => [] };
const file = { kind: 'download', url: 'https://example.org/a.exe', file: 'a.exe' } as const;

describe('a download in PowerShell', () => {
  it('names the proxy, as variables are not read', () => {
    expect(powerShellLines({ ...file, proxy: 'http://proxy.example.org:3128' }, spelling)).toEqual([
      "Invoke-WebRequest -UseBasicParsing -Proxy 'http://proxy.example.org:3128' -Uri 'https://example.org/a.exe' -OutFile 'a.exe'",
    ]);
  });

  it('names none without', () => {
    expect(powerShellLines(file, spelling)[0]).not.toContain('-Proxy');
  });
});
