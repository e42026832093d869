import { checkArray, checkObject, DomainError, type Estimate } from '@bits-per-sample/core';
import { grouped } from './grouped.ts';
import { cellMetrics } from './metrics.ts';
import { pairedDifference } from './pairedDifference.ts';
import type { Trial } from './trial.ts';

/** One contender with one student in one scenario, over seeds. */
export interface BenchCell {
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of the student. */
  readonly student: string;
  /** AUC of the reference − AUC, paired by seed. */
  readonly regret: Estimate<'1'>;
  /** AUC − AUC of the baseline, paired by seed. */
  readonly gain: Estimate<'1'>;
  /** Median rollouts to the target; null: fewer than half of the seeds reached it. */
  readonly toTarget: number | null;
  /** Median optimiser steps to the target; null likewise. */
  readonly stepsToTarget: number | null;
  /** Median cost to the target at the trainer's prices; null likewise. */
  readonly costToTarget: number | null;
  /** Share of seeds that reached the target. */
  readonly reached: number;
  /** Ratio of the baseline's rollouts to the target to this contender's, geometric mean over seeds; unreached counts as twice the budget. */
  readonly speedUp: number;
  /** Mean of each further number of the trials. */
  readonly mean: Readonly<Record<CellMetric, number>>;
}

/** Numbers that a cell averages. */
export type CellMetric = (typeof cellMetrics)[number];

/** A contender's line of the table. */
export interface BenchRow {
  /** Name. */
  readonly contender: string;
  /** Largest mean regret over its cells: the headline. */
  readonly worst: number;
  /** Where that is. */
  readonly worstCell: string;
  /** Mean regret over its cells. */
  readonly regret: number;
  /** Geometric mean of the cells' speed-ups. */
  readonly speedUp: number;
  /** Cells where it is worse than the baseline beyond chance: the interval of the gain lies below 0. */
  readonly losses: number;
  /** By scenario and student. */
  readonly cells: readonly BenchCell[];
}

/** Options of {@link benchTable}. */
export interface BenchTableOptions {
  /** What regret is measured against. Default `oracleGreedy`. */
  readonly reference?: string;
  /** What gains are measured against. Default `uniform`. */
  readonly baseline?: string;
}

/**
 * The table of a benchmark: regret in every cell, the worst of them first.
 *
 * Worst-case regret is the headline because a pool does not tell in advance how it is broken: what
 * wins on clean rewards may end below uniform where a verifier is broken.
 *
 * @param trials from {@link runBench}.
 * @param options reference and baseline.
 * @returns one row per contender, by worst-case regret.
 * @throws {DomainError} trials that are no array, names that are no text.
 *
 * @example
 * ```ts
 * benchTable([]); // => []
 * ```
 */
export function benchTable(
  trials: readonly Trial[],
  options: BenchTableOptions = {},
): readonly BenchRow[] {
  const fn = 'benchTable';
  checkArray(fn, 'trials', trials);
  checkObject(fn, 'options', options);
  const { reference = 'oracleGreedy', baseline = 'uniform' } = options;
  for (const [parameter, name] of Object.entries({ reference, baseline }))
    if (typeof name !== 'string') throw new DomainError(fn, parameter, 'a name', name);
  const cells = grouped(trials, 'scenario', 'student');
  const names = [...new Set(trials.map((t) => t.contender))];
  const rows = names.map((contender): BenchRow => {
    const own = cells
      .filter((cell) => cell.some((t) => t.contender === contender))
      .map((cell) => toCell(cell, contender, reference, baseline));
    const worst = own.reduce((a, b) => (b.regret.value > a.regret.value ? b : a));
    return {
      contender,
      worst: worst.regret.value,
      worstCell: `${worst.scenario}/${worst.student}`,
      regret: own.reduce((sum, cell) => sum + cell.regret.value, 0) / own.length,
      speedUp: Math.exp(own.reduce((sum, cell) => sum + Math.log(cell.speedUp), 0) / own.length),
      losses: own.filter((cell) => cell.gain.upper < 0).length,
      cells: own,
    };
  });
  return rows.sort((a, b) => a.worst - b.worst);
}

function toCell(
  cell: readonly Trial[],
  contender: string,
  reference: string,
  baseline: string,
): BenchCell {
  const own = cell.filter((t) => t.contender === contender);
  const base = new Map(cell.filter((t) => t.contender === baseline).map((t) => [t.seed, t]));
  const backwards = pairedDifference(cell, { contender: reference, against: contender });
  /** Lower median, where what was never reached lies beyond everything. */
  const median = (of: (t: Trial) => number | null) => {
    const sorted = own.map((t) => of(t) ?? Infinity).sort((a, b) => a - b);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)]!;
    return middle === Infinity ? null : middle;
  };
  const time = (t: Trial) => t.toTarget ?? 2 * t.rollouts;
  const ratios = own.flatMap((t) => {
    const peer = base.get(t.seed);
    return peer ? [Math.log(time(peer) / time(t))] : [];
  });
  const mean = (metric: CellMetric) => {
    const values = own.map((t) => t[metric]).filter((value) => value !== null);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return {
    scenario: own[0]!.scenario,
    student: own[0]!.student,
    regret: backwards,
    gain: pairedDifference(cell, { contender, against: baseline }),
    toTarget: median((t) => t.toTarget),
    stepsToTarget: median((t) => t.stepsToTarget),
    costToTarget: median((t) => t.costToTarget),
    reached: own.filter((t) => t.toTarget !== null).length / own.length,
    speedUp: Math.exp(
      ratios.length === 0 ? NaN : ratios.reduce((sum, ratio) => sum + ratio / ratios.length, 0),
    ),
    mean: Object.fromEntries(cellMetrics.map((metric) => [metric, mean(metric)])) as Record<
      CellMetric,
      number
    >,
  };
}
