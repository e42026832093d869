import type { Rng } from '@bits-per-sample/core';
import { between } from './between.ts';
import { difficulties } from './difficulties.ts';
import { oneOf } from './oneOf.ts';
import type { RunPlan } from './runPlan.ts';
import { scaled } from './scaled.ts';

/** Most groups of a run: larger ones tell nothing new. */
const MOST_GROUPS = 40_000;

/**
 * A plain run: 5 to 3 000 steps of 8 to 512 groups of 4, 8 or 16 rollouts, prompts that repeat or
 * not, and what all prompts of a step have in common wanders a little. Kinds change what they are
 * about.
 */
export function drawPlan(
  rng: Rng,
  {
    least = 5,
    most = 3000,
    level = between(rng, -1, 1),
  }: { least?: number; most?: number; level?: number } = {},
): RunPlan {
  const usual = rng.next() < 0.8;
  const steps = Math.round(
    usual ? scaled(rng, Math.max(least, 30), Math.min(most, 300)) : scaled(rng, least, most),
  );
  const groups = Math.round(Math.min(scaled(rng, 8, 512), Math.max(8, MOST_GROUPS / steps)));
  const size = oneOf(rng, [4, 8, 16]);
  const prompts = Math.max(2 * groups, Math.round(scaled(rng, 4, 4 * steps) * groups * 0.25));
  return {
    steps,
    groups: () => groups,
    groupSize: () => size,
    difficulty: difficulties(rng, prompts, between(rng, 0.8, 2.2)),
    draws: () => [0, prompts],
    skill: () => level,
    shock: between(rng, 0, 0.12),
    memory: between(rng, 0, 0.9),
    sharpness: () => 1,
    falsePass: () => 0,
    falseFail: () => 0,
    missing: () => 0,
    tokens: () => 400,
    limit: () => 4000,
    format: null,
    formatWorth: () => 0.2,
    filtered: false,
    evaluateEvery: 0,
    categories: 0,
    metrics: {},
  };
}
