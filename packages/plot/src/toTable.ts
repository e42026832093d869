import {
  DomainError,
  type Figure,
  type FigureColumn,
  type FigureFormat,
  formatValue,
} from '@bits-per-sample/core';
import { validateFigure } from './validateFigure.ts';

/** One data set of a figure, printed. */
export interface FigureTable {
  /** Name of the data set. */
  readonly name: string;
  /** Column titles with units; shape [columns]. */
  readonly headers: readonly string[];
  /** Cells as text; shape [rows][columns]. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out. */
  readonly omitted: number;
}

/**
 * The numbers behind a figure, ready to be set as HTML tables: the picture for those who
 * cannot see it, and for those who want the values. Data that only place labels are left out.
 *
 * @param figure a sound figure.
 * @param options `maxRows`: rows per table (default 40); of a longer data set evenly spaced
 *   rows are taken, with the first and the last.
 * @returns one table per data set, in the figure's order.
 * @throws {DomainError} the figure is not sound, or `maxRows` is below 2.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', label: 'pass rate', values: [0.1, 0.5] } } },
 *   scales: {
 *     x: { type: 'linear', label: 'pass rate', format: 'number' },
 *     y: { type: 'linear', label: 'pass rate', format: 'number' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'p' }],
 * };
 * toTable(figure)[0].rows; // => [['0.1'], ['0.5']]
 * ```
 */
export function toTable(
  figure: Figure,
  { maxRows = 40 }: { readonly maxRows?: number } = {},
): readonly FigureTable[] {
  const problem = validateFigure(figure)[0];
  if (problem) throw new DomainError('toTable', problem.path, problem.expected, problem.received);
  if (!(maxRows >= 2)) throw new DomainError('toTable', 'maxRows', 'at least 2', maxRows);
  const shown = figure.layers.filter((layer) => layer.mark !== 'text').map((layer) => layer.data);
  return Object.entries(figure.data)
    .filter(([name]) => shown.includes(name))
    .map(([name, set]) => {
      const columns = Object.entries(set);
      const total = columns[0]?.[1].values.length ?? 0;
      const count = Math.min(total, Math.floor(maxRows));
      const picked = Array.from({ length: count }, (_, i) =>
        count === total ? i : Math.round((i * (total - 1)) / (count - 1)),
      );
      const print = columns.map(([field, column]) => printer(figure, name, field, column));
      return {
        name,
        headers: columns.map(([field, column]) => header(field, column)),
        rows: picked.map((row) => print.map((cell) => cell(row))),
        omitted: total - count,
      };
    });
}

function header(field: string, column: FigureColumn): string {
  const title = column.label ?? field.replaceAll('_', ' ');
  const unit = column.type === 'string' ? undefined : column.unit;
  return unit === undefined || title.includes(unit) ? title : `${title} (${unit})`;
}

/** Prints a column as the axis that shows it would. */
function printer(
  figure: Figure,
  set: string,
  field: string,
  column: FigureColumn,
): (row: number) => string {
  if (column.type === 'string') return (row) => column.values[row] ?? '–';
  const { scales, layers } = figure;
  const uses = (channel: 'x' | 'y' | 'value') =>
    layers.some(
      (layer) =>
        layer.data === set &&
        (layer[channel] === field || (channel !== 'value' && layer[`${channel}2`] === field)),
    );
  const format: FigureFormat =
    column.type === 'time'
      ? 'time'
      : uses('x')
        ? scales.x.format
        : uses('y')
          ? scales.y.format
          : uses('value')
            ? scales.value!.format
            : 'number';
  return (row) => formatValue(column.values[row] ?? null, format, { digits: 4 });
}
