/** Anything with fields. */
export type Bag = Readonly<Record<string, unknown>>;

/** Takes a fault: where, what belongs there, what is there. */
export type Fault = (path: string, expected: string, received: unknown) => void;

export const numberScales = ['linear', 'log', 'symlog', 'logit', 'time'];
export const categoryScales = ['ordinal', 'band'];
export const formats = ['number', 'si', 'percent', 'probability', 'bits', 'time'];
export const roles = [
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'muted',
  'fg',
  'good',
  'warn',
  'bad',
  'neutral',
];

export const isValue = (value: unknown) =>
  typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value));
export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const oneOf = (options: readonly string[]) => `one of ${options.join(', ')}`;
