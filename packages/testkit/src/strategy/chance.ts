import type { AnyRng } from './anyStrategy.ts';

/** A small seeded generator: the testkit knows none of ours. */
export function chance(seed: number): AnyRng {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    },
    fork: (label) => chance(state ^ [...label].reduce((h, c) => h * 31 + c.charCodeAt(0), 7)),
    toJSON: () => [state, 0, 0, 0],
  };
}
