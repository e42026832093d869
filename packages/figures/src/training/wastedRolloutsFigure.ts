import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatPercent,
} from '@bits-per-sample/core';
import { describeFigure } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { place } from '../parts/wording.ts';

/** Rollouts per step by what became of their group; columns of equal length [steps]. */
export interface WastedRolloutsFigureOptions {
  /** Training step. Rows of the same step are added up; order does not matter. */
  readonly step: ArrayLike<number>;
  /** Rollouts in groups that were solved every time. */
  readonly solved: ArrayLike<number>;
  /** Rollouts in groups that failed every time. */
  readonly failed: ArrayLike<number>;
  /** Rollouts in groups with both outcomes: the only ones with a gradient. */
  readonly mixed: ArrayLike<number>;
  /** Rollouts that ended in an error and have no reward. */
  readonly error?: ArrayLike<number>;
}

const outcomes = ['mixed', 'failed', 'solved', 'error'] as const;
const names = {
  mixed: 'Live',
  failed: 'All wrong',
  solved: 'All right',
  error: 'Error',
};
const roles = {
  mixed: 'series-1',
  failed: 'series-2',
  solved: 'series-4',
  error: 'muted',
} as const;
const mostWindows = 400;
const mostBars = 80;

type Counts = Record<(typeof outcomes)[number], number>;

/** Counts per step, ascending; rows with a missing number are left out and counted. */
function perStep(data: WastedRolloutsFigureOptions): {
  readonly steps: readonly (Counts & { step: number })[];
  readonly missing: number;
} {
  const { step, error } = data;
  const steps = new Map<number, Counts & { step: number }>();
  let missing = 0;
  for (const outcome of outcomes) {
    const column = data[outcome];
    if (column && column.length !== step.length)
      throw new DomainError(
        'wastedRolloutsFigure',
        outcome,
        `of length ${step.length}`,
        column.length,
      );
  }
  for (let i = 0; i < step.length; i++) {
    const row = {
      step: step[i]!,
      mixed: data.mixed[i]!,
      failed: data.failed[i]!,
      solved: data.solved[i]!,
      error: error?.[i] ?? 0,
    };
    const counts = outcomes.map((outcome) => row[outcome]);
    if (Number.isNaN(row.step) || counts.some(Number.isNaN)) {
      missing++;
      continue;
    }
    for (const outcome of outcomes)
      if (!(row[outcome] >= 0 && row[outcome] < Infinity))
        throw new DomainError('wastedRolloutsFigure', outcome, 'of counts ≥ 0', row[outcome]);
    if (!Number.isFinite(row.step))
      throw new DomainError('wastedRolloutsFigure', 'step', 'of finite numbers', row.step);
    const known = steps.get(row.step);
    if (known) for (const outcome of outcomes) known[outcome] += row[outcome];
    else steps.set(row.step, row);
  }
  return { steps: [...steps.values()].sort((a, b) => a.step - b.step), missing };
}

/** Adds up neighbours until a screen can show them. */
function windows(steps: readonly (Counts & { step: number })[]) {
  const size = Math.ceil(steps.length / mostWindows);
  if (size <= 1) return { rows: steps, size: 1 };
  const rows = Array.from({ length: Math.ceil(steps.length / size) }, (_, w) => {
    const part = steps.slice(w * size, (w + 1) * size);
    const sum = (outcome: keyof Counts) => part.reduce((total, row) => total + row[outcome], 0);
    return {
      step: part[0]!.step,
      mixed: sum('mixed'),
      failed: sum('failed'),
      solved: sum('solved'),
      error: sum('error'),
    };
  });
  return { rows, size };
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What became of the rollouts of each step: shares of those in groups with both outcomes,
 * and of those whose group failed every time, was solved every time, or ended in an error: they
 * have no gradient from a group baseline. Other terms of a loss (KL, entropy, a critic) may still
 * move by them.
 *
 * @param data rollouts per step by outcome.
 * @returns a figure; bars for up to 80 steps, areas for more, windows of steps beyond 400.
 * @throws {DomainError} columns of different length, a negative or infinite count, or no
 *   step with rollouts.
 *
 * @example
 * ```ts
 * const figure = wastedRolloutsFigure({ step: [1, 2], solved: [0, 8], failed: [24, 8], mixed: [8, 16] });
 * figure.findings[0].numbers; // => { rollouts: 64, wasted: 40 / 64, failed: 32 / 64, solved: 8 / 64 }
 * ```
 */
export function wastedRolloutsFigure(data: WastedRolloutsFigureOptions): Figure {
  checkShape('wastedRolloutsFigure', 'data', data, {
    step: 'numbers',
    solved: 'numbers',
    failed: 'numbers',
    mixed: 'numbers',
    'error?': 'numbers',
  });
  const { steps, missing } = perStep(data);
  const { rows, size } = windows(steps);
  const filled = rows
    .map((row) => ({ ...row, total: row.mixed + row.failed + row.solved + row.error }))
    .filter((row) => row.total > 0);
  if (filled.length === 0)
    throw new DomainError(
      'wastedRolloutsFigure',
      'step',
      'with rollouts in at least one step',
      'none',
    );
  const kinds = outcomes.filter((outcome) => outcome !== 'error' || data.error !== undefined);

  const total = (outcome: keyof Counts | 'total') =>
    filled.reduce((sum, row) => sum + row[outcome], 0);
  const rollouts = total('total');
  const of = (outcome: keyof Counts) => total(outcome) / rollouts;
  const findings: FigureFinding[] = [
    {
      text: `${formatPercent(1 - of('mixed'))} of ${formatCount(rollouts)} rollouts came in groups that were not live: ${formatPercent(of('failed'))} all wrong, ${formatPercent(of('solved'))} all right${data.error ? `, ${formatPercent(of('error'))} ended in errors` : ''}`,
      numbers: {
        rollouts,
        wasted: 1 - of('mixed'),
        failed: of('failed'),
        solved: of('solved'),
        ...(data.error && { error: of('error') }),
      },
    },
  ];
  const [first, last] = [filled[0]!, filled.at(-1)!];
  if (first !== last) {
    const [from, to] = [1 - first.mixed / first.total, 1 - last.mixed / last.total];
    findings.push({
      text: `Their share went from ${formatPercent(from)} at step ${place(first.step)} to ${formatPercent(to)} at step ${place(last.step)}`,
      numbers: { from, to, firstStep: first.step, lastStep: last.step },
    });
  }

  const long = filled.flatMap((row) => {
    let base = 0;
    return kinds.map((outcome) => {
      const share = row[outcome] / row.total;
      const [from, to] = [base, outcome === kinds.at(-1) ? 1 : base + share];
      base = to;
      return { step: row.step, outcome: names[outcome], share, from, to, rollouts: row[outcome] };
    });
  });
  const numbers = (field: 'step' | 'share' | 'from' | 'to' | 'rollouts', label: string) =>
    ({ type: 'number', label, values: long.map((row) => row[field]) }) as const;
  const bars = filled.length <= mostBars;
  const layer: FigureLayer = {
    mark: bars ? 'bar' : 'band',
    data: 'outcomes',
    x: 'step',
    y: 'to',
    y2: 'from',
    color: 'outcome',
    style: { opacity: 1 },
  };
  const figure: Figure = {
    schema: 'figure/1',
    id: 'wasted-rollouts',
    title: 'Rollouts in live groups and in others',
    subtitle: findings[0]!.text,
    caption: [
      'A group is live when it has both outcomes: only then is there a gradient from a group baseline. Other terms of a loss may move by the rest.',
      ...(size > 1 ? [`Each place sums up ${size} steps.`] : []),
      ...(missing > 0 ? [`Rows with a missing number, not shown: ${missing}.`] : []),
    ].join(' '),
    alt: '',
    findings,
    data: {
      outcomes: {
        step: numbers('step', 'step'),
        outcome: { type: 'string', label: 'outcome', values: long.map((row) => row.outcome) },
        rollouts: numbers('rollouts', 'rollouts'),
        share: numbers('share', 'share of rollouts'),
        from: numbers('from', 'stacked from'),
        to: numbers('to', 'stacked to'),
      },
    },
    scales: {
      x: {
        type: bars ? 'band' : 'linear',
        domain: bars ? filled.map((row) => row.step) : [first.step, last.step],
        label: 'training step',
        format: 'number',
      },
      y: { type: 'linear', domain: [0, 1], label: 'share of rollouts', format: 'percent' },
      color: {
        domain: kinds.map((outcome) => names[outcome]),
        roles: kinds.map((outcome) => roles[outcome]),
      },
    },
    layers: [layer],
    size: { width: 680, height: 320 },
  };
  return { ...figure, alt: describeFigure(figure) };
}
