import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claims } from '@bits-per-sample/lab';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { simulateClaims } from '../../src/claims/simulateClaims.ts';
import { printed, runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'claims-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

it('lists the claims', async () => {
  const lines = (await printed('simulate')).trimEnd().split('\n');
  expect(lines).toHaveLength(16);
  expect(lines[0]).toMatch(/^crossover {7}Below a pass rate of ½/);
});

it('tells what was found, what was expected, the verdict and what a real run showed', async () => {
  const text = await printed('simulate', 'goldilocks');
  expect(text).toMatch(/groups of 64: half are live from +0\.01077 \(expected 0\.011\)/);
  expect(text).toContain('Verdict: Holds; larger groups widen the zone.');
  expect(text).toContain('A real run: Useful bits per rollout peaked');
});

it('prints the same as JSON', async () => {
  const { schema, seed, claims } = JSON.parse(
    await printed('simulate', 'first-success', '--seed', '3', '--json'),
  );
  expect({ schema, seed }).toEqual({ schema: 'bits-per-sample/claims/1', seed: 3 });
  expect(claims).toMatchObject([{ id: 'first-success', passed: true, whatTheRealRunSays: null }]);
});

it('writes data and a picture of the claim, and a page that asks nothing', async () => {
  const out = join(folder, 'deep', 'er');
  const text = await printed('simulate', 'best-of', '--out', out);
  expect(readdirSync(out).sort()).toEqual(['best-of.json', 'best-of.svg', 'index.html']);
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  expect(JSON.parse(read('best-of.json'))).toMatchObject({
    schema: 'bits-per-sample/claims/1',
    seed: 1,
    claims: [{ id: 'best-of', passed: true, setting: { p: 0.01 } }],
  });
  expect(read('best-of.svg')).toMatch(/^<svg[\s\S]*Taking the best of many/);
  const page = read('index.html');
  expect(page).toContain('1 of 1 verdicts stand');
  expect(page).not.toMatch(/https?:\/\//);
  expect(page.match(/<figure>/g)).toHaveLength(1);
  expect(text).toContain('Verdict: Holds per sample');
  expect(process.exitCode).toBe(0);
});

it('a number outside its tolerance fails', async () => {
  const one = claims.find(({ id }) => id === 'best-of')!;
  const { run } = one;
  vi.spyOn(one, 'run').mockImplementation((rng, setting) => {
    const found = run(rng, setting);
    const [first, ...rest] = found.numbers;
    return { ...found, numbers: [{ ...first!, value: first!.value + 1 }, ...rest] };
  });
  const text = await printed('simulate', 'best-of');
  expect(text).toContain(
    'Verdict: Not borne out here: p = 0.01: attempts until one in two passes.',
  );
  expect(process.exitCode).toBe(1);
});

it('many at a time give what each gives alone', async () => {
  const ids = ['first-success', 'value', 'transfer', 'curves'];
  const alone = await Promise.all(ids.map(async (id) => (await simulateClaims([id], 5))[0]));
  expect(await simulateClaims(ids, 5)).toEqual(alone);
});

it('a file is no folder to write into', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { error } = await runHere(['simulate', 'value', '--out', file]);
  expect((error as Error).message).toBe(`${file}: is a file, not a folder to write into`);
});

it.each([
  [['--out', 'x'], /^--out: name a claim, or all$/],
  [['dessert'], /^no claim dessert; there are crossover, .*value, and all$/],
  [['desert', 'value'], /^simulate takes one claim, or all$/],
  [['value', '--seed', 'x'], /^--seed: expected a whole number/],
])('%j is refused', async (args, message) => {
  const { error } = await runHere(['simulate', ...args]);
  expect((error as Error).message).toMatch(message);
});
