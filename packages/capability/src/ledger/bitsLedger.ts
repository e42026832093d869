import {
  bernoulliDivergence,
  checkAtLeast,
  checkLevel,
  checkNumber,
  checkObject,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import { meanPassAtK } from '../curve/meanPassAtK.ts';
import { checkQuestion, type PromptQuestion } from '../curve/promptQuestion.ts';

/** What is known of a run, for its {@link bitsLedger}. */
export interface LedgerAccount {
  /** Counts of the base model, one entry per prompt. */
  readonly base: PassCounts;
  /** Counts of the trained model on the same prompts, in the same order. */
  readonly trained: PassCounts;
  /** Bits of all rewards of the training, Σ H(p) over its rollouts; at most. Absent: unknown. */
  readonly received?: Estimate | number;
  /** KL(π‖base) per answer, see {@link klFromBase}. Absent: unknown. */
  readonly moved?: Estimate | number;
}

/** One line of a ledger. */
export interface LedgerEntry {
  /** Which line. */
  readonly id: 'received' | 'gained' | 'moved' | 'label';
  /** What it says, for a reader. */
  readonly label: string;
  /** Amount in all; undefined, with the reason, where it cannot be told. */
  readonly bits: Estimate<'bits'>;
}

/** The bits of both sides. */
export interface BitsLedger {
  /** The lines: received, gained; then what the policy moved and what labels hold. */
  readonly entries: readonly LedgerEntry[];
  /** KL moved over the least that the gain needed. */
  readonly movedPerNeeded: Estimate<'moved/needed'>;
}

/** Options of {@link bitsLedger}. */
export interface BitsLedgerOptions extends IntervalOptions {
  /** Which question the intervals answer: a `'sample'` of prompts (default) or `'these'` prompts. */
  readonly prompts?: PromptQuestion;
}

/**
 * The ledger of bits: what all rewards of a training told, what its evaluation prompts gained, how
 * far the policy moved on them, and what labels would have told. In bits, not per prompt.
 *
 * - **received**: at most, to a policy that knew the pass rate of each prompt.
 * - **gained**: M · kl(p̄₁‖p̄₀) of the pooled pass rates: the least information about the answers of
 *   M prompts that share nothing with which p̄₀ becomes p̄₁ (Fano). 0 without a rise.
 * - **moved**: M · KL(π‖base) per answer. Not bits learned: only `moved ≥ gained` holds.
 * - **label**: −M · log₂ p̄₀, what one right answer to copy for each prompt would have told at least.
 *
 * No verdict follows. Prompts do share: one rule of a few bits can solve all of them, so that a gain
 * above what was received is no sign that it came from elsewhere. A policy sharper than its beliefs
 * is told more by a reward than H(p), and sharpening alone counts as gain.
 *
 * @param account counts before and after; received bits and moved KL where known.
 * @param options `prompts`: which question; `level`, default 0.95.
 * @returns the lines, and the KL moved over the least needed.
 * @throws {DomainError} counts that are no counts, sides of unequal length, negative amounts, level
 *   outside (0, 1).
 *
 * @see Cover & Thomas (2006), §2.10 (Fano); Zou & Donner (2008), doi:10.1002/sim.3095 (intervals
 *   of functions of two rates)
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(50).fill(16);
 * const ledger = bitsLedger({
 *   base: { attempts, successes: attempts.map(() => 1) },
 *   trained: { attempts, successes: attempts.map(() => 12) },
 *   received: 300,
 * });
 * ledger.entries.map(({ id, bits }) => [id, Math.round(bits.value)]).slice(0, 2); // => [['received', 300], ['gained', 111]]
 * ```
 */
export function bitsLedger(account: LedgerAccount, options: BitsLedgerOptions = {}): BitsLedger {
  const fn = 'bitsLedger';
  checkObject(fn, 'account', account);
  checkObject(fn, 'options', options);
  const { base, trained, received, moved } = account;
  const { prompts: over = 'sample', level = 0.95 } = options;
  checkPairs(fn, base, trained);
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  const [before, after] = [base, trained].map((counts) =>
    meanPassAtK(counts, 1, { prompts: over, level }),
  ) as [Estimate, Estimate];
  const prompts = base.successes.length;
  const gained = inAll(gainedBits(before, after, level), prompts);
  const policy = inAll(
    amount(fn, 'moved', moved, 'no log-probabilities were given', level),
    prompts,
  );
  const label = {
    ...before,
    value: -Math.log2(before.value),
    lower: -Math.log2(before.upper),
    upper: -Math.log2(before.lower),
    method: Number.isNaN(before.value) ? before.method : 'surprisal of the mean pass rate',
  };
  return {
    entries: [
      {
        id: 'received',
        label: 'in all rewards of the training, at most',
        bits: amount(fn, 'received', received, 'no rewards were given', level),
      },
      { id: 'gained', label: 'gained, were each prompt learned apart', bits: gained },
      { id: 'moved', label: 'moved from the base (KL)', bits: policy },
      { id: 'label', label: 'in one label for each prompt, at least', bits: inAll(label, prompts) },
    ],
    movedPerNeeded: quotient(policy, gained, 'moved/needed', level),
  };
}

/** An amount per prompt, over all prompts. */
function inAll(each: Estimate, prompts: number): Estimate<'bits'> {
  const { value, lower, upper } = each;
  return {
    ...each,
    value: value * prompts,
    lower: lower * prompts,
    upper: upper * prompts,
    unit: 'bits',
  };
}

/** kl of the pooled rates; its ends from those of both rates, square and add. */
function gainedBits(before: Estimate, after: Estimate, level: number): Estimate<'bits'> {
  const common = { level, n: before.n, unit: 'bits' } as const;
  if (Number.isNaN(before.value + after.value))
    return undefinedEstimate('bits', before.method.replace('undefined: ', ''), common);
  const gain = (p1: number, p0: number) => (p1 > p0 ? bernoulliDivergence(p1, p0) : 0);
  const value = gain(after.value, before.value);
  if (value === Infinity) {
    // the base never passed: only its upper end says how much was gained at least
    const lower = gain(after.lower, before.upper);
    return { value, lower, upper: Infinity, ...common, method: 'pooled divergence, far ends' };
  }
  const step = (p1: number, p0: number) => gain(p1, p0) - value;
  const down = Math.hypot(step(after.lower, before.value), step(after.value, before.upper));
  const up = Math.hypot(step(after.upper, before.value), step(after.value, before.lower));
  return {
    value,
    lower: Math.max(0, value - down),
    upper: value + up,
    ...common,
    method: 'pooled divergence, square and add',
  };
}

function amount(
  fn: string,
  parameter: string,
  given: Estimate | number | undefined,
  reason: string,
  level: number,
): Estimate<'bits'> {
  if (given === undefined) return undefinedEstimate('bits', reason, { level });
  if (typeof given !== 'number') checkObject(fn, parameter, given);
  const known =
    typeof given === 'number'
      ? { value: given, lower: given, upper: given, level, n: 0, method: 'given' }
      : given;
  for (const field of ['value', 'lower', 'upper', 'level', 'n'] as const)
    checkNumber(fn, parameter, known[field]);
  checkAtLeast(fn, parameter, known.value, 0);
  return { ...known, unit: 'bits' };
}

/** A ratio of two amounts; its ends from the far ends of both, which is wide enough. */
function quotient<U extends string>(x: Estimate, y: Estimate, unit: U, level: number): Estimate<U> {
  const missing = [x, y].find(({ value }) => Number.isNaN(value));
  if (missing) return undefinedEstimate(unit, missing.method.replace('undefined: ', ''), { level });
  if (y.value === 0 && x.value === 0)
    return undefinedEstimate(unit, 'nothing on either side', { level });
  return {
    value: x.value / y.value,
    lower: x.lower / y.upper,
    upper: x.upper / Math.max(0, y.lower),
    level,
    n: Math.max(x.n, y.n),
    unit,
    method: 'ratio of the far ends',
  };
}
