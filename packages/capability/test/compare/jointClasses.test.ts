import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { jointClasses } from '../../src/index.ts';

const sides = (base: readonly number[], trained: readonly number[], n = 8) => {
  const attempts = new Array<number>(base.length).fill(n);
  return [
    { successes: base, attempts },
    { successes: trained, attempts },
  ] as const;
};
const total = ({ both, baseOnly, trainedOnly, neither }: Record<string, number>): number =>
  both! + baseOnly! + trainedOnly! + neither!;

describe('what two models can do', () => {
  const base = [0, 0, 0, 1, 4, 8, 8, 2, 0, 0];
  const trained = [0, 8, 7, 5, 8, 8, 8, 0, 1, 0];

  it('counts every prompt once, expected and observed', () => {
    const { expected, observed, novel, baseCannot } = jointClasses(...sides(base, trained));
    expect(total({ ...expected })).toBeCloseTo(10, 9);
    expect(total({ ...observed })).toBe(10);
    expect(observed).toEqual({ both: 4, baseOnly: 1, trainedOnly: 3, neither: 2 });
    novel.forEach((chance, i) => {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(baseCannot[i]! + 1e-12);
    });
  });

  it('gives each prompt its chances, which add up to the expected numbers', () => {
    const { expected, novel, lost, baseCannot } = jointClasses(...sides(base, trained));
    const sum = (of: Float64Array) => of.reduce((a, x) => a + x, 0);
    expect(sum(lost)).toBeCloseTo(expected.baseOnly, 9);
    expect(sum(novel)).toBeCloseTo(expected.trainedOnly, 9);
    expect(sum(baseCannot)).toBeCloseTo(expected.trainedOnly + expected.neither, 9);
  });

  it('shares the cell that holds ε, but not the rates 0 and 1', () => {
    const options = { epsilon: 0.375, threshold: 'cell' } as const;
    // asin √.375 = 25.17 · 1.5°: a third of the cell of point 25 can
    const middle = sides(
      Array.from({ length: 40 }, () => 24),
      Array.from({ length: 40 }, () => 64),
      64,
    );
    const [point, cell] = [{ epsilon: 0.375 }, options].map((o) => jointClasses(...middle, o));
    expect(cell!.expected.both).toBeGreaterThan(point!.expected.both + 1);
    const always = sides(
      Array.from({ length: 40 }, () => 64),
      Array.from({ length: 40 }, () => 64),
      64,
    );
    for (const threshold of ['point', 'cell'] as const)
      expect(jointClasses(...always, { epsilon: 1, threshold }).expected).toEqual(
        jointClasses(...always, { epsilon: 1 }).expected,
      );
    const never = sides(
      Array.from({ length: 40 }, () => 0),
      Array.from({ length: 40 }, () => 0),
      64,
    );
    const tiny = jointClasses(...never, { epsilon: 1e-9, threshold: 'cell' });
    expect(tiny.expected).toEqual(jointClasses(...never, { epsilon: 1e-9 }).expected);
  });

  it('does not depend on the order of prompts', () => {
    const one = jointClasses(...sides(base, trained));
    const turned = jointClasses(...sides([...base].reverse(), [...trained].reverse()));
    for (const key of ['both', 'baseOnly', 'trainedOnly', 'neither'] as const)
      expect(turned.expected[key]).toBeCloseTo(one.expected[key], 12);
    expect([...turned.novel].reverse()).toEqual([...one.novel].map((x) => expect.closeTo(x, 12)));
  });

  it('turns the classes round when the sides are', () => {
    const there = jointClasses(...sides(base, trained)).expected;
    const back = jointClasses(...sides(trained, base)).expected;
    expect(back.baseOnly).toBeCloseTo(there.trainedOnly, 9);
    expect(back.both).toBeCloseTo(there.both, 9);
  });

  it('takes 3 failures in n for what can be excluded, unless told otherwise', () => {
    expect(jointClasses(...sides(base, trained)).epsilon).toBe(3 / 8);
    expect(jointClasses(...sides(base, trained), { epsilon: 0.1 }).delta).toBe(0.1);
    expect(jointClasses(...sides([1], [1], 2)).epsilon).toBe(1);
  });

  it('finds hardly a prompt lost or new between two looks at one model', () => {
    const rng = createRng(7);
    // pass rates of 0, ½ and 1, a third each: eight tries never show another class
    const rates = Array.from({ length: 300 }, (_, i) => (i % 3) / 2);
    const look = () =>
      rates.map((p) =>
        Array.from({ length: 8 }, () => Number(rng.next() < p)).reduce((a, x) => a + x, 0),
      );
    const { expected } = jointClasses(...sides(look(), look()), { epsilon: 0.25 });
    expect(expected.baseOnly + expected.trainedOnly).toBeLessThan(9);
    expect(Math.abs(expected.both - 200)).toBeLessThan(9);
  });

  it('needs an attempt of every prompt', () => {
    expect(() =>
      jointClasses({ successes: [0], attempts: [0] }, { successes: [0], attempts: [8] }),
    ).toThrow('attempts ≥ 1 for every prompt');
  });
});
