import { formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import { estimatorOf } from './estimatorOf.ts';
import type { JudgedSample } from './judgedSample.ts';
import { meanOf, type PaidGroup, paidGroups, spreadOf } from './paidGroups.ts';

/** Groups below which advantages are not judged, and the share of them that is worth a word. */
const LEAST_GROUPS = 20;
const FEW = 0.01;
/** Means and advantages that are not 0, whatever the digits of the log. */
const NOT_ZERO = 1e-3;
/** Rewards that differ by less, beside the largest, differ by float noise; such advantages move the policy. */
const NOISE = 1e-6;
const LARGE = 0.1;

/** What advantages in the log say of how they were made. */
export function advantageCauses({ groups, fields }: JudgedSample): NowFinding[] {
  if (!fields.has('advantage')) return [];
  const paid = paidGroups(groups);
  if (paid.length < LEAST_GROUPS) return [];
  return [...noise(paid), ...otherBaseline(paid, estimatorOf(groups))];
}

const largestOf = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/** Rewards that differ by float noise, divided by their spread. */
function noise(paid: readonly PaidGroup[]): NowFinding[] {
  const scale = paid.reduce((most, { rewards }) => Math.max(most, largestOf(rewards)), 0);
  const blown = paid.filter(({ rewards, advantages }) => {
    const spread = spreadOf(rewards);
    return spread > 0 && spread < NOISE * scale && largestOf(advantages) > LARGE;
  });
  if (blown.length === 0) return [];
  const largest = Math.max(...blown.map(({ advantages }) => largestOf(advantages)));
  return [
    cause({
      code: 'advantages-of-noise',
      metric: 'advantage',
      severity: 'alarm',
      now: blown.length / paid.length,
      evidence: { groups: paid.length, blown: blown.length, largest },
      fact: `in ${formatCount(blown.length)} of ${formatCount(paid.length)} groups rewards that differ by less than a millionth of the largest have advantages up to ${formatPlain(largest)}`,
      meaning:
        'Differences of rounding were divided by their own spread: the policy is moved as far as by a right answer among wrong ones.',
      change:
        'Give the standard deviation a floor (0.001 or more), or leave out groups whose rewards agree.',
    }),
  ];
}

/** Advantages that no baseline of the group makes. */
function otherBaseline(
  paid: readonly PaidGroup[],
  estimator: ReturnType<typeof estimatorOf>,
): NowFinding[] {
  const off = paid.filter(({ advantages }) => Math.abs(meanOf(advantages)) > NOT_ZERO).length;
  const equal = paid.filter(({ rewards }) => spreadOf(rewards) === 0);
  const moved = equal.filter(({ advantages }) => largestOf(advantages) > NOT_ZERO);
  const evidence = {
    groups: paid.length,
    notCentred: off,
    equalGroups: equal.length,
    equalWithAdvantage: moved.length,
    estimator: estimator ?? null,
  };
  const size =
    moved.length === 0 ? 0 : meanOf(moved.map(({ advantages }) => largestOf(advantages)));
  const inEqual =
    moved.length === 0
      ? ''
      : ` ${formatCount(moved.length)} of ${formatCount(equal.length)} groups with equal rewards have advantages, ${formatPlain(size)} at most on average: here such a group is not without a gradient.`;
  const say = (code: string, fact: string, meaning: string): NowFinding[] => [
    cause({
      code,
      metric: 'advantage',
      severity: 'note',
      now: off / paid.length,
      evidence,
      fact,
      meaning: `${meaning}${inEqual}`,
      change: '',
    }),
  ];
  if (estimator === 'batch' || estimator === 'reward')
    return say(
      'batch-baseline',
      estimator === 'batch'
        ? 'advantages are rewards against the batch, not against the group'
        : 'advantages are the rewards themselves, without a baseline',
      'Live groups tell where rewards of a prompt differ, not where the gradient comes from.',
    );
  if (off <= FEW * paid.length && moved.length <= FEW * equal.length) return [];
  return say(
    'advantages-not-of-groups',
    `in ${formatPercent(off / paid.length)} of the groups advantages do not average to 0`,
    'A baseline of the group makes them 0. So there is another one (a critic, the batch), another term in them, or rollouts of these groups are not in this log.',
  );
}
