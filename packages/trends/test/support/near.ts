import { expect } from 'vitest';

/** Two numbers that differ by no more than a share of the second; NaN is near null. */
export function near(received: number, expected: number | null, share = 1e-6): void {
  if (expected === null) expect(received).toBeNaN();
  else
    expect(Math.abs(received - expected)).toBeLessThanOrEqual(
      share * Math.max(1e-9, Math.abs(expected)),
    );
}
