import { type Rng, sampleNormal } from '@bits-per-sample/core';

/** Logits of prompts that differ by `spread`. */
export const difficulties = (rng: Rng, prompts: number, spread: number): Float64Array =>
  Float64Array.from({ length: prompts }, () => spread * sampleNormal(rng));
