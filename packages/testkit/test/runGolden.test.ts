import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runGolden } from '../src/index.ts';

let folder: string;
let files = 0;
beforeEach(() => {
  files = 0;
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const golden = (...cases: unknown[]) =>
  writeFileSync(join(folder, `${files++}.json`), JSON.stringify({ cases }));

const map = {
  double: ({ x }: { x: number }) => 2 * x,
  later: async ({ x }: { x: number }) => x,
  boom: () => {
    throw new RangeError('boom: expected x > 0, got 0');
  },
};

it('counts the cases of every file that are met', async () => {
  golden({ fn: 'double', args: { x: 2 }, expected: 4, rtol: 0 });
  golden(
    { fn: 'double', args: { x: '-Infinity' }, expected: '-Infinity' },
    { fn: 'later', args: { x: 'NaN' }, expected: null },
  );
  writeFileSync(join(folder, 'notes.txt'), 'not read');
  expect(await runGolden(folder, map)).toEqual({ passed: 3, failed: [], unmapped: {}, ok: true });
});

it('keeps what came out of a case that is not met', async () => {
  const wrong = { fn: 'double', args: { x: 2 }, expected: 5, rtol: 1e-3 };
  golden({ fn: 'double', args: { x: 1 }, expected: 2 }, wrong);
  expect(await runGolden(folder, map)).toEqual({
    passed: 1,
    failed: [{ ...wrong, file: join(folder, '0.json'), got: 4 }],
    unmapped: {},
    ok: false,
  });
});

it('takes what a function throws as a failure and goes on', async () => {
  golden({ fn: 'boom', args: {}, expected: null }, { fn: 'double', args: { x: 1 }, expected: 2 });
  const { passed, failed, ok } = await runGolden(folder, map);
  expect([passed, failed.length, ok]).toEqual([1, 1, false]);
  expect(failed[0]).toMatchObject({ error: 'RangeError: boom: expected x > 0, got 0' });
  expect(failed[0]).not.toHaveProperty('got');
});

it('names the quantities without a function, which only a strict run refuses', async () => {
  golden({ fn: 'new', args: {}, expected: 1 }, { fn: 'toString', args: {}, expected: 1 });
  golden({ fn: 'new', args: {}, expected: 2 });
  const unmapped = { new: 2, toString: 1 };
  expect(await runGolden(folder, map)).toEqual({ passed: 0, failed: [], unmapped, ok: true });
  expect(await runGolden(folder, map, { strict: true })).toMatchObject({ unmapped, ok: false });
});

it('says what is wrong with a folder', async () => {
  await expect(runGolden(join(folder, 'none'), map)).rejects.toThrow('none: no such folder');
  await expect(runGolden(folder, map)).rejects.toThrow('holds no *.json file');
  golden({ fn: 'double' });
  await expect(runGolden(folder, map)).rejects.toThrow('expected fn and expected in case 1');
  await expect(runGolden(join(folder, '0.json'), map)).rejects.toThrow('is not a folder');
  writeFileSync(join(folder, '0.json'), '{"cases": [');
  await expect(runGolden(folder, map)).rejects.toThrow('0.json is not JSON');
  writeFileSync(join(folder, '0.json'), 'null');
  await expect(runGolden(folder, map)).rejects.toThrow('expected {"cases": [...]}');
});
