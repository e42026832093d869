import { DomainError } from '../errors.ts';
import { checkFinitePositive } from './checkFinitePositive.ts';

/**
 * Refuses what is no Beta distribution. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param shapes `a` and `b`, each > 0 and finite.
 * @param parameter name of the parameter that is checked, put before `a` and `b` in the
 *   error. Default: none.
 * @throws {DomainError} a or b not positive and finite, or not numbers.
 *
 * @example
 * ```ts
 * checkBetaShapes('sampleBeta', { a: 3.5, b: 5.5 }); // => undefined
 * ```
 */
export function checkBetaShapes(
  fn: string,
  shapes: { readonly a: number; readonly b: number },
  parameter?: string,
): void {
  if (typeof shapes !== 'object' || shapes === null)
    throw new DomainError(fn, parameter ?? 'posterior', 'with shapes a and b', shapes);
  checkFinitePositive(fn, parameter === undefined ? 'a' : `${parameter}.a`, shapes.a);
  checkFinitePositive(fn, parameter === undefined ? 'b' : `${parameter}.b`, shapes.b);
}
