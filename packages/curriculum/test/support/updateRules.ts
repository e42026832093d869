import fc from 'fast-check';
import { expect } from 'vitest';

export const rate = fc.double({ min: 0, max: 1, noNaN: true });

export const counts = fc
  .tuple(fc.nat(200), fc.nat(200))
  .filter(([right, wrong]) => right + wrong > 1)
  .map(([right, wrong]) => ({ successes: right, attempts: right + wrong }));

export const sum = (p: ArrayLike<number>) => Array.from(p).reduce((s, x) => s + x, 0);

export const domain = expect.objectContaining({ code: 'DOMAIN' });
