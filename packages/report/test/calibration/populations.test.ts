import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { drawLog } from './generatedLog.ts';
import { populationOf, populations } from './populations.ts';
import {
  bits,
  groupBits,
  live,
  liveBits,
  normalised,
  type OfRate,
  rateMean,
  signal,
} from './rateMeans.ts';

const rate: OfRate = (p) => p;
const meanOf = (name: string, f: OfRate): number => rateMean(populationOf(name).nodes, f);

/** 1 + 1/2 + … + 1/n. */
const harmonic = (n: number): number =>
  Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((sum, x) => sum + x, 0);

describe('true means over populations', () => {
  it('of Beta(a, b): ab/((a + b)(a + b + 1)) for p(1 − p), a/(a + b) for p', () => {
    for (const [a, b] of [
      [0.3, 0.7],
      [0.3, 0.3],
      [0.1, 0.1],
      [0.1, 1],
      [5, 5],
      [2, 1998],
    ] as const) {
      const name = `Beta(${a}, ${b})`;
      expect(meanOf(name, rate)).toBeCloseTo(a / (a + b), 9);
      expect(meanOf(name, signal)).toBeCloseTo((4 * a * b) / ((a + b) * (a + b + 1)), 9);
    }
  });

  it('of H under Beta with whole numbers are harmonic numbers', () => {
    const h = (a: number, b: number): number =>
      (harmonic(a + b) - (a * harmonic(a) + b * harmonic(b)) / (a + b)) / Math.LN2;
    expect(meanOf('uniform', bits)).toBeCloseTo(h(1, 1), 9);
    expect(meanOf('uniform', bits)).toBeCloseTo(1 / (2 * Math.LN2), 9);
    expect(meanOf('Beta(5, 5)', bits)).toBeCloseTo(h(5, 5), 9);
    expect(meanOf('40 % never, rest Beta(1, 2)', bits)).toBeCloseTo(0.6 * h(1, 2), 9);
    expect(meanOf('half Beta(20, 180), half Beta(180, 20)', bits)).toBeCloseTo(h(20, 180), 9);
  });

  it('of the live share under the uniform distribution: 1 − 2/(G + 1)', () => {
    for (const size of [2, 4, 8, 64])
      expect(meanOf('uniform', live(size))).toBeCloseTo(1 - 2 / (size + 1), 9);
  });

  it('of the log-uniform distribution: (1 − l)/ln(1/l) for p', () => {
    const least = 1e-4;
    const range = Math.log(1 / least);
    const name = 'log-uniform from 0.0001 to 1';
    expect(meanOf(name, rate)).toBeCloseTo((1 - least) / range, 7);
    expect(meanOf(name, signal)).toBeCloseTo((4 * (1 - least - (1 - least ** 2) / 2)) / range, 7);
  });

  it('of one half: every bit arrives but in the two groups that agree', () => {
    const half = normalised([[0.5, 0.5, 3]]);
    expect([rateMean(half, bits), rateMean(half, signal)]).toEqual([1, 1]);
    expect(rateMean(half, live(4))).toBeCloseTo(1 - 2 / 16, 12);
    expect(rateMean(half, liveBits(4))).toBeCloseTo(1 - 2 / 16, 12);
    expect(rateMean(normalised([[1e-9, 1 - 1e-9, 1]]), live(4))).toBeCloseTo(4e-9, 16);
  });

  it('of the bits of a group: every order of its rollouts, counted', () => {
    for (const size of [2, 3, 4])
      for (const p of [0.1, 0.5, 0.8]) {
        const orders = Array.from({ length: 2 ** size }, (_, order) => {
          const right = order.toString(2).split('1').length - 1;
          return { right, chance: p ** right * (1 - p) ** (size - right) };
        });
        const alive = orders.filter(({ right }) => right > 0 && right < size);
        const total = alive.reduce((sum, { chance }) => sum + chance, 0);
        // all bits of the order, once it is known that the group is live
        const carried = alive.reduce(
          (sum, { chance }) => sum - chance * Math.log2(chance / total),
          0,
        );
        expect(groupBits(size)(p, 1 - p)).toBeCloseTo(carried, 9);
      }
  });

  it.each(populations)('are those of the prompts that are drawn: $name', ({ draw, nodes }) => {
    const rng = createRng(5);
    const rates = Array.from({ length: 20_000 }, () => draw(rng));
    for (const f of [rate, bits, live(8)]) {
      const mean = rateMean(nodes, f);
      const spread = rateMean(nodes, (p, q) => (f(p, q) - mean) ** 2);
      const drawn = rates.reduce((sum, p) => sum + f(p, 1 - p), 0) / rates.length;
      expect(Math.abs(drawn - mean)).toBeLessThan(5 * Math.sqrt(spread / rates.length) + 1e-9);
    }
  });
});

describe('made logs', () => {
  it('have as many groups as prompts and steps, and successes of their rates', () => {
    const population = populationOf('half 0.03, half 0.6');
    const log = drawLog(population, { prompts: 2000, steps: 3, groupSize: 8 }, createRng(1));
    expect(log.successes.length).toBe(6000);
    expect(new Set(log.prompt).size).toBe(2000);
    for (const p of [0.03, 0.6]) {
      const of = log.successes.filter((_, i) => log.rate[i] === p);
      const sum = of.reduce((a, k) => a + k, 0);
      const error = Math.sqrt((p * (1 - p)) / (8 * of.length));
      expect(Math.abs(sum / (8 * of.length) - p)).toBeLessThan(5 * error);
    }
  });

  it('leave out groups that are not kept', () => {
    const keeps = (k: number, n: number): boolean => k > 0 && k < n;
    const layout = { prompts: 300, groupSize: 4, keeps };
    const { successes, attempts } = drawLog(populationOf('uniform'), layout, createRng(2));
    expect(successes.every((k, i) => k > 0 && k < attempts[i]!)).toBe(true);
    expect(successes.length).toBeLessThan(300);
  });
});
