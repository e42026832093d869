import type { Rng } from '@bits-per-sample/core';

/** One of several, each as likely. */
export const oneOf = <T>(rng: Rng, list: readonly T[]): T =>
  list[Math.floor(rng.next() * list.length)]!;
