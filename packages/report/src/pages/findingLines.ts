import type { NowFinding } from '../now/nowFinding.ts';
import { upperFirst } from '../options/upperFirst.ts';
import { capitals } from './capitals.ts';
import { hang } from './layout.ts';
import type { Palette } from './palette.ts';

const LEADS = { alarm: '!! ', ask: '!  ', good: '✓  ', note: ' · ' } as const;

/** A finding on a screen: fact, meaning, action. */
export function findingLines(
  { severity, fact, meaning, change }: NowFinding,
  width: number,
  paint: Palette,
): string[] {
  const loud = severity !== 'note';
  const color = severity === 'good' ? paint.live : loud ? paint.alarm : (x: string) => x;
  const text = loud ? capitals(fact) : upperFirst(fact).replaceAll('`', '');
  return [
    ...hang(LEADS[severity], text, width).map((line) => color(loud ? paint.bold(line) : line)),
    ...(meaning === '' ? [] : hang('   ', meaning, width)),
    ...(change === '' ? [] : hang(' → ', change, width)),
  ];
}
