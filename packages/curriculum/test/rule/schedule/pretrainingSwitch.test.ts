import { createRng, normalQuantile } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { pretrainingSwitch } from '../../../src/rules.ts';

const at = [0, 1, 2, 3, 4];

const sure = (value: number, half = 0) => ({ value, lower: value - half, upper: value + half });

describe('pretrainingSwitch', () => {
  it('finds where two straight lines meet', () => {
    // 4 − x and x/2 meet at 8/3
    const {
      at: place,
      crossings,
      lastRatio,
    } = pretrainingSwitch({
      at,
      supervised: (x) => 4 - x,
      reinforcement: (x) => x / 2,
    });
    expect(place.value).toBeCloseTo(8 / 3, 12);
    expect([place.lower, place.upper]).toEqual([NaN, NaN]); // no intervals were given
    expect(place.method).toBe('crossing of values without intervals');
    expect(place.n).toBe(5);
    expect(crossings).toEqual([place.value]);
    expect(lastRatio).toBe(Infinity);
  });

  it('carries the intervals of the rates over to the place', () => {
    const { at: place } = pretrainingSwitch({
      at,
      supervised: at.map((x) => sure(4 - x)),
      reinforcement: at.map((x) => sure(x, 1)),
    });
    // x + 1 = 4 − x at 1.5, x = 4 − x at 2, x − 1 = 4 − x at 2.5
    expect([place.lower, place.value, place.upper]).toEqual([1.5, 2, 2.5]);
  });

  it('says so when the data end before the intervals do', () => {
    const { at: place } = pretrainingSwitch({
      at,
      supervised: at.map(() => sure(1.9)),
      reinforcement: at.map((x) => sure(x, 10)),
    });
    expect(place.value).toBeCloseTo(1.9, 12);
    expect([place.lower, place.upper]).toEqual([-Infinity, Infinity]);
  });

  it('never invents a crossing', () => {
    const reason = (supervised: number[], reinforcement: number[]) => {
      const { at: place } = pretrainingSwitch({ at: [1, 2], supervised, reinforcement });
      expect([place.value, place.lower, place.upper]).toEqual([NaN, NaN, NaN]);
      return place.method;
    };
    expect(reason([2, 1.5], [0, 1])).toMatch(/does not lead at the end/);
    expect(reason([1, 1], [1, 1])).toMatch(/does not lead at the end/);
    expect(reason([1, 1], [2, 3])).toMatch(/leads from the first place/);
    expect(reason([1, NaN], [0, 3])).toMatch(/NaN/);
    expect(pretrainingSwitch({ at: [], supervised: [], reinforcement: [] }).at.method).toMatch(
      /no rates/,
    );
  });

  it('reports every change of the lead and takes the last', () => {
    const { at: place, crossings } = pretrainingSwitch({
      at,
      supervised: at.map(() => 1),
      reinforcement: [0, 2, 0, 0, 2],
    });
    expect(crossings).toEqual([0.5, 1.5, 3.5]);
    expect(place.value).toBe(3.5);
  });

  it('covers the true place at least as often as its rates are covered', () => {
    // 4 − x against x: they meet at 2; every rate is measured with a known error
    const rng = createRng(11);
    const places = Array.from({ length: 21 }, (_, i) => i / 5);
    const sd = 0.4;
    const measured = (truth: (x: number) => number) =>
      places.map((x) => sure(truth(x) + sd * normalQuantile(rng.next() || 0.5), 1.96 * sd));
    let [covered, finite] = [0, 0];
    for (let k = 0; k < 1000; k++) {
      const { at: place } = pretrainingSwitch({
        at: places,
        supervised: measured((x) => 4 - x),
        reinforcement: measured((x) => x),
      });
      if (place.lower <= 2 && 2 <= place.upper) covered += 1;
      if (place.upper - place.lower < Infinity) finite += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(950);
    expect(finite).toBeGreaterThan(950); // and not by saying nothing
  });

  it('refuses lengths that differ and places that do not ascend', () => {
    const domain = expect.objectContaining({ code: 'DOMAIN' });
    const flat = [1, 1];
    expect(() => pretrainingSwitch({ at: [1, 1], supervised: flat, reinforcement: flat })).toThrow(
      domain,
    );
    expect(() => pretrainingSwitch({ at: [1, 2], supervised: [1], reinforcement: flat })).toThrow(
      domain,
    );
  });
});
