import { checkArray, checkObject, checkOneOf } from '@bits-per-sample/core';
import type { BenchCell, BenchRow, CellMetric } from './benchTable.ts';
import { cellMetrics } from './metrics.ts';

/** Numbers of a cell that {@link benchMarkdown} can print. */
export type CellNumber = (typeof milestones)[number] | CellMetric;

const milestones = ['regret', 'toTarget', 'stepsToTarget', 'costToTarget'] as const;

const whole = (value: number | null) => (value === null ? 'never' : value.toFixed(0));

function print(cell: BenchCell | undefined, show: CellNumber): string {
  if (!cell) return '';
  if (show === 'regret') return cell.regret.value.toFixed(3);
  if (show === 'toTarget' || show === 'stepsToTarget' || show === 'costToTarget')
    return whole(cell[show]);
  const value = cell.mean[show];
  if (Number.isNaN(value)) return '';
  return show === 'steps' || show === 'snapshot' ? whole(value) : value.toFixed(3);
}

/**
 * A table of a benchmark for people, in Markdown: one line per contender, one column per cell.
 *
 * @param rows from {@link benchTable}.
 * @param options `show`: what the cells hold. Default `regret`, with mean, worst case, speed-up and the
 *   number of cells lost to the baseline at the end of each line.
 * @returns the text, with a line break at the end.
 * @throws {DomainError} rows that are no array, a number that no cell holds.
 *
 * @example
 * ```ts
 * benchMarkdown([]); // => ''
 * ```
 */
export function benchMarkdown(
  rows: readonly BenchRow[],
  options: { readonly show?: CellNumber } = {},
): string {
  checkArray('benchMarkdown', 'rows', rows);
  checkObject('benchMarkdown', 'options', options);
  const { show = 'regret' } = options;
  checkOneOf('benchMarkdown', 'show', show, [...milestones, ...cellMetrics]);
  const cells = rows[0]?.cells ?? [];
  if (cells.length === 0) return '';
  const students = new Set(cells.map((cell) => cell.student));
  const heads = cells.map((c) => (students.size > 1 ? `${c.scenario}/${c.student}` : c.scenario));
  const regret = show === 'regret';
  const lines = rows.map((row) => [
    row.contender,
    ...cells.map(({ scenario, student }) =>
      print(
        row.cells.find((c) => c.scenario === scenario && c.student === student),
        show,
      ),
    ),
    ...(regret
      ? [
          row.regret.toFixed(3),
          `**${row.worst.toFixed(3)}**`,
          row.worstCell,
          `${row.speedUp.toFixed(2)}×`,
          String(row.losses),
        ]
      : []),
  ]);
  const ends = regret ? ['mean', 'worst', 'where', 'speed-up', 'losses'] : [];
  const head = ['contender', ...heads, ...ends];
  const text = [head, head.map(() => '---'), ...lines];
  return `${text.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}
