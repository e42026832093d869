import { createRng } from '@bits-per-sample/core';

/** How a generated run goes. */
export interface PlannedLog {
  readonly steps?: number;
  readonly groups?: number;
  /** Log-odds of an ordinary prompt before training. */
  readonly start?: number;
  /** Log-odds gained per unit of ln(1 + N/1000). */
  readonly gain?: number;
  /** Step from which prompts are easier by 2.5 of log-odds. */
  readonly leapAt?: number;
  readonly seed?: number;
}

/** Rollouts of a run on 300 prompts of unequal difficulty, 8 a group. */
export function plannedLog({
  steps = 60,
  groups = 32,
  start = -1,
  gain = 0.4,
  leapAt = Infinity,
  seed = 1,
}: PlannedLog = {}) {
  const rng = createRng(seed);
  const hard = Array.from({ length: 300 }, () => 4 * rng.next() - 2);
  return Array.from({ length: steps * groups }, (_, g) => {
    const step = Math.floor(g / groups);
    const prompt = Math.floor(300 * rng.next());
    const level =
      start +
      hard[prompt]! +
      gain * Math.log1p((step * groups * 8) / 1000) +
      (step < leapAt ? 0 : 2.5);
    return Array.from({ length: 8 }, () => ({
      step,
      group: `${step}/${g}`,
      prompt_id: `p${prompt}`,
      reward: Number(rng.next() < 1 / (1 + Math.exp(-level))),
      input_tokens: 200,
      output_tokens: 1000,
    }));
  }).flat();
}
