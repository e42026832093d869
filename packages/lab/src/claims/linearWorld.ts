import { type Rng, sampleNormal } from '@bits-per-sample/core';

/** Prompts with features, and the answer to each that a hidden linear map gives. */
export interface LinearWorld {
  /** Features of unit length; shape [prompts][features]. */
  readonly features: readonly Float64Array[];
  /** The right answer to each prompt. */
  readonly right: Int32Array;
}

/** Σ x w over a row of weights; shape [answers × features]. */
export function logitsInto(out: Float64Array, weights: Float64Array, x: Float64Array): void {
  for (let y = 0, at = 0; y < out.length; y++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += weights[at++]! * x[j]!;
    out[y] = sum;
  }
}

/** Draws a world that a linear softmax can learn. */
export function createLinearWorld(
  { prompts, answers, width }: { prompts: number; answers: number; width: number },
  rng: Rng,
): LinearWorld {
  const hidden = Float64Array.from({ length: answers * width }, () => sampleNormal(rng));
  const logits = new Float64Array(answers);
  const features = Array.from({ length: prompts }, () => {
    const x = Float64Array.from({ length: width }, () => sampleNormal(rng));
    const length = Math.sqrt(x.reduce((sum, xj) => sum + xj * xj, 0));
    return x.map((xj) => xj / length);
  });
  const right = Int32Array.from(features, (x) => {
    logitsInto(logits, hidden, x);
    return logits.indexOf(Math.max(...logits));
  });
  return { features, right };
}
