import { type Bits, checkArray, checkNumbers } from '@bits-per-sample/core';
import { countEntropy } from '../estimate/countEntropy.ts';
import { sum } from '../numeric/sum.ts';

/** Bits that the rewards of turns carry, given those before. */
export interface TurnEntropies {
  /** Σ H(r_t | past) per rollout: the entropy of all rewards of a rollout together. */
  readonly bits: Bits;
  /** H(r_t | past), times the share of rollouts that have a t-th turn; shape [turns]. */
  readonly perTurn: Float64Array;
  /** Rollouts that were counted. */
  readonly rollouts: number;
  /** Rollouts with a turn of unknown reward, left out. */
  readonly missing: number;
  /** Rollouts whose rewards are those of no other rollout, from the first turn to the last. */
  readonly unlike: number;
  /** Turns that one rollout alone came to: nothing to compare with, counted as 0 bits. */
  readonly lone: number;
}

/**
 * What the rewards of a prompt's turns carry: Σ_t H(r_t | prompt, r_<t), and which turn it is in.
 *
 * Rewards at the end alone carry at most their entropy; a reward per turn adds what it says beyond
 * the ones before. A turn that they imply adds nothing, so this is at most Σ H(r_t) and at least the
 * entropy of the last reward. It is what is offered, not what is learned.
 *
 * By the chain rule turn t has H(r_1…r_t) − H(r_1…r_t−1) among rollouts that came to it, weighted by
 * their share. Whether an answer goes on is no reward, and no bits of it are counted.
 *
 * Each entropy is a jackknife estimate ({@link countEntropy}), low where rollouts are few against the
 * patterns of their rewards: with 4 turns of rewards 0 and 1, whose truth is 1.7 to 4 bits, by 10 to
 * 20 % at 8 rollouts, 2 to 10 % at 16 and at most 4 % at 32. Where most rollouts are `unlike` any other,
 * it tells no more than that there are at least so many. A turn may come out below 0; average before
 * anything is cut off.
 *
 * @param rewards of one prompt's rollouts, turn by turn; shape [rollouts][turns], of any lengths.
 * @returns bits in all and by turn; NaN with fewer than two rollouts.
 * @throws {DomainError} no arrays of numbers.
 *
 * @see Zahl (1977), doi:10.2307/1936227 (the jackknife); Cover & Thomas (2006), §2.5 (chain rule)
 *
 * @example
 * ```ts
 * // the second reward repeats the first
 * const { bits, perTurn } = turnEntropies([[1, 1], [0, 0], [1, 1], [0, 0]]);
 * bits.toFixed(3); // => '1.245'
 * [...perTurn].map((x) => x.toFixed(3)); // => ['1.245', '0.000']
 * ```
 */
export function turnEntropies(rewards: ArrayLike<ArrayLike<number>>): TurnEntropies {
  const fn = 'turnEntropies';
  checkArray(fn, 'rewards', rewards);
  const all = Array.from(rewards, (turns, i) => {
    checkNumbers(fn, `rewards[${i}]`, turns);
    return Array.from(turns);
  });
  const known = all.filter((turns) => turns.length > 0 && !turns.some(Number.isNaN));
  const n = known.length;
  const longest = known.reduce((most, turns) => Math.max(most, turns.length), 0);
  const perTurn = new Float64Array(longest);
  let prefixes = new Int32Array(n);
  let lone = 0;
  for (let t = 0; t < longest; t++) {
    const next = new Int32Array(n).fill(-1);
    const names = new Map<string, number>();
    const [before, after] = [new Map<number, number>(), new Map<number, number>()];
    let came = 0;
    known.forEach((turns, i) => {
      if (t >= turns.length) return;
      came++;
      const name = `${prefixes[i]} ${turns[t]}`;
      const code = names.get(name) ?? names.size;
      names.set(name, code);
      next[i] = code;
      before.set(prefixes[i]!, (before.get(prefixes[i]!) ?? 0) + 1);
      after.set(code, (after.get(code) ?? 0) + 1);
    });
    prefixes = next;
    if (came === 1) lone++;
    else perTurn[t] = (came / n) * (entropyOf(after) - entropyOf(before));
  }
  if (n < 2) perTurn.fill(Number.NaN);
  const bits = n < 2 ? Number.NaN : sum(perTurn);
  return { bits, perTurn, rollouts: n, missing: all.length - n, unlike: unlikeOf(known), lone };
}

function unlikeOf(rollouts: readonly (readonly number[])[]): number {
  const counts = new Map<string, number>();
  for (const turns of rollouts) counts.set(turns.join(' '), (counts.get(turns.join(' ')) ?? 0) + 1);
  return [...counts.values()].filter((count) => count === 1).length;
}

const entropyOf = (counts: ReadonlyMap<number, number>): number =>
  countEntropy([...counts.values()], { method: 'jackknife' });
