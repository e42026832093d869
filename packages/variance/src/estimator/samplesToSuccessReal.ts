import { checkSampleNeed } from './checkSampleNeed.ts';

/**
 * Rollouts for one success at a given confidence, as a real number: ln(1 − c) / ln(1 − p).
 *
 * The smooth version of {@link samplesToSuccess}, for curves; about −ln(1 − c) / p at small p.
 *
 * @param p pass rate, in [0, 1].
 * @param confidence probability c of at least one success, in (0, 1).
 * @returns rollouts; Infinity at p = 0, 1 at p = 1.
 * @throws {DomainError} p outside [0, 1] or confidence outside (0, 1).
 *
 * @example
 * ```ts
 * samplesToSuccessReal(0.5, 0.75); // => 2
 * ```
 */
export function samplesToSuccessReal(p: number, confidence: number): number {
  checkSampleNeed('samplesToSuccessReal', p, confidence);
  if (p === 1) return 1;
  return Math.log1p(-confidence) / Math.log1p(-p) + 0 * p;
}
