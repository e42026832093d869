import type { Theme } from '@bits-per-sample/plot';

/** A kind of file, what a row of it is and what it tells. */
const LANES = [
  ['Rollouts', 'one row per answer', 'live groups · bits · pass rates'],
  ['Metrics', 'one row per step', 'means · noise scale, given two norms'],
  ['Beside them', 'settings, answers not judged yet', 'left out, and named'],
] as const;

const [WIDTH, ROW, TOP] = [680, 66, 46];

/** Which files of a run tell what, as a picture. */
export function whereRollouts({ background, grid, font, roles }: Theme): string {
  const { fg: foreground, muted } = roles;
  const text = (x: number, y: number, said: string, color = foreground, more = '') =>
    `<text x="${x}" y="${y}" fill="${color}"${more}>${said}</text>`;
  const lanes = LANES.map(([name, row, told], i) => {
    const y = TOP + i * ROW;
    const color = i === 2 ? muted : foreground;
    return [
      `<rect x="16" y="${y}" width="250" height="50" rx="6" fill="none" stroke="${grid}"/>`,
      text(30, y + 22, name, color, ' font-weight="600"'),
      text(30, y + 40, row, muted, ' font-size="12"'),
      `<path d="M274 ${y + 25}H352M345 ${y + 20}l7 5l-7 5" fill="none" stroke="${color}"/>`,
      text(366, y + 30, told, color),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="250" viewBox="0 0 ${WIDTH} 250" font-family="${font}" font-size="14">`,
    `<rect width="${WIDTH}" height="250" fill="${background}"/>`,
    text(16, 28, 'in the folder of a run', muted),
    text(366, 28, 'the report tells', muted),
    ...lanes,
    '</svg>\n',
  ].join('');
}
