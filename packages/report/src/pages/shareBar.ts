import { formatPercent } from '@bits-per-sample/core';
import type { ReportGroups } from '../report/reportGroups.ts';
import type { Paint, Palette } from './palette.ts';

/** One bar: live, all-right and all-wrong groups as shares of the groups of two or more. */
export function shareBar(groups: ReportGroups, width: number, paint: Palette): string[] {
  const { live, solved, failed, liveShare } = groups;
  if (live === null || liveShare === null) return [];
  const parts: [string, number, string, Paint][] =
    solved === null || failed === null
      ? [
          ['live', live, '█', paint.live],
          ['all equal', groups.equalWithinTolerance ?? 0, '░', paint.failed],
        ]
      : [
          ['live', live, '█', paint.live],
          ['all right', solved, '▒', paint.solved],
          ['all wrong', failed, '░', paint.failed],
        ];
  const total = parts.reduce((a, [, n]) => a + n, 0);
  const legendOf = ([name, n]: (typeof parts)[number]): string =>
    `${name} ${formatPercent(n / total)}`;
  const legend = parts.map((part) => `${part[2]} ${legendOf(part)}`).join('  ');
  const cells = Math.max(8, Math.min(24, width - legend.length - 3));
  const widths = apportion(
    parts.map(([, n]) => n),
    cells,
  );
  const bar = parts.map(([, , glyph, color], i) => color(glyph.repeat(widths[i]!))).join('');
  const key = parts.map((part) => `${part[3](part[2])} ${legendOf(part)}`).join('  ');
  return [`${bar}   ${key}`];
}

/** Whole cells by largest remainder; what is not zero gets at least one. */
function apportion(values: readonly number[], cells: number): number[] {
  const total = values.reduce((a, x) => a + x, 0);
  const exact = values.map((x) => (total > 0 ? (x / total) * cells : 0));
  const whole = exact.map((x, i) => (values[i]! > 0 ? Math.max(1, Math.floor(x)) : 0));
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of order)
    if (whole.reduce((a, x) => a + x, 0) < cells && values[i]! > 0) whole[i]!++;
  while (whole.reduce((a, x) => a + x, 0) > cells) whole[whole.indexOf(Math.max(...whole))]!--;
  return whole;
}
