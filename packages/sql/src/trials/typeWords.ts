import type { SqlType } from '../types/sqlType.ts';

/** A type in words. */
export const typeWords = (type: SqlType): string =>
  typeof type !== 'string'
    ? 'list' in type
      ? 'a list'
      : 'a struct'
    : type === 'other'
      ? 'a type that is none of these'
      : `the type ${type}`;
