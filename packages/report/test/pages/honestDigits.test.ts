import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { scoreInterval } from '../../src/pages/evaluationText.ts';
import { headlineText } from '../../src/pages/headlineText.ts';
import { renderTerminal } from '../../src/pages/renderTerminal.ts';
import { ownRate, type Row, runRows } from '../support/runWorld.ts';

const estimate = (value: number, lower: number, upper: number) => ({
  ...{ value, lower, upper, level: 0.95, n: 10, unit: '', method: '' },
});

describe('no digit is finer than its interval', () => {
  it('of points of a score', () => {
    expect(scoreInterval(estimate(0.147, 0.117, 0.165), false)).toBe('15 (12 to 17)');
    expect(scoreInterval(estimate(0.98, 0, 1), false)).toBe('98 (0 to 100)');
    expect(scoreInterval(estimate(0.0063, 0.0059, 0.0068), false)).toBe('0.63 (0.59 to 0.68)');
    expect(scoreInterval(estimate(0.4577, 0.00096, 1.59), true)).toBe('0.5 (0.0 to 1.6)');
  });

  it('of bounds of a graded reward, and neither bound says more than it is', async () => {
    const rows = runRows({
      steps: 10,
      groups: 4,
      rate: (_, p) => ownRate(p),
      more: (_step, _right, rng) => ({ reward: Math.floor(20 * rng.next()) }),
    });
    const made = await report(rows);
    const { bitsAtLeast, bitsAtMost } = made.graded!;
    const [least, most] = headlineText.bits(made).split(' to ').map(Number) as [number, number];
    expect(least).toBeLessThanOrEqual(bitsAtLeast!.value);
    expect(most).toBeGreaterThanOrEqual(bitsAtMost!);
    expect(bitsAtLeast!.upper - bitsAtLeast!.lower).toBeGreaterThan(0.2);
    expect(headlineText.bits(made)).toMatch(/^\d\.\d to \d\.\d$/);
  });
});

describe('whether a group size is enough', () => {
  const size = async (rows: readonly Row[]): Promise<string> => {
    const made = await report(rows);
    return headlineText.size(made.now?.headline ?? made, made);
  };

  it('cannot be told of a run that hardly has a live group', async () => {
    expect(await size(runRows({ steps: 30, groups: 16, rate: () => 0.002 }))).toBe(
      'cannot be told',
    );
  });

  it('is not said to be where 64 may not be', async () => {
    const rate = () => 0.995;
    expect(await size(runRows({ steps: 20, groups: 32, rate, seed: 43 }))).not.toContain(
      'is enough',
    );
  });

  it('is not set against one size where the groups have several', async () => {
    const sizes = [2, 4, 8, 16, 64];
    const text = await size(
      runRows({
        steps: 40,
        groups: 16,
        groupSize: (t) => sizes[t % 5]!,
        rate: (_, p) => ownRate(p),
      }),
    );
    expect(text).toMatch(/^\d+ (is|may be) enough$/);
  });
});

it('what to change about the window names options as the terminal does', async () => {
  const rows = runRows({
    steps: 40,
    groups: 16,
    prompts: 100,
    rate: (t, prompt) => Math.min(1, ownRate(prompt) * (t < 20 ? 0.6 : 1.1)),
    more: (_, right, rng) => ({ reward: right + Math.floor(3 * rng.next()) / 4 }),
  });
  const made = await report(rows, { name: 'graded' });
  expect(made.now!.wholeRun).toBe(false);
  expect(renderTerminal(made, { details: true })).not.toMatch(/`/);
});

it('a page is no wider than the terminal, whatever the names', async () => {
  const name = `${'/a/folder'.repeat(12)}/run.jsonl`;
  const rows = runRows({ steps: 12, groups: 16, rate: (_, p) => ownRate(p) }).map((row) => ({
    ...row,
    category: `a category with quite a long name, number ${Number(row.step) % 3}`,
  }));
  const made = await report(rows, { name });
  for (const width of [60, 80, 120])
    for (const details of [false, true])
      for (const line of renderTerminal(made, { width, details }).split('\n'))
        expect(line.length, line).toBeLessThanOrEqual(width);
});

it('whatever is found, a first screen has forty lines at eighty columns', async () => {
  const rows = runRows({
    steps: 60,
    groups: 32,
    prompts: 150,
    rate: (t, prompt) => (t < 30 ? ownRate(prompt) : Number(ownRate(prompt) > 0.6)),
    more: (t, right, rng) => {
      const cut = rng.next() < (t < 20 ? 0.02 : 0.3);
      const rewards = {
        accuracy: cut ? 0 : right,
        format: Number(rng.next() < (t < 40 ? 0.8 : 0.2)),
        length_penalty: -0.1,
      };
      const sum = rewards.accuracy + rewards.format / 2 - 0.1;
      return {
        rewards,
        reward: t > 50 && rng.next() < 0.3 ? null : sum,
        status: cut ? 'length' : 'stop',
        output_tokens: Math.round((t < 25 ? 300 : 1500) * (0.7 + 0.6 * rng.next())),
      };
    },
  });
  const made = await report(rows);
  expect(made.now!.trends.length).toBeGreaterThan(3);
  // the command line adds two lines
  expect(renderTerminal(made).trimEnd().split('\n').length).toBeLessThanOrEqual(38);
  expect(renderTerminal(made, { details: true }).split('\n').length).toBeGreaterThan(60);
});

it('no threshold is named that no reward reaches', async () => {
  const rows = runRows({
    steps: 10,
    groups: 16,
    rate: (_, p) => ownRate(p),
    more: (_step, right, rng) => ({ reward: right / 2 + rng.next() / 2.1 }),
  });
  const text = renderTerminal(await report(rows));
  expect(text).toContain("'>=X'");
  expect(text).toContain('too seldom to bound the bits');
});

it('in a log of metrics notes go before findings do', async () => {
  const wave = (t: number): number => 1 + 0.1 * Math.sin(7.3 * t) + 0.05 * Math.cos(3.1 * t);
  const rows = Array.from({ length: 200 }, (_, t) => ({
    step: t,
    loss: 0.001 * Math.sin(t),
    reward: (t < 120 ? 0.6 : 0.15) * wave(t),
    kl: (t < 118 ? 0.02 : 0.9) * wave(t),
    entropy: (t < 115 ? 1 : 0.1) * wave(t),
    grad_norm: (t < 115 ? 0.4 : 6) * wave(t),
    frac_reward_zero_std: (t < 120 ? 0.2 : 0.8) * wave(t),
  }));
  const text = renderTerminal(await report(rows));
  expect(text.match(/^!!? /gm)).toHaveLength(3);
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(38);
});
