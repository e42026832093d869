import { formatCount, formatValue } from '@bits-per-sample/core';

/** A measured number, to three digits. */
export const number = (value: number) => formatValue(value, 'number');

/** A place on an axis (a step, tokens, rollouts spent), with all its digits. */
export const place = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < 1e15
    ? formatCount(value)
    : formatValue(value, 'number', { digits: 7 });

/** What a caption says of rows that are not shown; nothing when there are none. */
export const leftOut = (what: string, missing: number): readonly string[] =>
  missing > 0 ? [`${what}, not shown: ${formatCount(missing)}.`] : [];

/** Numbered, so that a finding can hold many numbers of one kind. */
export const numbered = (name: string, values: readonly number[]) =>
  Object.fromEntries(values.map((value, i) => [`${name}${i + 1}`, value]));
