import { distinct } from '../trials/distinct.ts';
import { type Groups, readGroups } from '../trials/readGroups.ts';
import { hasSeveralRuns } from './hasSeveralRuns.ts';
import type { KeptSource } from './keepSource.ts';
import { ofOneKind } from './ofOneKind.ts';
import { rightnessOf } from './rightnessOf.ts';
import { Warnings } from './warnings.ts';

/** What the steps of a run add up to; columns [steps], steps rising. */
export interface CountedSteps {
  readonly step: readonly number[];
  /** Rollouts, judged or not. */
  readonly rollouts: readonly number[];
  /** Judged rollouts. */
  readonly attempts: readonly number[];
  /** Right ones; NaN where nothing says what is right. */
  readonly successes: readonly number[];
  /** Groups with a verdict. */
  readonly groups: readonly number[];
  /** Those of one verdict. */
  readonly deadGroups: readonly number[];
  /** Several runs stand under the same steps. */
  readonly severalRuns: boolean;
  /** Whether any rollout has a reward. */
  readonly rewarded: boolean;
  /** Whether there is a rule of what is right. */
  readonly judged: boolean;
}

/** Sums per step of the training rollouts of a log; groups without a step are left out. */
export function countedSteps({ source, rule, kind }: KeptSource): CountedSteps {
  const table = ofOneKind(source.groups, kind, new Warnings());
  const groups = readGroups(table, {
    ...rightnessOf(source, table, rule),
    rewardValues: source.rewardValues,
  });
  const order = [...distinct(groups.step)].filter(Number.isFinite).sort((a, b) => a - b);
  const place = new Map(order.map((step, i) => [step, i]));
  const sums = () => new Array<number>(order.length).fill(0);
  const steps = {
    step: order,
    rollouts: sums(),
    attempts: sums(),
    successes: sums(),
    groups: sums(),
    deadGroups: sums(),
  };
  for (let i = 0; i < groups.size; i++) {
    const at = place.get(groups.step[i]!);
    if (at !== undefined) add(steps, at, groups, i);
  }
  return {
    ...steps,
    severalRuns: hasSeveralRuns(table),
    rewarded: groups.attempts.some((n) => n > 0),
    judged: groups.success.source !== 'none',
  };
}

function add(
  steps: Record<'rollouts' | 'attempts' | 'successes' | 'groups' | 'deadGroups', number[]>,
  at: number,
  { attempts, rewards, missing, successes }: Groups,
  i: number,
): void {
  const n = attempts[i]!;
  const right = successes[i]!;
  steps.rollouts[at]! += Math.max(rewards[i]!, n) + missing[i]!;
  if (!(n > 0)) return;
  steps.attempts[at]! += n;
  steps.successes[at]! += right;
  steps.groups[at]! += 1;
  if (right === 0 || right === n) steps.deadGroups[at]! += 1;
}
