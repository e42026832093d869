import { formatValue } from '@bits-per-sample/plot';

/** 0.427 → 43% */
export const percent = (share: number) => formatValue(share, 'percent', { digits: 2 });

/** A count, or a place on an axis, with all its digits. */
export const count = (value: number) => formatValue(value, 'number', { digits: 7 });

/** A measured number. */
export const number = (value: number) => formatValue(value, 'number');

/** a, b and c */
export const list = (texts: readonly string[]) =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

/** What a caption says of rows that are not shown; nothing when there are none. */
export const leftOut = (what: string, missing: number): readonly string[] =>
  missing > 0 ? [`${what}, not shown: ${count(missing)}.`] : [];

/** Numbered, so that a finding can hold many numbers of one kind. */
export const numbered = (name: string, values: readonly number[]) =>
  Object.fromEntries(values.map((value, i) => [`${name}${i + 1}`, value]));
