import type { GradientNorms } from './gradientNorms.ts';
import { intervalOfMoments, type NoiseScaleInterval } from './intervalOfMoments.ts';
import { momentsOfNorms } from './momentsOfNorms.ts';

/** Noise scale of steps whose norms have been checked. */
export function intervalOfNorms(
  { smallBatch, bigBatch, smallSquaredNorm, bigSquaredNorm }: GradientNorms,
  level: number,
): NoiseScaleInterval {
  const steps = Array.from(smallSquaredNorm, (small, t) =>
    momentsOfNorms({
      smallBatch,
      bigBatch,
      smallSquaredNorm: small,
      bigSquaredNorm: bigSquaredNorm[t]!,
    }),
  );
  return intervalOfMoments(
    Float64Array.from(steps, ({ signal }) => signal),
    Float64Array.from(steps, ({ noise }) => noise),
    level,
  );
}
