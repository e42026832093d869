import { noiseScaleRatio } from '@bits-per-sample/forecast';
import type { RunPlanOptions } from '../options/planTable.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import type { PlanCosts } from './costs.ts';
import type { PlanNoise } from './planShape.ts';

/** What gradient noise scales of both alone say of examples against rollouts; null where nobody asked. */
export function planNoise(
  { rolloutsPerStep }: PlanCosts,
  { noiseScale, sftNoiseScale }: RunPlanOptions,
): PlanNoise | PlanRefusal | null {
  if (noiseScale === undefined && sftNoiseScale === undefined) return null;
  const refuse = (code: string, reason: string, settles: string): PlanRefusal => ({
    code,
    question: 'noise',
    reason,
    settles,
  });
  if (noiseScale === undefined || sftNoiseScale === undefined)
    return refuse(
      'one-noise-scale',
      'The gradient noise scale of one kind of training alone compares nothing.',
      'Both: `noiseScale: N, sftNoiseScale: N`, in rollouts and in examples, at the same weights.',
    );
  if (rolloutsPerStep === null)
    return refuse(
      'no-step-size',
      'How noisy a step is depends on how many rollouts it has, and that is not known.',
      '`rolloutsPerStep: N` says it.',
    );
  return {
    factor: noiseScaleRatio(noiseScale, sftNoiseScale, rolloutsPerStep),
    batch: rolloutsPerStep,
  };
}
