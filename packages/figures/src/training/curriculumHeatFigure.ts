import {
  DomainError,
  type Figure,
  type FigureFinding,
  formatCount,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { place } from '../parts/wording.ts';
import { goldilocksZone } from '../prompts/goldilocksZone.ts';

/** The pool at one time. */
export interface PoolSnapshot {
  /** Rollouts spent by then. */
  readonly rollouts: number;
  /**
   * Estimated pass rate of each task, in [0, 1]; NaN where there is none; shape [tasks]. Of a
   * curriculum: `weights().components.estimate`, where its strategy has one.
   */
  readonly passRates: ArrayLike<number>;
}

/** Bins in log-odds, and the places of the outermost, which hold 0 and 1. */
const [reach, width] = [6, 0.5];
const bins = (2 * reach) / width + 2;
const mostColumns = 120;
const rate = (odds: number) => 1 / (1 + Math.exp(-odds));
const edge = (bin: number) => rate(-reach + (bin - 1) * width);
const binOf = (p: number) =>
  Math.min(Math.max(1 + Math.floor((Math.log(p) - Math.log1p(-p) + reach) / width), 0), bins - 1);

/** Counts of one time, or of some in a row. */
interface Column {
  readonly times: number[];
  readonly tasks: Float64Array;
  total: number;
}

const probability = (p: number) => formatValue(p, 'probability');

function median(passRates: ArrayLike<number>): number {
  const sorted = Float64Array.from(passRates)
    .filter((p) => !Number.isNaN(p))
    .sort();
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Where the pool is moving: how the estimated pass rates of all tasks are spread, over the
 * rollouts spent. Bins are even in log-odds, because even ones put nearly all tasks into the first
 * and the last and hide what happens there.
 *
 * Tasks below the dotted lines are seldom solved, tasks above them mostly. A pool that only
 * drifts upwards and out needs new tasks; one that does not move is not being learned. The
 * outermost bins hold everything beyond 0.25 % and 99.75 %, with 0 and 1.
 *
 * @param snapshots the pool at 1 or more times, in any order; more than 120 are pooled.
 * @returns a figure.
 * @throws {DomainError} no snapshot with a pass rate, a pass rate outside [0, 1], a time that is
 *   not finite, or one twice.
 *
 * @example
 * ```ts
 * const figure = curriculumHeatFigure([
 *   { rollouts: 0, passRates: [0, 0.05, 0.3, 0.5] },
 *   { rollouts: 800, passRates: [0, 0.2, 0.6, 0.95] },
 * ]);
 * figure.findings[0].text; // => 'Tasks in the Goldilocks zone: 50 % after 0 rollouts, 50 % after 800'
 * ```
 */
export function curriculumHeatFigure(snapshots: readonly PoolSnapshot[]): Figure {
  const fn = 'curriculumHeatFigure';
  checkShape(fn, 'snapshots', snapshots, [{ rollouts: 'number', passRates: 'numbers' }]);
  const sorted = [...snapshots].sort((a, b) => a.rollouts - b.rollouts);
  let missing = 0;
  const counted = sorted.map(({ rollouts, passRates }, i) => {
    if (!Number.isFinite(rollouts))
      throw new DomainError(fn, 'snapshots.rollouts', 'a finite number', rollouts);
    if (rollouts === sorted[i - 1]?.rollouts)
      throw new DomainError(fn, 'snapshots.rollouts', 'of different numbers', `${rollouts} twice`);
    const tasks = new Float64Array(bins);
    const parts = { zone: 0, below: 0, above: 0, none: 0, all: 0, total: 0 };
    for (let k = 0; k < passRates.length; k++) {
      const p = passRates[k]!;
      if (Number.isNaN(p)) {
        missing++;
        continue;
      }
      if (!(p >= 0 && p <= 1)) throw new DomainError(fn, 'snapshots.passRates', 'in [0, 1]', p);
      tasks[binOf(p)]!++;
      parts[p < goldilocksZone.from ? 'below' : p > goldilocksZone.to ? 'above' : 'zone']++;
      if (p === 0) parts.none++;
      if (p === 1) parts.all++;
      parts.total++;
    }
    return { rollouts, tasks, ...parts, median: median(passRates) };
  });
  const filled = counted.filter(({ total }) => total > 0);
  if (filled.length === 0)
    throw new DomainError(fn, 'snapshots', 'with a pass rate in at least one', 'none');

  const [first, last] = [filled[0]!, filled.at(-1)!];
  const both = first === last ? [first] : [first, last];
  const went = (part: 'zone' | 'below' | 'above') =>
    both
      .map(
        (at, i) =>
          `${formatPercent(at[part] / at.total)} after ${place(at.rollouts)}${i === 0 ? ' rollouts' : ''}`,
      )
      .join(', ');
  const numbers = (part: 'zone' | 'below' | 'above') =>
    Object.fromEntries(
      both.flatMap((at, i) => [
        [`share${i + 1}`, at[part] / at.total],
        [`rollouts${i + 1}`, at.rollouts],
      ]),
    );
  const findings: FigureFinding[] = [
    { text: `Tasks in the Goldilocks zone: ${went('zone')}`, numbers: numbers('zone') },
    { text: `Seldom solved, below it: ${went('below')}`, numbers: numbers('below') },
    { text: `Mostly solved, above it: ${went('above')}`, numbers: numbers('above') },
    {
      text: `After ${place(last.rollouts)} rollouts ${formatCount(last.none)} of ${formatCount(last.total)} tasks stand at 0 and ${formatCount(last.all)} at 1`,
      numbers: { rollouts: last.rollouts, none: last.none, tasks: last.total, all: last.all },
    },
  ];

  const size = Math.ceil(filled.length / mostColumns);
  const columns = filled.reduce<Column[]>((made, { rollouts, tasks, total }, i) => {
    if (i % size === 0) made.push({ times: [], tasks: new Float64Array(bins), total: 0 });
    const column = made.at(-1)!;
    column.times.push(rollouts);
    column.total += total;
    for (let b = 0; b < bins; b++) column.tasks[b]! += tasks[b]!;
    return made;
  }, []);
  const borders = columns
    .slice(1)
    .map(({ times }, i) => (columns[i]!.times.at(-1)! + times[0]!) / 2);
  const step = columns.length > 1 ? (last.rollouts - first.rollouts) / (filled.length - 1) : 1;
  const start = first.rollouts - step / 2;
  const from = [first.rollouts < 0 ? start : Math.max(0, start), ...borders];
  const to = [...borders, last.rollouts + step / 2];
  const cells = columns.flatMap(({ tasks, total }, i) =>
    Array.from(tasks, (n, bin) => ({
      from: from[i]!,
      to: to[i]!,
      tasks: n,
      share: n / total,
      low: bin === 0 ? 0 : edge(bin),
      high: bin === bins - 1 ? 1 : edge(bin + 1),
    })).filter((cell) => cell.tasks > 0),
  );
  const ends = [edge(0), rate(reach + width)] as const;
  const column = (field: keyof (typeof cells)[number], label: string) =>
    numberColumn(
      label,
      cells.map((cell) => cell[field]),
    );
  const middles = columns.map(
    (_, i) => filled[Math.min(filled.length - 1, i * size + (size >> 1))]!,
  );
  return finishFigure({
    id: 'curriculum-heat',
    title: 'Where the pool is moving',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      `Estimates, not true pass rates: from few rollouts they look more extreme than they are. The outermost bins hold all beyond ${probability(edge(1))} and ${probability(edge(bins - 1))}, with 0 and 1.`,
      ...(size > 1 ? [`Each column pools ${formatCount(size)} snapshots.`] : []),
      ...(missing > 0 ? [`Pass rates missing, not counted: ${formatCount(missing)}.`] : []),
      ...(counted.length > filled.length
        ? [
            `Snapshots without a pass rate, not shown: ${formatCount(counted.length - filled.length)}.`,
          ]
        : []),
    ],
    data: {
      pool: {
        from: column('from', 'rollouts from'),
        to: column('to', 'rollouts to'),
        low: column('low', 'pass rate from'),
        high: column('high', 'pass rate to'),
        tasks: column('tasks', 'tasks'),
        share: column('share', 'share of tasks'),
      },
      median: {
        rollouts: numberColumn(
          'rollouts',
          middles.map((row) => row.rollouts),
        ),
        median: numberColumn(
          'median pass rate',
          middles.map((row) => row.median),
        ),
      },
      zone: { end: numberColumn('end of the zone', [goldilocksZone.from, goldilocksZone.to]) },
    },
    scales: {
      x: {
        type: 'linear',
        domain: [from[0]!, to.at(-1)!],
        label: 'rollouts',
        format: 'si',
        ...(columns.length === 1 && { ticks: [first.rollouts] }),
      },
      y: {
        type: 'logit',
        domain: ends,
        label: 'pass rate, logit bins',
        format: 'probability',
        ticks: [
          { at: rate(-reach - width / 2), label: '0' },
          0.01,
          0.1,
          0.5,
          0.9,
          0.99,
          { at: rate(reach + width / 2), label: '1' },
        ],
      },
      value: {
        type: 'linear',
        domain: [0, Math.max(...cells.map((cell) => cell.share))],
        label: 'share of tasks',
        format: 'percent',
      },
    },
    layers: [
      { mark: 'cell', data: 'pool', x: 'from', x2: 'to', y: 'low', y2: 'high', value: 'share' },
      {
        mark: 'rule',
        data: 'zone',
        y: 'end',
        label: 'Goldilocks zone',
        style: { role: 'fg', dash: 'dotted', width: 1.75 },
      },
      {
        mark: columns.length === 1 ? 'point' : 'line',
        data: 'median',
        x: 'rollouts',
        y: 'median',
        label: 'Median task',
        style: { role: 'series-2', width: 2.5, size: 5 },
      },
    ],
    size: { width: 680, height: 380 },
  });
}
