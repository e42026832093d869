import type { CountBins, Estimate } from '@bits-per-sample/core';
import { arcLength, betweenPrompts, type CurveSums } from '../curve/curveSums.ts';
import { missRows } from '../curve/missRows.ts';
import type { PromptQuestion } from '../curve/promptQuestion.ts';
import { bandQuantile } from '../numeric/studentTail.ts';

/**
 * Trained minus base with a band of ± c standard errors. One prompt (`sample`) or one attempt
 * (`these`) that would decide the other way is added to the scatter, so that agreement in all
 * prompts is not taken for certainty.
 */
export function differenceBand(
  base: CountBins,
  trained: CountBins,
  [first, second]: readonly [CurveSums, CurveSums],
  ks: readonly number[],
  over: PromptQuestion,
  level: number,
): Estimate<'probability'>[] {
  const { prompts } = base;
  const common = { level, n: prompts, unit: 'probability' } as const;
  const alone = over === 'sample' && prompts < 2; // one prompt says nothing about others
  const { variance, covariance } =
    over === 'sample'
      ? betweenPrompts(
          gains(base, trained, ks),
          new Uint8Array(prompts).fill(1),
          ks.length,
          prompts,
        )
      : {
          variance: first.variance.map((x, l) => x + second.variance[l]!),
          covariance: first.covariance.map((x, l) => x + second.covariance[l]!),
        };
  const freedom = over === 'sample' ? prompts - 1 : Infinity;
  const critical = alone ? Infinity : bandQuantile(level, freedom, arcLength(variance, covariance));
  return ks.map((_, l) => {
    const value = second.mean[l]! - first.mean[l]!;
    const more = over === 'sample' ? 1 : first.grain[l]! ** 2 + second.grain[l]! ** 2;
    const margin = alone ? Infinity : (critical * Math.sqrt(variance[l]! + more)) / prompts;
    return {
      value,
      lower: Math.max(-1, value - margin),
      upper: Math.min(1, value + margin),
      ...common,
      method: `simultaneous band, paired, ${over} prompts`,
    };
  });
}

/** Gain of each prompt at each k; shape [prompts × ks]. */
function gains(base: CountBins, trained: CountBins, ks: readonly number[]): Float64Array {
  const size = ks.length;
  const [first, second] = [missRows(base, ks), missRows(trained, ks)];
  const rows = new Float64Array(base.prompts * size);
  for (let i = 0; i < base.prompts; i++)
    for (let l = 0; l < size; l++)
      rows[i * size + l] = first[base.bin[i]! * size + l]! - second[trained.bin[i]! * size + l]!;
  return rows;
}
