import type { Theme } from '@bits-per-sample/plot';

/** A kind of file, what a row of it is and what it tells. */
const LANES = [
  ['Rollouts', 'one row per answer', 'live groups · bits · pass rates'],
  ['Metrics', 'one row per step', 'means · noise scale, given two norms'],
  ['Beside them', 'settings, answers not judged yet', 'left out, and named'],
] as const;

const top = 46;

/** Which files of a run tell what, as a picture; narrow: what they tell stands below them. */
export function whereRollouts(
  { background, grid, font, roles }: Theme,
  { isNarrow = false }: { readonly isNarrow?: boolean } = {},
): string {
  const { fg: foreground, muted } = roles;
  const [width, lane, height] = isNarrow ? [358, 100, 352] : [680, 66, 250];
  const text = (x: number, y: number, said: string, color = foreground, more = '') =>
    `<text x="${x}" y="${y}" fill="${color}"${more}>${said}</text>`;
  const lanes = LANES.map(([name, row, told], i) => {
    const y = top + i * lane;
    const color = i === 2 ? muted : foreground;
    return [
      `<rect x="16" y="${y}" width="250" height="50" rx="6" fill="none" stroke="${grid}"/>`,
      text(30, y + 22, name, color, ' font-weight="600"'),
      text(30, y + 40, row, muted, ' font-size="12"'),
      ...(isNarrow
        ? [
            `<path d="M36 ${y + 56}v16h12M43 ${y + 67}l5 5l-5 5" fill="none" stroke="${color}"/>`,
            text(58, y + 77, told, color),
          ]
        : [
            `<path d="M274 ${y + 25}H352M345 ${y + 20}l7 5l-7 5" fill="none" stroke="${color}"/>`,
            text(366, y + 30, told, color),
          ]),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}" font-size="14">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    text(
      16,
      28,
      isNarrow ? 'in the folder of a run → what the report tells' : 'in the folder of a run',
      muted,
    ),
    ...(isNarrow ? [] : [text(366, 28, 'the report tells', muted)]),
    ...lanes,
    '</svg>\n',
  ].join('');
}
