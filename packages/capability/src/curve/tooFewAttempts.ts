import { type CountBins, type Estimate, undefinedEstimate } from '@bits-per-sample/core';

/** The estimate that some prompts are too short for, if so. */
export function tooFewAttempts(
  { n, weight, prompts, fewest }: CountBins,
  k: number,
  level: number,
): Estimate<'probability'> | undefined {
  if (k <= fewest) return undefined;
  const short = n.reduce((sum, size, b) => sum + (size < k ? weight[b]! : 0), 0);
  return undefinedEstimate(
    'probability',
    `${short} of ${prompts} prompts have fewer attempts than k = ${k}`,
    { level, n: prompts },
  );
}
