import type { Estimate } from '@bits-per-sample/core';

/** `34 % (31 % to 38 %)`: a value with its interval, each printed alike. */
export const withInterval = (
  { value, lower, upper }: Pick<Estimate, 'value' | 'lower' | 'upper'>,
  print: (x: number) => string,
): string => `${print(value)} (${print(lower)} to ${print(upper)})`;
