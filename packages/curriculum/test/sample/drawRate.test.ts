import { betainc, createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { drawRate } from '../../src/sample/drawRate.ts';

describe('pass rates are drawn from the belief (χ² over 20 equal cells, one false alarm in 10 000)', () => {
  const shapes = [
    [1, 1],
    [0.5, 0.5],
    [3.5, 5.5],
    [0.2, 4],
    [40, 2],
    [1, 0.9],
    [700, 650],
  ] as const;
  it.each(shapes)('Beta(%d, %d)', (a, b) => {
    const rng = createRng(3);
    const cells = new Float64Array(20);
    const draws = 20_000;
    for (let i = 0; i < draws; i++)
      cells[Math.min(19, Math.floor(20 * betainc(drawRate({ a, b }, rng), a, b)))]!++;
    const square = cells.reduce((sum, n) => sum + (n - draws / 20) ** 2 / (draws / 20), 0);
    expect(square).toBeLessThan(50.8);
  });
});
