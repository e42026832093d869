import { betainc } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { expectedDeviation } from '../../src/index.ts';

describe('expectedDeviation', () => {
  it('law: the mean of √(p(1 − p)) by quadrature', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 5],
      [0.5, 12.5],
    ] as const) {
      let sum = 0;
      const steps = 20_000;
      for (let i = 0; i < steps; i++) {
        const x = (1 - Math.cos((Math.PI * (i + 0.5)) / steps)) / 2;
        const low = (1 - Math.cos((Math.PI * i) / steps)) / 2;
        const high = (1 - Math.cos((Math.PI * (i + 1)) / steps)) / 2;
        sum += Math.sqrt(x * (1 - x)) * (betainc(high, a, b) - betainc(low, a, b));
      }
      expect(expectedDeviation({ a, b })).toBeCloseTo(sum, 6);
    }
    expect(() => expectedDeviation({ a: 0, b: 1 })).toThrow('expected a > 0 and finite, got 0');
    expect(() => expectedDeviation({ a: 1, b: -1 })).toThrow('expected b > 0 and finite, got -1');
  });
});
