import { formatShort } from '@bits-per-sample/core';
import type { PassRateBin } from '../report/histogram.ts';
import type { Report } from '../report/reportShape.ts';
import { type Paint, type Palette, paletteOf } from './palette.ts';

const BLOCKS = ' ▁▂▃▄▅▆▇█';

/** Bars of block characters over the bins, their counts, and the groups right 11–89 % below. */
export function passRateChart(
  { histogram }: Report,
  width: number,
  paint: Palette = paletteOf(false),
): string[] {
  if (histogram === null) return [];
  const rows = 4;
  const cell = Math.max(4, Math.min(7, Math.floor(width / histogram.length)));
  const most = Math.max(...histogram.map(({ groups }) => groups), 1);
  const levels = histogram.map(({ groups }) =>
    groups === 0 ? 0 : Math.max(1, Math.round((groups / most) * rows * 8)),
  );
  const colorOf = (i: number): Paint =>
    i === 0 ? paint.failed : i === histogram.length - 1 ? paint.solved : paint.live;
  const lines: string[] = [];
  for (let row = rows - 1; row >= 0; row--)
    lines.push(
      levels
        .map((level, i) => {
          const glyph = BLOCKS[Math.max(0, Math.min(8, level - 8 * row))]!;
          const bar = glyph.repeat(cell - 1);
          return `${glyph === ' ' ? bar : colorOf(i)(bar)} `;
        })
        .join(''),
    );
  const centre = (text: string): string => {
    const left = Math.max(0, Math.floor((cell - 1 - text.length) / 2));
    return `${' '.repeat(left)}${text}`.padEnd(cell - 1).slice(0, Math.max(cell - 1, text.length));
  };
  lines.push(histogram.map(({ groups }) => centre(compact(groups, cell - 1))).join(' '));
  const whole = histogram[1]?.label.split('/')[1];
  const labels = histogram.map((bin) => centre(binLabel(inTries(bin, whole), cell - 1)));
  lines.push(paint.dim(labels.join(' ').trimEnd()));
  const first = histogram.findIndex(({ zone }) => zone);
  const last = histogram.findLastIndex(({ zone }) => zone);
  if (first >= 0) {
    const length = (last - first + 1) * cell - 1;
    const label = length >= 20 ? ' right 11–89 % ' : length >= 10 ? ' 11–89 % ' : '';
    const dashes = length - 2 - label.length;
    const left = Math.floor(dashes / 2);
    lines.push(
      paint.dim(
        `${' '.repeat(first * cell)}└${'─'.repeat(Math.max(0, left))}${label}${'─'.repeat(Math.max(0, dashes - left))}┘`,
      ),
    );
  }
  return lines;
}

/** A count in at most `width` characters. */
function compact(n: number, width: number): string {
  const full = String(n);
  if (full.length <= width) return full;
  return n < 999_500 ? `${Math.round(n / 1e3)}k` : formatShort(n).replace(/(\.\d)? /, '');
}

/** The ends of the histogram like the bins between them: `0/8` and `8/8`, or `0` and `1`. */
function inTries(bin: PassRateBin, whole: string | undefined): PassRateBin {
  if (bin.label !== 'failed' && bin.label !== 'solved') return bin;
  const end = bin.label === 'failed' ? '0' : (whole ?? '1');
  return { ...bin, label: whole === undefined ? end : `${end}/${whole}` };
}

/** The name of a bin in at most `width` characters. */
function binLabel({ label }: PassRateBin, width: number): string {
  if (label.length <= width) return label;
  return label.includes('/') ? label.replace(/\/.*/, '') : label.replace(/^.*–/, '<');
}
