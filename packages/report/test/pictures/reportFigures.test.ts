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
import { buildReport } from '../../src/report/buildReport.ts';
import { readSource, sampleRun } from '../support/files.ts';

const demo = await readSource([sampleRun], {});
const report = buildReport(demo);

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
