import {
  checkArray,
  checkLevel,
  checkNumber,
  checkNumbers,
  checkObject,
  DomainError,
} from '@bits-per-sample/core';

/**
 * What a builder takes, field by field: a word for a kind, a list of one shape, or fields. A name
 * that ends in a question mark may be left out.
 */
export type Shape =
  | 'number'
  | 'numbers'
  | 'text'
  | 'texts'
  | 'measured'
  | 'level'
  | readonly [Shape]
  | { readonly [field: string]: Shape };

const measured: Shape = {
  value: 'number',
  'lower?': 'number',
  'upper?': 'number',
  'level?': 'level',
  'method?': 'text',
};

/** Refuses what is not of a shape, in the builder's name and with the path to it. */
export function checkShape(fn: string, path: string, value: unknown, shape: Shape): void {
  if (shape === 'number') checkNumber(fn, path, value as number);
  else if (shape === 'numbers') checkNumbers(fn, path, value as number[]);
  else if (shape === 'level') checkLevel(fn, value as number);
  else if (shape === 'text') {
    if (typeof value !== 'string') throw new DomainError(fn, path, 'a text', value);
  } else if (shape === 'texts') checkShape(fn, path, value, ['text']);
  else if (shape === 'measured') checkShape(fn, path, value, measured);
  else if (isList(shape)) {
    checkArray(fn, path, value as unknown[]);
    for (let i = 0; i < (value as unknown[]).length; i++)
      checkShape(fn, `${path}[${i}]`, (value as unknown[])[i], shape[0]);
  } else {
    checkObject(fn, path, value as object);
    for (const [field, inner] of Object.entries(shape)) {
      const name = field.replace('?', '');
      const part = (value as Readonly<Record<string, unknown>>)[name];
      if (part !== undefined || name === field)
        checkShape(fn, path === 'data' ? name : `${path}.${name}`, part, inner);
    }
  }
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
