import {
  type Bits,
  checkGroupSize,
  checkNumbers,
  checkObject,
  checkOneOf,
  checkSameLength,
  DomainError,
} from '@bits-per-sample/core';
import { checkDistribution, type Distribution } from '../supervised/checkDistribution.ts';

/** Possible rewards of a rollout and their probabilities. */
export interface RewardLevels {
  /** Distinct reward values, shape [levels]. */
  readonly values: ArrayLike<number>;
  /** Probability of each, shape [levels], summing to 1. */
  readonly probabilities: Distribution;
}

/** Options of {@link gradedAdvantageEntropy}. */
export interface AdvantageOptions {
  /**
   * What is taken out of the rewards: their `'mean'` (RLOO, Dr.GRPO), or mean and standard
   * deviation, `'std'` (GRPO, default).
   */
  readonly normalise?: 'mean' | 'std';
}

/**
 * Entropy of a group's advantages for graded rewards.
 *
 * Subtracting the mean forgets the level of the rewards, dividing by the standard deviation
 * their scale: a group scored 0.2, 0.4 becomes the same as one scored 0, 1. For 0/1 rewards
 * both cost only the bit of {@link groupAdvantageEntropy}. Exact, by summing over all groups
 * up to order: meant for few levels (≤ 6) and usual group sizes (≤ 32). A size with more than
 * 2²¹ such groups is refused.
 *
 * @param rewards reward values and their probabilities on this prompt.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @param options `normalise`: `'mean'` or `'std'`.
 * @returns bits per group, at most G times the entropy of one reward.
 * @throws {DomainError} probabilities that are no distribution, values of another length,
 *   groupSize not an integer in [1, 2²⁰] or with too many groups up to order.
 *
 * @example
 * ```ts
 * const levels = { values: [0, 0.5, 1], probabilities: [0.25, 0.5, 0.25] };
 * gradedAdvantageEntropy(levels, 2, { normalise: 'mean' }).toFixed(4); // => '2.0306'
 * gradedAdvantageEntropy(levels, 2).toFixed(4); // => '1.5794'
 * ```
 */
export function gradedAdvantageEntropy(
  rewards: RewardLevels,
  groupSize: number,
  options: AdvantageOptions = {},
): Bits {
  const fn = 'gradedAdvantageEntropy';
  checkObject(fn, 'rewards', rewards);
  const { values, probabilities } = rewards;
  checkDistribution(fn, 'probabilities', probabilities);
  checkSameLength(fn, 'values', values, probabilities.length);
  checkNumbers(fn, 'values', values);
  checkGroupSize(fn, groupSize);
  checkObject(fn, 'options', options);
  const { normalise = 'std' } = options;
  checkOneOf(fn, 'normalise', normalise, ['mean', 'std']);
  for (let i = 0; i < values.length; i++)
    if (Number.isNaN(values[i]! + probabilities[i]!)) return NaN;
  const levels = Array.from(values, (value, i) => ({ value, log: Math.log(probabilities[i]!) }))
    .filter(({ log }) => log > -Infinity)
    .sort((x, y) => x.value - y.value);
  const groups = groupsUpToOrder(levels.length, groupSize);
  if (groups > 2 ** 21 || groups * groupSize > 2 ** 26)
    throw new DomainError(fn, 'groupSize', `smaller with ${levels.length} levels`, groupSize);

  // one class of indistinguishable groups per pattern: which positions are alike, in which
  // order, and how far apart; `ways` orderings of it, each of probability `chance`
  const classes = new Map<string, { ways: number; chance: number }>();
  const visit = (
    from: number,
    left: number,
    used: { value: number; count: number }[],
    log: number,
  ) => {
    if (left === 0) {
      const key = patternOf(used, normalise);
      const ways = multinomial(used.map(({ count }) => count));
      const known = classes.get(key);
      if (known) known.chance += Math.exp(log);
      else classes.set(key, { ways, chance: Math.exp(log) });
      return;
    }
    for (let i = from; i < levels.length; i++)
      for (let count = 1; count <= left; count++) {
        const { value, log: each } = levels[i]!;
        visit(i + 1, left - count, [...used, { value, count }], log + count * each);
      }
  };
  visit(0, groupSize, [], 0);
  let bits = 0;
  for (const { ways, chance } of classes.values())
    if (chance > 0) bits -= ways * chance * Math.log2(chance);
  return Math.max(0, bits);
}

/** C(G + levels − 1, levels − 1), or Infinity far above what can be summed. */
function groupsUpToOrder(levels: number, groupSize: number): number {
  const others = Math.min(levels - 1, groupSize);
  let groups = 1;
  for (let i = 1; i <= others && groups < 1e12; i++)
    groups *= (levels - 1 + groupSize - others + i) / i;
  return groups;
}

/** The same text for groups with the same advantages, gaps rounded to 12 digits. */
function patternOf(used: { value: number; count: number }[], normalise: 'mean' | 'std'): string {
  const base = used[0]!.value;
  const span = used[used.length - 1]!.value - base;
  const unit = normalise === 'std' && span > 0 ? span : 1;
  return used
    .map(({ value, count }) => `${count}@${((value - base) / unit).toPrecision(12)}`)
    .join(' ');
}

function multinomial(counts: number[]): number {
  let ways = 1;
  let total = 0;
  for (const count of counts)
    for (let i = 1; i <= count; i++) {
      total++;
      ways *= total / i;
    }
  return Math.round(ways);
}
