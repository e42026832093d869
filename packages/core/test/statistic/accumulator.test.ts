import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { Accumulator, comoments, fold, histogram, moments, toRow } from '../../src/index.ts';

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 40 });

describe('Accumulator', () => {
  it('law: is a fold that can be interrupted by JSON', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        let seen = new Accumulator(moments);
        for (const x of a) seen.update(x);
        seen = Accumulator.fromJSON(moments, JSON.parse(JSON.stringify(seen)));
        for (const x of b) seen.update(x);
        expect(seen.toJSON()).toEqual(toRow(moments, fold(moments, [...a, ...b])));
      }),
    );
  });

  it('law: merging equals having seen both, and leaves the other alone', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const left = new Accumulator(moments);
        const right = new Accumulator(moments);
        for (const x of a) left.update(x);
        for (const x of b) right.update(x);
        const before = right.toJSON();
        const { n, sum, m2 } = left.merge(right).toJSON();
        const whole = toRow(moments, fold(moments, [...a, ...b]));
        expect(right.toJSON()).toEqual(before);
        expect(n).toBe(whole.n);
        expect(sum).toBeCloseTo(whole.sum, 8);
        expect(m2).toBeCloseTo(whole.m2, 4);
      }),
    );
  });

  it('merges with itself as with a copy', () => {
    const seen = new Accumulator(moments).update(1).update(3);
    expect(seen.merge(seen).toJSON()).toEqual({ n: 4, sum: 8, m2: 4 });
  });

  it('takes pairs and histograms', () => {
    const pairs = new Accumulator(comoments).update(1, 2).update(3, 6);
    expect(pairs.toJSON().c_xy).toBe(4);
    const bins = new Accumulator(histogram({ edges: [0, 1] })).update(0.5).update(9);
    expect(bins.toJSON()).toEqual({ below: 0, bin_0: 1, above: 1 });
    expect(pairs.statistic).toBe(comoments);
  });

  it('refuses what is no observation, and strangers', () => {
    const seen = new Accumulator(comoments);
    expect(() => seen.update(1, '2' as unknown as number)).toThrow(
      'Accumulator.update: expected observation of numbers, got 2',
    );
    expect(() => (seen.update as (x: number) => unknown).call(seen, 1)).toThrow('got undefined');
    expect(() => seen.merge(new Accumulator(moments) as never)).toThrow(
      'Accumulator.merge: expected other an Accumulator of comoments',
    );
    expect(() => seen.merge({} as never)).toThrow('Accumulator.merge');
    expect(() => Accumulator.fromJSON(moments, { n: 1 } as never)).toThrow(
      'Accumulator.fromJSON: expected sum a number, got undefined',
    );
  });

  it('survives JSON with a NaN in it', () => {
    const seen = new Accumulator(moments).update(NaN);
    const resumed = Accumulator.fromJSON(moments, JSON.parse(JSON.stringify(seen)));
    expect(resumed.toJSON()).toEqual({ n: 1, sum: NaN, m2: 0 });
  });

  it('is typed by its statistic', () => {
    expectTypeOf(new Accumulator(moments).update).parameters.toEqualTypeOf<[x: number]>();
    expectTypeOf(new Accumulator(comoments).update).parameters.toEqualTypeOf<
      [x: number, y: number]
    >();
    // @ts-expect-error other statistics do not merge
    () => new Accumulator(moments).merge(new Accumulator(comoments));
  });
});
