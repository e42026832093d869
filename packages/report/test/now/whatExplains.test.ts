import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { topFindings } from '../../src/now/topFindings.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import { ownRate, type Row, type RunWorld, runRows } from '../support/runWorld.ts';

const world: Omit<RunWorld, 'more'> = {
  steps: 40,
  groups: 16,
  prompts: 100,
  rate: (_, prompt) => ownRate(prompt),
  seed: 28,
};
/** From step 20 on so many of the answers are cut off, and none of these is right. */
const cutFrom = (share: number): Row[] =>
  runRows({
    ...world,
    more: (step, right, rng) => {
      const cut = rng.next() < (step < 20 ? 0.02 : share);
      return {
        reward: cut ? 0 : right,
        finish_reason: cut ? 'length' : 'stop',
        output_tokens: cut ? 1024 : Math.floor(100 + 700 * rng.next()),
      };
    },
  });

describe('a fall that answers without an end explain', () => {
  it('is told after them, and does not send back to a checkpoint', async () => {
    const made = await report(cutFrom(0.6), { status: 'finish_reason' });
    const [first, second] = topFindings(made);
    expect(first!.code).toBe('answers-cut-off');
    expect(second).toMatchObject({ code: 'fall', severity: 'alarm' });
    expect(second!.meaning).toMatch(/Meanwhile more answers were cut off: \d → [56]\d %/);
    expect(second!.change).toMatch(/^Raise the length limit/);
  });

  it('is a fall of its own where few are cut', async () => {
    const rows = cutFrom(0.15).map((row) =>
      Number(row.step) >= 20 && Number(String(row.prompt_id).slice(1)) % 3 > 0
        ? { ...row, reward: 0 }
        : row,
    );
    const made = await report(rows, { status: 'finish_reason' });
    const [first] = topFindings(made);
    expect(first!.code).toBe('fall');
    expect(first!.change).toMatch(/^Restart from a checkpoint/);
  });
});

describe('parts that take', () => {
  const penalised = runRows({
    ...world,
    steps: 60,
    more: (step, right, rng) => {
      const penalty = rng.next() < (step < 30 ? 0.05 : 0.6) ? -1 : 0;
      return { reward: right + penalty, rewards: { correctness: right, repetition: penalty } };
    },
  });

  it('are said to take more, not to pay less', async () => {
    const { now } = await report(penalised);
    const part = now!.trends.find(({ code }) => code === 'part-falls')!;
    expect(part.fact).toMatch(/^`repetition` takes more since step .*: 5 → 60 % of its most$/);
    expect(part.change).not.toContain('extracts');
  });

  it('and the sum fell by them: no word of harder prompts', async () => {
    const { now } = await report(penalised);
    const sum = now!.trends.find(({ code }) => code === 'reward-fall')!;
    expect(sum.meaning).toBe(
      'Of its parts repetition fell; of the others no fall beyond chance is seen.',
    );
  });
});

describe('where no group has both outcomes', () => {
  const screen = async (rate: number): Promise<string> =>
    renderTerminal(await report(runRows({ steps: 20, groups: 16, rate: () => rate })), {
      width: 200,
    });

  it('and nothing was right, the verifier is looked at before the prompts', async () => {
    const text = await screen(0);
    expect(text).toContain('Not one of 2,560 rollouts was right. Grade ten answers by hand.');
    expect(text).not.toContain('more tries');
  });

  it('and everything was, nobody is told to draw all prompts less often', async () => {
    const text = await screen(1);
    expect(text).toContain('All 2,560 rollouts were right. Read ten of them');
    expect(text).toContain('Move to harder prompts: every group is all right.');
    expect(text).not.toContain('less often');
  });
});

it('a log without rewards is not said to be graded', async () => {
  const rows = runRows({ steps: 4, groups: 4, rate: () => 0 }).map((row) => ({
    ...row,
    reward: null,
  }));
  const text = renderTerminal(await report(rows));
  expect(text).toContain('No reward is known.');
  expect(text).not.toMatch(/0 values|no rule/);
});
