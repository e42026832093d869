import { digammaIncrement } from './digammaIncrement.ts';

/** E[H(p)] in nats for p ~ Beta(a, b): a sum of two positive terms, accurate for any shapes. */
export function betaEntropyNats(a: number, b: number): number {
  const s = a + b;
  return (a / s) * digammaIncrement(a + 1, b) + (b / s) * digammaIncrement(b + 1, a);
}
