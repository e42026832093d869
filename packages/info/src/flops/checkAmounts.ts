import { checkAtLeast } from '@bits-per-sample/core';

/** Amounts (parameters, tokens, layers, …) are numbers that are not negative. NaN passes. */
export function checkAmounts(fn: string, amounts: Readonly<Record<string, number>>): void {
  for (const [name, amount] of Object.entries(amounts)) checkAtLeast(fn, name, amount, 0);
}
