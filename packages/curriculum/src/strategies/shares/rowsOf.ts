import type { Lot } from '../../sample/sampler.ts';

/** The pool's row of each leaf of a lot. @internal */
export function rowsOf({ tree: { size }, rows }: Lot): readonly number[] {
  return rows ?? Array.from({ length: size }, (_, leaf) => leaf);
}
