import { describe, expect, it } from 'vitest';
import { axisTicks } from '../../src/index.ts';

const utc = (...args: [number, number, number?]) => Date.UTC(...args);

describe('axisTicks', () => {
  it.each([
    ['linear', 0, 1, 400, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    ['linear', 0, 20, 320, [0, 5, 10, 15, 20]],
    ['linear', -3, 3, 480, [-3, -2, -1, 0, 1, 2, 3]],
    ['linear', 0.1, 0.3, 200, [0.1, 0.2, 0.3]],
    ['log', 1e-6, 1, 640, [1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1]],
    ['log', 1, 100, 400, [1, 2, 5, 10, 20, 50, 100]],
    ['log', 1e-30, 1, 400, [1e-28, 1e-24, 1e-20, 1e-16, 1e-12, 1e-8, 1e-4, 1]],
    ['logit', 0.001, 0.999, 480, [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999]],
    ['logit', 0.2, 0.8, 480, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]],
    ['symlog', -100, 100, 480, [-100, -10, -1, 0, 1, 10, 100]],
  ] as const)('%s from %f to %f in %d px', (type, lo, hi, length, expected) => {
    expect(axisTicks(type, lo, hi, length).values).toEqual(expected);
  });

  it('takes calendar steps for time', () => {
    const days = axisTicks('time', utc(2026, 0, 1), utc(2026, 0, 8), 640);
    expect(days.values).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((day) => utc(2026, 0, day)));
    const months = axisTicks('time', utc(2025, 10, 20), utc(2026, 3, 2), 400);
    expect(months.values).toEqual([
      utc(2025, 11),
      utc(2026, 0),
      utc(2026, 1),
      utc(2026, 2),
      utc(2026, 3),
    ]);
    const years = axisTicks('time', utc(2000, 5), utc(2026, 5), 320);
    expect(years.values.every((at) => new Date(at).toISOString().includes('-01-01T00:00'))).toBe(
      true,
    );
    expect(axisTicks('time', 0, 500, 320).values).toEqual([0, 200, 400]);
  });
});
