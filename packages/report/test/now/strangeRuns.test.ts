import { describe, expect, it } from 'vitest';
import { type NowFinding, report } from '../../src/index.ts';
import { capitals } from '../../src/pages/capitals.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import { ownRate, type Row, type RunWorld, runRows } from '../support/runWorld.ts';

const find = async (rows: readonly Row[], code: string): Promise<NowFinding> =>
  (await report(rows)).now!.trends.find((finding) => finding.code === code)!;
const world = { steps: 60, groups: 32, prompts: 100 } as const;

describe('what fell is named', () => {
  it('a category, and no other prompts', async () => {
    const names = ['algebra', 'geometry', 'code', 'logic'];
    const categoryOf = (prompt: number): string => names[prompt % 4]!;
    const rows = runRows({
      ...world,
      prompts: 200,
      rate: (t, prompt) => ownRate(prompt) * (t >= 30 && prompt % 4 === 0 ? 0.15 : 1),
    }).map((row) => ({ ...row, category: categoryOf(Number(String(row.prompt_id).slice(1))) }));
    const found = await find(rows, 'category-fall');
    expect(found.fact).toMatch(/the same prompts of `algebra` are right less often/);
  });

  it('a part that says what is right falls as a pass rate does, not by half', async () => {
    const rows = runRows({
      ...world,
      rate: (t, prompt) => ownRate(prompt) * (t < 30 ? 1 : 0.6),
      more: (t, right, rng) => {
        const format = Number(rng.next() < (t < 30 ? 0.6 : 0.97));
        return { reward: right + format, rewards: { accuracy: right, format } };
      },
    });
    const found = await find(rows, 'part-falls');
    expect(found).toMatchObject({ severity: 'alarm', state: 'active', metric: 'part:accuracy' });
    expect(found.meaning).toMatch(/Meanwhile format .*paid for something else/);
  });
});

it('the same prompts that lose all at once: the verifier first', async () => {
  const gone = { ...world, rate: (t: number, p: number) => (t < 30 ? ownRate(p) : 0) };
  const fall = await find(runRows(gone), 'fall');
  expect(fall.evidence.verdict).toBe('worse');
  expect(fall.change).toMatch(/^Check the verifier first/);
  const half: RunWorld = { ...world, rate: (t, p) => ownRate(p) * (t < 30 ? 1 : 0.5) };
  expect((await find(runRows(half), 'fall')).change).toMatch(/^Restart/);
});

describe('since when', () => {
  it('of a run that fell, was well again and fell: since the second', async () => {
    const rate = (t: number, p: number): number =>
      ownRate(p) * ((t >= 20 && t < 28) || t >= 70 ? 0.2 : 1);
    const found = await find(runRows({ ...world, steps: 90, rate, seed: 9 }), 'fall');
    expect(found.state).toBe('active');
    expect(Math.abs(found.onset!.step - 70)).toBeLessThanOrEqual(3);
    expect(found.change).toContain(`before step ${found.onset!.low}`);
  });

  it('of steps with one small group each: near it, and what is now is of all steps since', async () => {
    const rows = runRows({
      steps: 3000,
      groups: 1,
      groupSize: 2,
      rate: (t) => (t < 1800 ? 0.6 : 0.2),
    });
    const found = await find(rows, 'fall');
    expect(found.onset!.low).toBeLessThanOrEqual(1850);
    expect(found.onset!.high).toBeGreaterThanOrEqual(1750);
    expect(Math.abs(found.now! - 0.2)).toBeLessThan(0.03);
  });
});

it('names at the beginning of a fact may stand in a list', () => {
  expect(capitals('`a`, `b` and `c` are not finite since step 40')).toBe(
    'a, b AND c ARE NOT FINITE SINCE STEP 40',
  );
  expect(capitals('almost all groups are all right, since step 4: 5 → 9 %')).toBe(
    'ALMOST ALL GROUPS ARE ALL RIGHT, since step 4: 5 → 9 %',
  );
});

describe('what the screen says of other runs', () => {
  const screen = async (rows: readonly Row[]): Promise<string> =>
    renderTerminal(await report(rows), { width: 100 });
  const healthy = (seed: number): Row[] =>
    runRows({ steps: 20, groups: 16, prompts: 60, rate: (_, p) => ownRate(p), seed });

  it('a baseline of the batch gives no reason to draw prompts less often', async () => {
    const text = await screen(
      healthy(1).map((row) => ({ ...row, advantage: Number(row.reward) - 0.5 })),
    );
    expect(text).toContain('rewards still have a gradient');
    expect(text).not.toContain('less often');
  });

  it('two runs in one log are said to be two', async () => {
    const two = ['a', 'b'].flatMap((run, i) => healthy(i + 1).map((row) => ({ ...row, run })));
    expect(await screen(two)).toMatch(/The log holds several runs.*--where run=NAME takes one/s);
    expect(await screen(healthy(1))).not.toContain('several runs');
  });

  it('rows without a step are no step', async () => {
    const text = await screen(
      healthy(1).map((row) => (Number(row.step) % 7 === 3 ? { ...row, step: null } : row)),
    );
    expect(text).toContain('17 steps');
    expect(text).toContain('live groups, steps 0 to 19,');
  });
});
