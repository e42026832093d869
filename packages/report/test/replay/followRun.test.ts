import { describe, expect, it } from 'vitest';
import { followRun } from '../../src/replay/followRun.ts';
import type { LoggedRun } from '../../src/replay/loggedRun.ts';

/** A run of groups [step, prompt, successes, attempts], in the order of their steps. */
function runOf(rows: readonly (readonly [number, string, number, number])[]): LoggedRun {
  const steps = [...new Set(rows.map(([step]) => step))];
  return {
    steps,
    spent: steps.map((last) =>
      rows.reduce((sum, [step, , , n]) => sum + (step <= last ? n : 0), 0),
    ),
    graded: false,
    prompts: new Map(rows.map(([, name]) => [name, undefined])),
    promptCount: new Set(rows.map(([, name]) => name)).size,
    groups: rows.map(([step, prompt, k, n]) => ({
      at: steps.indexOf(step),
      prompt,
      rollouts: n,
      rate: k / n,
      live: Number(k > 0 && k < n),
      bits: Number.NaN,
      propensity: Number.NaN,
    })),
  };
}

describe('what the strategy believed', () => {
  const rows = [
    [1, 'a', 0, 8],
    [1, 'b', 8, 8],
    [2, 'a', 4, 8],
    [2, 'c', 2, 8],
    [3, 'a', 8, 8],
    [3, 'c', 2, 8],
  ] as const;

  it('rests on the steps before: of prompts seen, in the order of the log', () => {
    const { expected, pool } = followRun(runOf(rows), { snapshots: Infinity });
    expect(expected.map(({ group }) => [group.at, group.prompt])).toEqual([
      [1, 'a'],
      [2, 'a'],
      [2, 'c'],
    ]);
    expect(pool.map(({ rollouts }) => rollouts)).toEqual([16, 32, 48]);
    expect(Number.isNaN(pool[0]!.passRates[2])).toBe(true);
    expect(expected[0]!.passRate).toBeLessThan(0.2);
    expect(expected[0]!.passRate).toBe(pool[0]!.passRates[0]);
  });

  it('is of the prompt itself, whatever prompts are called', () => {
    const told = (names: Readonly<Record<string, string>>) =>
      followRun(runOf(rows.map(([step, name, k, n]) => [step, names[name]!, k, n])), {
        snapshots: Infinity,
      }).expected.map(({ passRate }) => passRate);
    expect(told({ a: 'z', b: 'y', c: 'x' })).toEqual(told({ a: 'a', b: 'b', c: 'c' }));
  });

  it('does not change with what comes later', () => {
    const beliefs = (last: number) =>
      followRun(runOf([...rows.slice(0, 4), [3, 'a', last, 8], [3, 'c', last, 8]]), {
        snapshots: Infinity,
      }).expected.map(({ passRate }) => passRate);
    expect(beliefs(0)).toEqual(beliefs(8));
  });

  it('is kept after 60 steps at most, evenly, the last among them', () => {
    const long = Array.from({ length: 200 }, (_, i) => [i, 'a', i % 9, 8] as const);
    const { pool, expected } = followRun(runOf(long), { snapshots: Infinity });
    expect(pool).toHaveLength(60);
    expect(pool.at(-1)!.rollouts).toBe(1600);
    expect(expected).toHaveLength(59);
    expect(followRun(runOf(long)).pool).toEqual([]);
  });

  it('of a group of millions its rate counts, not its size', () => {
    const of = (n: number) =>
      followRun(
        runOf([
          [1, 'a', n / 4, n],
          [1, 'b', n / 2, n],
        ]),
      ).weights.p;
    expect(of(2 ** 30)).toEqual(of(2 ** 12));
  });
});
