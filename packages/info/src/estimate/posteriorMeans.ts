import type { Bins } from './bins.ts';
import { expectedBinaryEntropy } from './expectedBinaryEntropy.ts';
import type { MixtureFit } from './fitPassRates.ts';

/** E[H | k, n] of each bin under a fitted mixture. */
export function posteriorMeans({ k, n }: Bins, { a, b, spread }: MixtureFit): Float64Array {
  return k.map(
    (successes, c) =>
      spread[c]! * expectedBinaryEntropy({ a: a + successes, b: b + (n[c]! - successes) }),
  );
}

/** Mean over prompts of what each bin has. */
export function average({ weight, prompts }: Bins, each: Float64Array): number {
  return each.reduce((sum, x, c) => sum + (x * weight[c]!) / prompts, 0);
}
