import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
  formatList,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { checkNumbers } from '../parts/checkNumbers.ts';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { rankCorrelation } from '../parts/ranks.ts';
import { number, numbered } from '../parts/wording.ts';

/** What a curriculum would draw, and why: the answer of its `weights()`. */
export interface DrawWeights {
  /** Names of the tasks; shape [N]. */
  readonly ids: readonly string[];
  /** Share of the draws each task is meant to get, summing to 1; shape [N]. */
  readonly p: ArrayLike<number>;
  /** What the share is made of (score, prior, gate, …), by name; each of shape [N]. */
  readonly components: Readonly<Record<string, ArrayLike<number>>>;
}

const mostBars = 120;
const mostPanels = 6;
const share = 'share of the draws';

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Why is this task being sampled: the share of the draws of each task, by rank, and below it in the
 * same order what the share is made of.
 *
 * A component that falls together with the share drives it, a flat one has no say. The rank
 * correlation puts that in a number: 1 means the same order, 0 none. It is a description, not a
 * cause: two components that move together cannot be told apart.
 *
 * @param data names, shares and components, as a curriculum's `weights()` gives them.
 * @returns a figure with one bar per task, or per as many tasks as a screen needs them pooled.
 * @throws {DomainError} no tasks, columns of different length, a share outside [0, 1], shares that
 *   do not sum to 1, or an infinite component.
 *
 * @see Spearman (1904), doi:10.2307/1412159
 *
 * @example
 * ```ts
 * const figure = weightsFigure({ ids: ['a', 'b', 'c'], p: [0.5, 0.3, 0.2], components: { score: [0.9, 0.5, 0.4] } });
 * figure.findings[0].text; // => '1 of 3 tasks gets 50 % of the draws; all draws are worth those of 2.63 tasks drawn evenly'
 * figure.findings[1].numbers; // => { correlation1: 1 }
 * ```
 */
export function weightsFigure(data: DrawWeights): Figure {
  const fn = 'weightsFigure';
  checkShape(fn, 'data', data, { ids: 'texts', p: 'numbers', components: {} });
  for (const [name, values] of Object.entries(data.components))
    checkShape(fn, `components.${name}`, values, 'numbers');
  const { ids, p, components } = data;
  const n = ids.length;
  if (n === 0) throw new DomainError(fn, 'ids', 'at least one', n);
  checkNumbers(fn, { p, ...components }, n);
  let total = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    if (!(p[i]! >= 0 && p[i]! <= 1)) throw new DomainError(fn, `p[${i}]`, 'in [0, 1]', p[i]);
    total += p[i]!;
    squares += p[i]! ** 2;
  }
  if (!(Math.abs(total - 1) < 1e-6)) throw new DomainError(fn, 'p', 'summing to 1', total);

  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => p[b]! - p[a]! || a - b);
  const named = Object.entries(components);
  const known = named.map(([name, values]) => {
    const rows = order.filter((i) => !Number.isNaN(values[i]!));
    const take = (column: ArrayLike<number>) => rows.map((i) => column[i]!);
    const differs = rows.some((i) => values[i] !== values[order[0]!]);
    const rho = differs ? rankCorrelation(take(values), take(p)) : Number.NaN;
    return { name, values, missing: n - rows.length, differs, rho };
  });
  const differing = known
    .filter(({ differs }) => differs)
    .sort((a, b) => (Math.abs(b.rho) || 0) - (Math.abs(a.rho) || 0));
  const flat = known.filter((row) => !differing.includes(row)).map(({ name }) => name);
  const shown = differing.slice(0, mostPanels - 1);
  const rest = differing.slice(mostPanels - 1).map(({ name }) => name);

  const top = Math.ceil(n / 10);
  const topShare = order.slice(0, top).reduce((sum, i) => sum + p[i]!, 0);
  const findings: FigureFinding[] = [
    {
      text: `${formatCount(top)} of ${formatCount(n)} ${n === 1 ? 'task' : 'tasks'} ${top === 1 ? 'gets' : 'get'} ${formatPercent(topShare)} of the draws; all draws are worth those of ${number(1 / squares)} tasks drawn evenly`,
      numbers: { top, tasks: n, share: topShare, effective: 1 / squares },
    },
  ];
  const ranked = shown.filter(({ rho }) => !Number.isNaN(rho));
  if (ranked.length > 0)
    findings.push({
      text: `Rank correlation with the share: ${formatList(ranked.map(({ name, rho }) => `${number(rho)} for ${name}`))}`,
      numbers: numbered(
        'correlation',
        ranked.map(({ rho }) => rho),
      ),
    });

  const size = Math.ceil(n / mostBars);
  const bars = Array.from({ length: Math.ceil(n / size) }, (_, b) =>
    order.slice(b * size, (b + 1) * size),
  );
  const mean = (values: ArrayLike<number>, of: readonly number[]) => {
    const there = of.filter((i) => !Number.isNaN(values[i]!));
    return there.reduce((sum, i) => sum + values[i]!, 0) / there.length;
  };
  const panels = [{ name: share, values: p }, ...shown];
  const rows = panels
    .flatMap(({ name, values }) =>
      bars.map((of, b) => ({
        name,
        from: b * size + 0.5,
        to: b * size + of.length + 0.5,
        value: mean(values, of),
        task: of.length === 1 ? ids[of[0]!]! : `${formatCount(of.length)} tasks`,
      })),
    )
    .filter(({ value }) => !Number.isNaN(value));
  const missing = known.filter((row) => row.missing > 0);
  const layers: FigureLayer[] = [
    {
      mark: 'hist',
      data: 'weights',
      x: 'from',
      x2: 'to',
      y: 'value',
      style: { role: 'series-1' },
    },
    {
      mark: 'rule',
      data: 'even',
      y: 'even',
      label: `Drawn evenly: ${formatValue(1 / n, 'percent', { digits: 2 })} each`,
      style: { role: 'fg', dash: 'dashed', width: 1.5 },
    },
  ];
  return finishFigure({
    id: 'weights',
    title: 'Why these tasks are drawn',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      `Tasks stand in the order of their share${size > 1 ? `, each bar the mean of ${formatCount(size)}` : ''}. What moves together with the share is not therefore its cause.`,
      ...(flat.length > 0 ? [`The same for all tasks: ${formatList(flat)}.`] : []),
      ...(rest.length > 0 ? [`Less close to the share, not shown: ${formatList(rest)}.`] : []),
      ...missing.map((row) => `Tasks without ${row.name}: ${formatCount(row.missing)}.`),
    ],
    data: {
      weights: {
        panel: textColumn(
          'quantity',
          rows.map(({ name }) => name),
        ),
        task: textColumn(
          'task',
          rows.map(({ task }) => task),
        ),
        from: numberColumn(
          'rank from',
          rows.map(({ from }) => from),
        ),
        to: numberColumn(
          'rank to',
          rows.map(({ to }) => to),
        ),
        value: numberColumn(
          'value',
          rows.map(({ value }) => value),
        ),
      },
      even: { panel: textColumn('quantity', [share]), even: numberColumn('even share', [1 / n]) },
    },
    scales: {
      x: { type: 'linear', domain: [0.5, n + 0.5], label: 'rank of the task', format: 'si' },
      y: { type: 'linear', label: '', format: 'number' },
    },
    layers,
    facet: {
      field: 'panel',
      domain: panels.map(({ name }) => name),
      share: 'x',
      columns: panels.length === 1 ? 1 : 2,
    },
    size: { width: 700, height: 30 + 210 * Math.ceil(panels.length / 2) },
  });
}
