import { DomainError } from '@bits-per-sample/core';

/** Successes and attempts per prompt (or per group): all that entropies of 0/1 rewards need. */
export interface PassCounts {
  /** Successful rollouts kᵢ of each prompt, integers in [0, nᵢ]; shape [prompts]. */
  readonly successes: Float64Array;
  /** Rollouts nᵢ of each prompt, integers ≥ 0; shape [prompts]. */
  readonly attempts: Float64Array;
}

/** Distinct (k, n) pairs and how many prompts have each: the counts, losslessly shrunk. */
export interface CountBins {
  /** Successes of each bin. */
  readonly k: Float64Array;
  /** Attempts of each bin. */
  readonly n: Float64Array;
  /** Prompts in each bin. */
  readonly weight: Float64Array;
  /** Prompts with at least one attempt. */
  readonly prompts: number;
}

/** Checks counts and folds them into distinct pairs, sorted by n, then k; n = 0 is left out. */
export function countBins(fn: string, { successes, attempts }: PassCounts): CountBins {
  if (successes.length !== attempts.length)
    throw new DomainError(fn, 'attempts', `of length ${successes.length}`, attempts.length);
  const seen = new Map<number, Map<number, number>>();
  let prompts = 0;
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    const k = successes[i]!;
    if (!(Number.isInteger(n) && n >= 0))
      throw at(i, new DomainError(fn, 'attempts', 'of integers ≥ 0', n));
    if (!(Number.isInteger(k) && k >= 0 && k <= n))
      throw at(i, new DomainError(fn, 'successes', `of integers in [0, attempts = ${n}]`, k));
    if (n === 0) continue;
    prompts++;
    const row = seen.get(n) ?? new Map<number, number>();
    if (row.size === 0) seen.set(n, row);
    row.set(k, (row.get(k) ?? 0) + 1);
  }
  const bins = [...seen]
    .sort(([a], [b]) => a - b)
    .flatMap(([n, row]) =>
      [...row].sort(([a], [b]) => a - b).map(([k, weight]) => ({ k, n, weight })),
    );
  return {
    k: Float64Array.from(bins, (bin) => bin.k),
    n: Float64Array.from(bins, (bin) => bin.n),
    weight: Float64Array.from(bins, (bin) => bin.weight),
    prompts,
  };
}

function at(row: number, error: DomainError): DomainError {
  error.row = row;
  return error;
}
