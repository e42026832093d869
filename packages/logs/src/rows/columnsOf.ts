import { isNamePattern } from './isNamePattern.ts';
import type { RowObject } from './rowFormat.ts';

/** Tells which columns of a row are meant by names, and by patterns such as `reward_*`. */
export function columnsOf(patterns: readonly string[]): (row: RowObject) => readonly string[] {
  // asked of each row, and mostly the same in all
  if (!patterns.some(isNamePattern)) return () => patterns;
  return (row) =>
    patterns.flatMap((pattern) => {
      if (!isNamePattern(pattern)) return pattern;
      const start = pattern.slice(0, -1);
      return Object.keys(row).filter((column) => column.startsWith(start));
    });
}
