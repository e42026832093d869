import type { RowObject } from './rowFormat.ts';

/** What is an object, as one; an empty one in place of anything else. */
export const objectOf = (value: unknown): RowObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as RowObject) : {};

/** The objects of a list; none when there is no list. */
export const objectsOf = (value: unknown): readonly RowObject[] =>
  Array.isArray(value) ? value.map(objectOf) : [];
