import { DomainError } from '@bits-per-sample/core';

/**
 * Makes a thing out of parts that check their own arguments; what a part refuses is refused in the
 * name of the function that was called.
 * @internal
 */
export function inNameOf<T>(fn: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const { code, parameter, expected, received } = error as DomainError;
    if (code !== 'DOMAIN') throw error;
    throw new DomainError(fn, parameter, expected, received);
  }
}
