import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../scripts/golden.mjs', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function golden(...args: string[]) {
  const { INIT_CWD: _, ...env } = process.env;
  return spawnSync(process.execPath, [script, ...args], { cwd: folder, env, encoding: 'utf8' });
}
const write = (...cases: object[]) =>
  writeFileSync(join(folder, 'cases.json'), JSON.stringify({ cases }));
const entropy = (p: unknown, expected: unknown) => ({
  fn: 'info.binaryEntropyBits',
  args: { p },
  expected,
  rtol: 1e-12,
});

it('counts, and is content', () => {
  write(entropy(0.5, 1), entropy('NaN', null), { fn: 'info.unheardOf', args: {}, expected: 1 });
  const { stdout, stderr, status } = golden('.');
  expect(stderr).toBe('');
  expect(stdout).toBe(
    'No function yet for:\n  info.unheardOf (1)\n2 passed, 0 failed, 1 unmapped\n',
  );
  expect(status).toBe(0);
  expect(golden('.', '--strict')).toMatchObject({ stdout, status: 1 });
});

it('prints what failed: a wrong value, a thrown error', () => {
  write(entropy(0.5, 2), entropy(2, 'Infinity'));
  const { stdout, status } = golden(folder);
  expect(stdout).toBe(`FAIL info.binaryEntropyBits (${join(folder, 'cases.json')})
  args      {"p":0.5}
  expected  2  rtol 1e-12
  got       1
FAIL info.binaryEntropyBits (${join(folder, 'cases.json')})
  args      {"p":2}
  expected  "Infinity"  rtol 1e-12
  threw     DomainError: binaryEntropy: expected p in [0, 1], got 2
0 passed, 2 failed, 0 unmapped
`);
  expect(status).toBe(1);
});

it('refuses what it cannot read, with exit code 2 and a sentence', () => {
  const refusal = (...args: string[]) => {
    const { stdout, stderr, status } = golden(...args);
    expect([stdout, status]).toEqual(['', 2]);
    return stderr;
  };
  expect(refusal('nowhere')).toContain('nowhere: no such folder');
  expect(refusal()).toContain('expected one folder, got 0; usage:');
  expect(refusal('.', '--loose')).toContain('unknown option --loose');
  expect(refusal('.')).toContain('holds no *.json file');
  writeFileSync(join(folder, 'cases.json'), '{"cases": [');
  expect(refusal('.')).toContain('cases.json is not JSON');
});
