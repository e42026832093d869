import { type BetaTails, betaTails } from './betaTails.ts';
import { HUGE, LARGE, SCALE } from './hugeShapes.ts';

type Tails = Omit<BetaTails, 'density'>;

/**
 * Both tails of Beta(a, b) at any x in [0, 1] and for any positive shapes; NaN for NaN.
 *
 * @internal
 */
export function tailsAt(x: number, a: number, b: number): Tails {
  if (Number.isNaN(x + a + b)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  if (a > HUGE || b > HUGE) {
    if (a > LARGE && b > LARGE) return tailsAt(x, a / SCALE, b / SCALE);
    if (a > b) return { lower: 0, upper: 1 }; // all but the last ulp below 1 is out of reach
    return x * SCALE < 0.5 ? tailsAt(x * SCALE, a, b / SCALE) : { lower: 1, upper: 0 };
  }
  if (x <= 0.5) {
    const { lower, upper } = betaTails(x, a, b);
    return { lower: clamp(lower), upper: clamp(upper) };
  }
  const { lower, upper } = betaTails(1 - x, b, a);
  return { lower: clamp(upper), upper: clamp(lower) };
}

const clamp = (p: number): number => Math.min(1, Math.max(0, p));
