import { binaryEntropy } from '@bits-per-sample/info';
import type { EqualAnswerErrors } from './equalAnswers.ts';

/**
 * Bits of a verdict that are of its own errors: H(falseFail) in right answers, H(falsePass) in wrong
 * ones. What is left of the bits of verdicts is about being right.
 *
 * @param passRate share of verdicts that pass.
 */
export function verdictNoise(
  { falsePass, falseFail }: Pick<EqualAnswerErrors, 'falsePass' | 'falseFail'>,
  passRate: number,
): number {
  const [pass, fail] = [binaryEntropy(falsePass), binaryEntropy(falseFail)];
  if (falsePass === falseFail) return pass;
  const right = Math.min(1, Math.max(0, (passRate - falsePass) / (1 - falsePass - falseFail)));
  return pass + right * (fail - pass);
}
