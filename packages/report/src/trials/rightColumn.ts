import type { Column } from '@bits-per-sample/core';
import { isRightPart } from './isRightPart.ts';

/** The one part of the reward that says by its name whether an answer is right; else undefined. */
export function rightColumn(columns: Readonly<Record<string, Column>>): Column | undefined {
  const right = Object.keys(columns).filter(
    (name) => name.startsWith('part:') && isRightPart(name.slice('part:'.length)),
  );
  return right.length === 1 ? columns[right[0]!] : undefined;
}
