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
  /** Reward bits received on each training prompt, Σ G h(p) / prompts, at most. Absent: unknown. */
  readonly received?: Estimate | number;
  /** KL(π‖base) per answer, see {@link klFromBase}. Absent: unknown. */
  readonly moved?: Estimate | number;
}

/** One line of a ledger. */
export interface LedgerEntry {
  /** Which line. */
  readonly id: 'received' | 'unused' | 'unexplained' | 'gained' | 'moved' | 'label';
  /** What it says, for a reader. */
  readonly label: string;
  /** Amount; undefined, with the reason, where it cannot be told. */
  readonly bits: Estimate<'bits/prompt'>;
}

/** What the bits bought. */
export interface BitsLedger {
  /** The lines, in the order of a waterfall: received, what was unused (or is unexplained), gained; then what policy moved and what a label holds. */
  readonly entries: readonly LedgerEntry[];
  /** Bits gained per bit received. Above 1 more than these rewards told of each prompt by itself. */
  readonly gainPerBit: Estimate<'gained/received'>;
  /** KL moved over the least that the gain needed. */
  readonly movedPerNeeded: Estimate<'moved/needed'>;
  /** `'beyond these rewards'` when the whole interval of `gainPerBit` lies above 1; else nothing is shown. */
  readonly verdict: 'beyond these rewards' | 'within these rewards' | 'cannot tell';
}

/** Options of {@link bitsLedger}. */
export interface BitsLedgerOptions extends IntervalOptions {
  /** Which question the intervals answer: a `'sample'` of prompts (default) or `'these'` prompts. */
  readonly prompts?: PromptQuestion;
}

/**
 * The ledger of bits: what rewards brought, what the model gained, what it moved, and what labels
 * would have brought. All per prompt.
 *
 * - **received**: what the rewards told at most, to a learner that knew each prompt's pass rate.
 * - **gained**: kl(p̄₁‖p̄₀) of the pooled pass rates: the least information about a prompt's answer
 *   with which a learner that could do no better than p̄₀ gets to p̄₁ (Fano). 0 without a rise.
 * - **unused** or **unexplained**: the difference. Neither is a fault or names a source: rewards may
 *   repeat what was known, one rule learned from few prompts may solve all, and a policy that knew
 *   more than it showed rises without being told.
 * - **moved**: KL(π‖base) per answer. Not bits learned: only `moved ≥ gained` holds.
 * - **label**: −log₂ p̄₀, what one right answer to copy would have brought at least.
 *
 * For a fair `gained` the base should be as good as it gets without data (greedy or majority vote);
 * with sampling at temperature 1 mere sharpening counts as gain.
 *
 * @param account counts before and after; received bits and moved KL where known.
 * @param options `prompts`: which question; `level`, default 0.95.
 * @returns the lines, the two ratios and a one-sided verdict.
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
 *   received: 0.5,
 * });
 * ledger.entries.map(({ id, bits }) => [id, Number(bits.value.toFixed(2))]).slice(0, 3); // => [['received', 0.5], ['unexplained', 1.71], ['gained', 2.21]]
 * ledger.verdict; // => 'beyond these rewards'
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
  const gained = gainedBits(before, after, level);
  const income = amount(fn, 'received', received, 'no rewards were given', level);
  const policy = amount(fn, 'moved', moved, 'no log-probabilities were given', level);
  const rest = minus(income, gained, level);
  const unexplained = rest.value < 0;
  const label = {
    ...before,
    value: -Math.log2(before.value),
    lower: -Math.log2(before.upper),
    upper: -Math.log2(before.lower),
    unit: 'bits/prompt',
    method: Number.isNaN(before.value) ? before.method : 'surprisal of the mean pass rate',
  } as const;
  const difference: LedgerEntry = unexplained
    ? {
        id: 'unexplained',
        label: 'gained beyond the rewards',
        bits: { ...rest, value: -rest.value, lower: -rest.upper, upper: -rest.lower },
      }
    : { id: 'unused', label: 'received, not turned into pass rate', bits: rest };
  const gainPerBit = quotient(gained, income, 'gained/received', level);
  return {
    entries: [
      { id: 'received', label: 'received in rewards, at most', bits: income },
      difference,
      { id: 'gained', label: 'gained in capability', bits: gained },
      { id: 'moved', label: 'moved from the base (KL)', bits: policy },
      { id: 'label', label: 'in one label, at least', bits: label },
    ],
    gainPerBit,
    movedPerNeeded: quotient(policy, gained, 'moved/needed', level),
    verdict: Number.isNaN(gainPerBit.value)
      ? 'cannot tell'
      : gainPerBit.lower > 1
        ? 'beyond these rewards'
        : 'within these rewards',
  };
}

/** kl of the pooled rates; its ends from those of both rates, square and add. */
function gainedBits(before: Estimate, after: Estimate, level: number): Estimate<'bits/prompt'> {
  const common = { level, n: before.n, unit: 'bits/prompt' } as const;
  if (Number.isNaN(before.value + after.value))
    return undefinedEstimate('bits/prompt', before.method.replace('undefined: ', ''), common);
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
): Estimate<'bits/prompt'> {
  if (given === undefined) return undefinedEstimate('bits/prompt', reason, { level });
  if (typeof given !== 'number') checkObject(fn, parameter, given);
  const known =
    typeof given === 'number'
      ? { value: given, lower: given, upper: given, level, n: 0, method: 'given' }
      : given;
  for (const field of ['value', 'lower', 'upper', 'level', 'n'] as const)
    checkNumber(fn, parameter, known[field]);
  checkAtLeast(fn, parameter, known.value, 0);
  return { ...known, unit: 'bits/prompt' };
}

function minus(x: Estimate, y: Estimate, level: number): Estimate<'bits/prompt'> {
  const missing = [x, y].find(({ value }) => Number.isNaN(value));
  if (missing)
    return undefinedEstimate('bits/prompt', missing.method.replace('undefined: ', ''), { level });
  const value = x.value - y.value;
  const known = Number.isFinite(value);
  return {
    value,
    lower: known ? value - Math.hypot(x.value - x.lower, y.upper - y.value) : x.lower - y.upper,
    upper: known ? value + Math.hypot(x.upper - x.value, y.value - y.lower) : x.upper - y.lower,
    level,
    n: y.n,
    unit: 'bits/prompt',
    method: 'square and add',
  };
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
