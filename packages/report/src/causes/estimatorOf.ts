import type { JudgedGroup } from './judgedSample.ts';
import { meanOf, type PaidGroup, paidGroups, spreadOf, squaresOf } from './paidGroups.ts';

/**
 * How a trainer made its advantages: rewards less the mean of the group (`'group'`), that divided by
 * the spread of the group or of the batch, less the mean of the others of the group, less the mean
 * of the batch, or the reward itself.
 */
export type Estimator =
  | 'group'
  | 'group-std'
  | 'group-batch-std'
  | 'leave-one-out'
  | 'batch'
  | 'reward';

/** Live groups below which nothing is said, and the share of them that must agree. */
const LEAST_GROUPS = 10;
const AGREE = 0.95;
/** Small constants under a root, and digits of logs. */
const NEAR = 0.02;
/** Rewards that differ by less are equal. */
const EQUAL = 1e-6;

/**
 * Which estimator the advantages of a log tell.
 *
 * @param groups sampled groups with rewards and advantages.
 * @returns undefined where fewer than ten live groups have them, or they follow none of these, as
 *   those of a critic.
 */
export function estimatorOf(groups: readonly JudgedGroup[]): Estimator | undefined {
  const paid = paidGroups(groups);
  const live = paid.filter(({ rewards }) => spreadOf(rewards) >= EQUAL);
  if (live.length < LEAST_GROUPS) return undefined;
  const slopes = live.map(slopeOf);
  const isOf = (scale: (group: PaidGroup) => number): boolean =>
    slopes.filter((slope, i) => isNear(slope, scale(live[i]!))).length >= AGREE * live.length;
  const deviation = (less: 0 | 1) => (group: PaidGroup) =>
    Math.sqrt((group.rewards.length - less) / squaresOf(group.rewards));
  if (isOf(() => 1)) return 'group';
  if (isOf(deviation(1)) || isOf(deviation(0))) return 'group-std';
  if (isOf(({ rewards }) => rewards.length / (rewards.length - 1))) return 'leave-one-out';
  const scales = new Map(live.map(({ step }, i) => [step, slopes[i]!]));
  if (scales.size < live.length && isOf(({ step }) => scales.get(step)!)) return 'group-batch-std';
  return batchOf(paid);
}

const isNear = (x: number, y: number): boolean => Math.abs(x - y) <= NEAR * Math.abs(y);

/** c where advantages are c times the rewards less their mean; NaN where they are not. */
function slopeOf({ rewards, advantages }: PaidGroup): number {
  const mean = meanOf(rewards);
  const slope =
    rewards.reduce((sum, r, i) => sum + (r - mean) * advantages[i]!, 0) / squaresOf(rewards);
  const largest = Math.max(...advantages.map(Math.abs));
  const off = rewards.map((r, i) => Math.abs(advantages[i]! - slope * (r - mean)));
  return Math.max(...off) <= NEAR * largest ? slope : Number.NaN;
}

/** Advantages that are one line over the rewards of each step, whatever the group. */
function batchOf(paid: readonly PaidGroup[]): 'batch' | 'reward' | undefined {
  const bySteps = new Map<number, { rewards: number[]; advantages: number[]; groups: number }>();
  for (const { step, rewards, advantages } of paid) {
    const all = bySteps.get(step) ?? { rewards: [], advantages: [], groups: 0 };
    bySteps.set(step, all);
    all.rewards.push(...rewards);
    all.advantages.push(...advantages);
    all.groups++;
  }
  const batches = [...bySteps].filter(
    ([, { rewards, groups }]) => groups >= 2 && spreadOf(rewards) >= EQUAL,
  );
  if (batches.length === 0) return undefined;
  const lines = batches.map(([step, { rewards, advantages }]) => {
    const mean = meanOf(advantages);
    const centred = advantages.map((a) => a - mean);
    const slope = slopeOf({ step, rewards, advantages: centred });
    return { slope, at0: mean - slope * meanOf(rewards) };
  });
  const share = (test: (line: { slope: number; at0: number }) => boolean): boolean =>
    lines.filter(test).length >= AGREE * lines.length;
  if (share(({ slope, at0 }) => isNear(slope, 1) && Math.abs(at0) <= NEAR)) return 'reward';
  return share(({ slope }) => slope > 0) ? 'batch' : undefined;
}
