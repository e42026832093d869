import type { RowObject } from './rowFormat.ts';

/** Whether a value is an object, and no list. */
export const isObject = (value: unknown): value is RowObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What is an object, as one; an empty one in place of anything else. */
export const objectOf = (value: unknown): RowObject => (isObject(value) ? value : {});

/** The objects of a list; none when there is no list. */
export const objectsOf = (value: unknown): readonly RowObject[] =>
  Array.isArray(value) ? value.map(objectOf) : [];
