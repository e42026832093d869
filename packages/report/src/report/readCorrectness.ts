import type { Estimate } from '@bits-per-sample/core';
import { correctnessBits } from '../causes/correctnessBits.ts';
import { equalAnswersOf } from '../causes/equalAnswers.ts';
import type { JudgedSample } from '../causes/judgedSample.ts';
import type { BuildOptions } from './buildOptions.ts';
import type { Warnings } from './warnings.ts';

/**
 * Bits about being right: as the caller says how verdicts err, else as equal answers with different
 * verdicts tell.
 */
export function readCorrectness(
  bits: Estimate<'bits/rollout'> | null,
  {
    sample,
    errors,
    passRate,
  }: {
    readonly sample: JudgedSample;
    readonly passRate: Estimate<'probability'> | null;
  } & Pick<BuildOptions, 'errors'>,
  warnings: Warnings,
): Estimate<'bits/rollout'> | null {
  if (errors !== undefined) return bits;
  const told =
    sample.verdict === 'success'
      ? correctnessBits(bits, passRate?.value ?? Number.NaN, equalAnswersOf(sample))
      : null;
  if (told === null)
    warnings.detail(
      'verdicts-taken-as-right',
      'No equal answers with different verdicts tell how often verdicts err, so bits about being right are not told apart from bits of the verdicts (`falsePass: P` and `falseFail: P` say it).',
      'bits.correctness',
    );
  return told;
}
