import { formatPercent } from '@bits-per-sample/core';
import type { NowHeadline } from '../report/reportShape.ts';
import type { Paint, Palette } from './palette.ts';

type Share = [name: string, groups: number, glyph: string, color: Paint];

/** One bar: live, all-right and all-wrong groups as shares of the groups of two or more. */
export function shareBar(
  { groups, graded }: Pick<NowHeadline, 'groups' | 'graded'>,
  width: number,
  paint: Palette,
): string[] {
  const { live, solved, failed, liveShare } = groups;
  if (live === null || liveShare === null) return [];
  const parts: Share[] =
    solved === null || failed === null
      ? [
          ['live', live, '█', paint.live],
          ...(graded === null
            ? ([['all equal', groups.equalWithinTolerance ?? 0, '░', paint.failed]] as Share[])
            : ([
                ['all best', graded.best, '▒', paint.solved],
                ['all worst', graded.worst, '░', paint.failed],
                ['equal between', graded.between, '·', paint.dim],
              ] as Share[])),
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
  const beside = width - legend.length - 3;
  const cells = Math.min(24, beside >= 8 ? beside : width);
  const widths = apportion(
    parts.map(([, n]) => n),
    cells,
  );
  const bar = parts.map(([, , glyph, color], i) => color(glyph.repeat(widths[i]!))).join('');
  const keys = parts.map((part) => `${part[3](part[2])} ${legendOf(part)}`);
  if (beside >= 8) return [`${bar}   ${keys.join('  ')}`];
  return [bar, keys.slice(0, 2).join('  '), keys.slice(2).join('  ')];
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
