import { DomainError } from '@bits-per-sample/core';

/** Amounts (parameters, tokens, layers, …) are not negative. */
export function checkAmounts(fn: string, amounts: Readonly<Record<string, number>>): void {
  for (const [name, amount] of Object.entries(amounts))
    if (amount < 0) throw new DomainError(fn, name, '≥ 0', amount);
}
