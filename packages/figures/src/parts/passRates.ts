import { DomainError, type FigureNumbers } from '@bits-per-sample/core';

/** Pass rates, checked and counted. */
export interface PassRates {
  /** Prompts with a pass rate. */
  readonly count: number;
  /** Different pass rates, ascending. */
  readonly distinct: readonly number[];
  /** Prompts at each of them. */
  readonly counts: readonly number[];
  /** The same as columns of a figure's data. */
  readonly columns: Readonly<Record<'pass_rate' | 'prompts', FigureNumbers>>;
  /** What a caption must say about the data. */
  readonly remarks: readonly string[];
  /** Share of prompts with from ≤ p ≤ to. */
  share(from: number, to: number): number;
  /** Mean of f over the prompts. */
  mean(f: (p: number) => number): number;
}

/** Counts equal pass rates; refuses what is not one. */
export function checkPassRates(fn: string, passRates: ArrayLike<number>): PassRates {
  const tally = new Map<number, number>();
  let missing = 0;
  for (let i = 0; i < passRates.length; i++) {
    const p = passRates[i]!;
    if (Number.isNaN(p)) {
      missing++;
      continue;
    }
    if (!(p >= 0 && p <= 1)) throw new DomainError(fn, 'passRates', 'in [0, 1]', p);
    tally.set(p, (tally.get(p) ?? 0) + 1);
  }
  const distinct = [...tally.keys()].sort((a, b) => a - b);
  const counts = distinct.map((p) => tally.get(p)!);
  const count = passRates.length - missing;
  const sum = (f: (p: number) => number) => distinct.reduce((s, p, i) => s + f(p) * counts[i]!, 0);
  return {
    count,
    distinct,
    counts,
    columns: {
      pass_rate: { type: 'number', label: 'pass rate', values: distinct },
      prompts: { type: 'number', label: 'prompts', values: counts },
    },
    remarks: missing > 0 ? [`Prompts without a pass rate, not shown: ${missing}.`] : [],
    share: (from, to) => sum((p) => (p >= from && p <= to ? 1 : 0)) / count,
    mean: (f) => sum(f) / count,
  };
}
