import { awkward } from './hostileRows.ts';

/** What the columns of the hostile rows hold. */
export const hostileColumns = [
  { name: 'id', type: 'text' },
  { name: 'step', type: 'integer' },
  { name: 'name', type: 'text' },
  { name: 'big', type: 'integer' },
  { name: 'half', type: 'number' },
  { name: awkward, type: 'number' },
  { name: 'flag', type: 'boolean' },
  { name: 'word', type: 'text' },
  { name: 'tokens', type: 'integer' },
  { name: 'logprob', type: 'number' },
  { name: 'status', type: 'text' },
  { name: 'rewards', type: { list: 'number' } },
  { name: 'lens', type: { list: 'integer' } },
  { name: 'info', type: { fields: { cat: 'text', deep: { fields: { 'a b': 'integer' } } } } },
] as const;

/** The same as engines that read text must be told: a whole number that is a name is text. */
export const declaredColumns = hostileColumns.map(({ name, type }) =>
  name === 'big' ? ({ name, type: 'text' } as const) : { name, type },
);
