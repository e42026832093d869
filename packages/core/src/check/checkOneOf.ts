import { DomainError } from '../errors.ts';

/**
 * Refuses what is not among the allowed values.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument.
 * @param allowed the values that pass.
 * @throws {DomainError} x is none of them; the error lists them.
 *
 * @example
 * ```ts
 * checkOneOf('meanPassAtK', 'prompts', 'these', ['sample', 'these']); // => undefined
 * ```
 */
export function checkOneOf(
  fn: string,
  parameter: string,
  x: unknown,
  allowed: readonly (string | number | boolean)[],
): void {
  if ((allowed as readonly unknown[]).includes(x)) return;
  const names = allowed.map((value) => (typeof value === 'string' ? `'${value}'` : `${value}`));
  const last = names.pop();
  throw new DomainError(
    fn,
    parameter,
    names.length > 0 ? `${names.join(', ')} or ${last}` : `${last}`,
    x,
  );
}
