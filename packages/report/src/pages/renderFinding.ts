import type { NowFinding } from '../now/nowFinding.ts';
import { findingLines } from './findingLines.ts';
import { findingInWords } from './inWords.ts';
import { paletteOf } from './palette.ts';
import type { TerminalOptions } from './renderTerminal.ts';

/**
 * A finding as the screen of a report has it: the fact (in capitals, but for a note), what it means,
 * what to do.
 *
 * @param finding of `report.now`, or one that a watch says began.
 * @param options `width` in columns; `color` for ANSI colours; `face`: how options are named.
 * @returns its lines, with a newline at the end.
 *
 * @example
 * ```ts
 * const rows = [...Array(200).keys()].map((i) => ({ group: `${i >> 3}`, reward: i % 2, status: i % 4 ? 'ok' : 'truncated' }));
 * const { now } = await report(rows);
 * renderFinding(now.causes[0]).startsWith('!! 25 % '); // => true
 * ```
 */
export function renderFinding(
  finding: NowFinding,
  { width = 80, color = false, face = 'terminal' }: Omit<TerminalOptions, 'details'> = {},
): string {
  const lines = findingLines(findingInWords(finding, face), width, paletteOf(color));
  return `${lines.join('\n')}\n`;
}
