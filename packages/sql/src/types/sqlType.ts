/**
 * What a column holds, whatever an engine calls its types: `number` may be a fraction, `integer`
 * never is, `json` is looked into at run time, `other` cannot be used.
 */
export type SqlType =
  | 'number'
  | 'integer'
  | 'boolean'
  | 'text'
  | 'json'
  | 'other'
  | { readonly list: SqlType }
  | { readonly fields: Readonly<Record<string, SqlType>> };
