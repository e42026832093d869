import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { inTimeOrder } from '../../src/trials/inTimeOrder.ts';

/** Stretches and ways back of rows with these steps. */
const tell = (steps: readonly number[]): boolean => {
  const rows = new Map<number, number>();
  for (const step of steps) rows.set(step, (rows.get(step) ?? 0) + 1);
  const changes = steps.filter((step, i) => i === 0 || step !== steps[i - 1]).length;
  const back = steps.filter((step, i) => i > 0 && step < steps[i - 1]!).length;
  return inTimeOrder([...rows.values()], changes, back);
};
const blocks = (names: readonly number[], size: number): number[] =>
  names.flatMap((name) => Array.from({ length: size }, () => name));

describe('an order of time', () => {
  it.each([
    ['a resumed run', blocks([1, 2, 3, 4, 3, 4, 5, 6], 16)],
    ['a small one', blocks([1, 2, 3, 2, 3], 4)],
    ['resumed often', blocks([1, 2, 3, 2, 3, 2, 3, 4, 3, 4, 5], 16)],
    ['a second run', blocks([1, 2, 3, 1, 2, 3], 8)],
  ])('is seen in %s', (_, steps) => expect(tell(steps)).toBe(true));

  it.each([
    ['rows of four', [1, 2, 1, 2]],
    ['two steps by turns', blocks([1, 2, 1, 2], 2)],
    ['turns of rollouts', Array.from({ length: 300 }, (_, i) => i % 50)],
  ])('is not seen in %s', (_, steps) => expect(tell(steps)).toBe(false));

  it('is hardly ever seen in shuffled rows', () => {
    const rng = createRng(3);
    let seen = 0;
    for (let run = 0; run < 20_000; run++) {
      const steps = blocks([1, 2, 3], 1 + Math.floor(rng.next() * 8));
      const order = steps.map((step) => [rng.next(), step] as const).sort(([a], [b]) => a - b);
      if (tell(order.map(([, step]) => step))) seen++;
    }
    // at most one in 2¹⁴
    expect(seen).toBeLessThanOrEqual(5);
  });
});
