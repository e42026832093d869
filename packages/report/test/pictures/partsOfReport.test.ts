import { dictionary, type Table } from '@bits-per-sample/core';
import * as build from '@bits-per-sample/figures';
import { describe, expect, it } from 'vitest';
import { categoriesOf, curveOf, entropyOf, wastedOf } from '../../src/pictures/partsOfReport.ts';
import { groups, reportOn, type Trial } from '../support/trials.ts';

const steps = (numbers: readonly number[]): Trial[] =>
  numbers.flatMap((step) =>
    [
      [1, 1],
      [1, 0],
      [0, 0],
      [0, Number.NaN],
    ].flatMap((rewards, g) => rewards.map((reward) => ({ group: `g${g}`, step, reward }))),
  );
const table = (columns: Record<string, readonly number[]>): Table => ({
  rowCount: Object.values(columns)[0]!.length,
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, xs]) => [name, Float64Array.from(xs)]),
  ),
});

describe('rollouts by what their groups said, step by step', () => {
  it('is drawn from two steps on', async () => {
    expect(wastedOf(build, undefined)).toBeNull();
    expect(wastedOf(build, await reportOn(steps([3])))).toBeNull();
    expect(wastedOf(build, await reportOn(steps([3, 4])))).not.toBeNull();
  });

  it('needs a success rule', async () => {
    const graded = steps([1, 2]).map((trial, i) => ({ ...trial, reward: i / 7 }));
    expect(wastedOf(build, await reportOn(graded))).toBeNull();
  });

  it('shows what is missing only where something is', async () => {
    const named = async (trials: readonly Trial[]) =>
      JSON.stringify(wastedOf(build, await reportOn(trials))?.scales.color);
    const whole = steps([1, 2]).filter(({ reward }) => !Number.isNaN(reward));
    expect(await named(steps([1, 2]))).not.toEqual(await named(whole));
  });
});

describe('the pass rate over the rollouts spent', () => {
  it('stands at the rollouts spent by the end of each step', async () => {
    const figure = curveOf(build, await reportOn(steps([1, 2, 3])))!;
    expect(figure.title).toBe('How the pass rate moved');
    // seven known rewards a step, one missing: eight rollouts
    expect(JSON.stringify(figure.data)).toContain('[8,16,24]');
  });

  it('needs two steps', async () => {
    expect(curveOf(build, await reportOn(steps([1])))).toBeNull();
  });
});

describe('pass rates by category', () => {
  const of = (category: string, n = 3): Trial[] =>
    groups(n, [1, 0, 0, 1], category).map((trial) => ({ ...trial, category }));

  it('needs two categories whose pass rate is known', async () => {
    expect(categoriesOf(build, undefined)).toBeNull();
    expect(categoriesOf(build, await reportOn(of('a')))).toBeNull();
    const unknown = of('b').map((trial) => ({ ...trial, reward: Number.NaN }));
    expect(categoriesOf(build, await reportOn([...of('a'), ...unknown]))).toBeNull();
    expect(categoriesOf(build, await reportOn([...of('a'), ...of('b')]))).not.toBeNull();
  });

  it('leaves out a category without a known pass rate', async () => {
    const unknown = of('nothing known').map((trial) => ({ ...trial, reward: Number.NaN }));
    const figure = categoriesOf(build, await reportOn([...of('a'), ...of('b'), ...unknown]))!;
    const texts = JSON.stringify(figure);
    expect(texts).toContain('"a"');
    expect(texts).not.toContain('nothing known');
  });
});

describe('the entropy of the policy', () => {
  const data = (columns: Record<string, readonly number[]>) => {
    const figure = entropyOf(build, [table(columns)]);
    return figure === null ? null : JSON.stringify(figure.data);
  };

  it.each(['entropy', 'train/entropy', 'actor/entropy', 'actor/entropy_loss'])(
    'is drawn from a column %s',
    (name) => {
      expect(data({ step: [1, 2, 3], [name]: [2, 1, 0.5] })).not.toBeNull();
    },
  );

  it('is the same in whatever order the steps were logged', () => {
    expect(data({ step: [3, 1, 2], entropy: [0.5, 2, 1] })).toEqual(
      data({ step: [1, 2, 3], entropy: [2, 1, 0.5] }),
    );
  });

  it('counts rows where no step is named, and keeps the later value of a step', () => {
    expect(data({ entropy: [2, 1, 0.5] })).toEqual(data({ step: [0, 1, 2], entropy: [2, 1, 0.5] }));
    expect(data({ step: [1, 1, 2], entropy: [9, 2, 1] })).toEqual(
      data({ step: [1, 2], entropy: [2, 1] }),
    );
  });

  it('leaves out what no entropy can be, and one step alone', () => {
    expect(data({ step: [1, 2, 3, 4, 5], entropy: [2, -1, Number.NaN, 2e6, 1] })).toEqual(
      data({ step: [1, 5], entropy: [2, 1] }),
    );
    expect(data({ step: [1], entropy: [2] })).toBeNull();
    expect(data({ step: [1, 2], loss: [2, 1] })).toBeNull();
    expect(
      entropyOf(build, [{ rowCount: 2, columns: { entropy: dictionary(['a', 'b']) } }]),
    ).toBeNull();
  });
});
