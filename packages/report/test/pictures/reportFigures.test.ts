import * as builders from '@bits-per-sample/figures';
import { validateFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { nextWeights, reportFigure } from '../../src/index.ts';
import {
  codeFigures,
  figureGroups,
  figureNames,
  figureNeeds,
} from '../../src/pictures/figureNames.ts';
import { followRun } from '../../src/replay/followRun.ts';
import type { LoggedRun } from '../../src/replay/loggedRun.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import { readSource, sampleRun } from '../support/files.ts';

const demo = await readSource([sampleRun], {});
const report = buildReport(demo);

/** A run of groups [step, prompt, successes, attempts], in the order of their steps. */
function runOf(rows: readonly (readonly [number, string, number, number])[]): LoggedRun {
  const steps = [...new Set(rows.map(([step]) => step))];
  return {
    steps,
    graded: false,
    prompts: new Map(rows.map(([, name]) => [name, undefined])),
    groups: rows.map(([step, prompt, k, n]) => ({
      ...{ at: steps.indexOf(step), prompt, rollouts: n, rate: k / n },
      ...{ live: Number(k > 0 && k < n), bits: Number.NaN, propensity: Number.NaN },
    })),
  };
}

it('names every picture that there is, and no other', () => {
  const built = Object.entries(builders).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : [],
  );
  expect(
    [...figureNames, ...Object.keys(codeFigures)].map((name) => `${name}Figure`).sort(),
  ).toEqual(built.filter((name) => name.endsWith('Figure')).sort());
  for (const name of [...figureGroups.log, ...figureGroups.pair])
    expect(figureNeeds[name]).toMatch(/\w+/);
});

describe('drawn', () => {
  it.each(figureGroups.free)('%s from nothing, and with the prompts of a log', async (name) => {
    expect(validateFigure(await reportFigure(undefined, name))).toEqual([]);
    expect(validateFigure(await reportFigure(report, name))).toEqual([]);
  });

  const lacking = ['gns', 'entropyBudget'];
  it.each(figureGroups.log)('%s from the sample run, where it holds it', async (name) => {
    const figure = await reportFigure(report, name);
    if (lacking.includes(name)) expect(figure).toBeNull();
    else expect(validateFigure(figure)).toEqual([]);
  });

  it('entropy of a metrics log, step by step, what is no entropy left out', async () => {
    const column = (values: readonly number[]) => Float64Array.from(values);
    const metrics = [
      {
        rowCount: 4,
        columns: {
          step: column([10, 20, 30, 40]),
          entropy: column([0.5, Number.NaN, -1, 0.25]),
        },
      },
    ];
    const figure = await reportFigure(buildReport({ ...demo, metrics }), 'entropyBudget');
    expect(figure!.findings![0]!.numbers).toMatchObject({ first: 0.5, last: 0.25, lastStep: 40 });
  });

  it('the pass rate over the rollouts spent by the end of each step', async () => {
    const figure = await reportFigure(report, 'learningCurves');
    const [data] = Object.values(figure!.data);
    const values = Object.values(data!).map((one) => one.values);
    // 406 prompts, 8 rollouts each, at two checkpoints
    expect(values).toContainEqual([3248, 6496]);
    expect(values).toContainEqual(report.steps.map(({ passRate }) => passRate));
  });

  it('the weights are those of --weights', async () => {
    const figure = await reportFigure(report, 'weights');
    const { prompts } = nextWeights(report);
    const sorted = Object.values(prompts)
      .map(({ weight }) => weight)
      .sort((a, b) => b - a);
    const top = sorted.slice(0, 41).reduce((sum, p) => sum + p, 0);
    expect(figure!.findings![0]!.numbers.top).toBe(41);
    expect(figure!.findings![0]!.numbers.share).toBeCloseTo(top, 12);
  });
});

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
