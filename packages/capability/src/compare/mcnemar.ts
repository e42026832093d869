import {
  betainc,
  checkArray,
  checkLevel,
  checkObject,
  checkSameLength,
  DomainError,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
  wilson,
} from '@bits-per-sample/core';

/** Two models, one sample per prompt. */
export interface PairedOutcomes {
  /** 1 or 0 for each prompt, NaN where missing; shape [prompts]. */
  readonly base: ArrayLike<number>;
  /** The same for the trained model, in the same order; shape [prompts]. */
  readonly trained: ArrayLike<number>;
}

/** Outcome of {@link mcnemar}. */
export interface McNemar {
  /** Prompts that both solved. */
  readonly both: number;
  /** Prompts that only the base solved. */
  readonly baseOnly: number;
  /** Prompts that only the trained model solved. */
  readonly trainedOnly: number;
  /** Prompts that neither solved. */
  readonly neither: number;
  /** Prompts left out because an outcome is missing. */
  readonly missing: number;
  /** Exact two-sided p-value: a fair coin for each prompt that only one of them solved. */
  readonly pValue: number;
  /** The same with half the probability of the outcome itself: less conservative, and still sound. */
  readonly midP: number;
  /** Pass rate of trained minus base. */
  readonly difference: Estimate<'probability'>;
}

/**
 * McNemar's test: is the trained model better when there is one sample per prompt?
 *
 * Only prompts that one of the two solved can tell: those that both or neither solved say nothing.
 * With several attempts per prompt {@link compareCapability} uses them all.
 *
 * The interval of the difference is Newcombe's for paired proportions (Wilson's intervals of both
 * rates, with their correlation).
 *
 * @param outcomes 0/1 outcomes of both models on the same prompts.
 * @param options `level`, default 0.95.
 * @returns the four counts, p-values and the difference with its interval.
 * @throws {DomainError} an outcome other than 0, 1 or NaN, columns of unequal length, level outside (0, 1).
 *
 * @see McNemar (1947), doi:10.1007/BF02295996; Fagerland, Lydersen & Laake (2013),
 *   doi:10.1186/1471-2288-13-91 (mid-p); Newcombe (1998),
 *   doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C
 *
 * @example
 * ```ts
 * const { baseOnly, trainedOnly, pValue } = mcnemar({
 *   base: [1, 0, 0, 0, 0, 0, 1],
 *   trained: [1, 1, 1, 1, 1, 1, 1],
 * });
 * [baseOnly, trainedOnly, pValue]; // => [0, 5, 0.0625]
 * ```
 */
export function mcnemar(outcomes: PairedOutcomes, options: IntervalOptions = {}): McNemar {
  const fn = 'mcnemar';
  checkObject(fn, 'outcomes', outcomes);
  checkObject(fn, 'options', options);
  const { base, trained } = outcomes;
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  checkArray(fn, 'base', base);
  checkSameLength(fn, 'trained', trained, base.length);
  let [both, baseOnly, trainedOnly, neither, missing] = [0, 0, 0, 0, 0];
  for (let i = 0; i < base.length; i++) {
    const [x, y] = [base[i]!, trained[i]!];
    for (const [name, z] of [
      ['base', x],
      ['trained', y],
    ] as const)
      if (z !== 0 && z !== 1 && !Number.isNaN(z))
        throw new DomainError(fn, name, 'of 0, 1 or NaN', z);
    if (Number.isNaN(x + y)) missing++;
    else if (x === 1) y === 1 ? both++ : baseOnly++;
    else y === 1 ? trainedOnly++ : neither++;
  }
  const changed = baseOnly + trainedOnly;
  const few = Math.min(baseOnly, trainedOnly);
  const upTo = (count: number) => (count < 0 ? 0 : betainc(0.5, changed - count, count + 1));
  const tail = changed === 0 ? 0.5 : upTo(few);
  const own = changed === 0 ? 0 : tail - upTo(few - 1);
  const n = both + changed + neither;
  return {
    both,
    baseOnly,
    trainedOnly,
    neither,
    missing,
    pValue: Math.min(1, 2 * tail),
    midP: changed === 0 ? 1 : Math.min(1, 2 * tail - own),
    difference:
      n === 0
        ? undefinedEstimate('probability', 'no prompts', { level })
        : newcombe({ both, baseOnly, trainedOnly, neither, n, level }),
  };
}

interface Table {
  readonly both: number;
  readonly baseOnly: number;
  readonly trainedOnly: number;
  readonly neither: number;
  readonly n: number;
  readonly level: number;
}

/** Newcombe's method 10 for the difference of paired proportions. */
function newcombe({
  both,
  baseOnly,
  trainedOnly,
  neither,
  n,
  level,
}: Table): Estimate<'probability'> {
  const first = wilson(both + baseOnly, n, { level });
  const second = wilson(both + trainedOnly, n, { level });
  const value = (trainedOnly - baseOnly) / n;
  const margins =
    (both + baseOnly) * (trainedOnly + neither) * (both + trainedOnly) * (baseOnly + neither);
  const product = both * neither - baseOnly * trainedOnly;
  // continuity-corrected correlation, as in the paper
  const corrected = product > n / 2 ? product - n / 2 : Math.min(0, product);
  const correlation = margins === 0 ? 0 : corrected / Math.sqrt(margins);
  const width = (a: number, b: number) =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return {
    value,
    lower: Math.max(-1, value - width(second.value - second.lower, first.upper - first.value)),
    upper: Math.min(1, value + width(second.upper - second.value, first.value - first.lower)),
    level,
    n,
    unit: 'probability',
    method: 'newcombe, paired',
  };
}
