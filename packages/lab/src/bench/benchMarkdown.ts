import type { BenchRow } from './benchTable.ts';

/**
 * A table of regrets for people, in Markdown: one line per contender, one column per cell.
 *
 * @param rows from {@link benchTable}.
 * @returns the text, with a line break at the end.
 *
 * @example
 * ```ts
 * benchMarkdown([]); // => ''
 * ```
 */
export function benchMarkdown(rows: readonly BenchRow[]): string {
  const cells = rows[0]?.cells ?? [];
  if (cells.length === 0) return '';
  const students = new Set(cells.map((cell) => cell.student));
  const heads = cells.map((c) => (students.size > 1 ? `${c.scenario}/${c.student}` : c.scenario));
  const lines = rows.map((row) => [
    row.contender,
    ...cells.map(({ scenario, student }) => {
      const cell = row.cells.find((c) => c.scenario === scenario && c.student === student);
      return cell ? cell.regret.value.toFixed(3) : '';
    }),
    row.regret.toFixed(3),
    `**${row.worst.toFixed(3)}**`,
    row.worstCell,
    `${row.speedUp.toFixed(2)}×`,
    String(row.losses),
  ]);
  const head = ['contender', ...heads, 'mean', 'worst', 'where', 'speed-up', 'losses'];
  const text = [head, head.map(() => '---'), ...lines];
  return `${text.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}
