import { isUrgent } from '../now/isUrgent.ts';
import type { Report } from '../report/reportShape.ts';
import { level as levelText } from '../report/sayFinding.ts';

/** `steps 40–59`: the current window; null where it is the whole run. */
export function nowSteps(now: Report['now']): string | null {
  if (now === null || now.wholeRun || now.from === null || now.to === null) return null;
  return now.from === now.to ? `step ${now.to}` : `steps ${now.from}–${now.to}`;
}

/** What the columns of numbers are, and for whom their intervals hold. */
export function columnWords({ now, bits, passRate, question }: Report): string[] {
  const level = (bits.perRollout ?? passRate)?.level;
  return [
    ...(now === null || now.wholeRun ? [] : [windowSentence(now)]),
    ...(level === undefined
      ? []
      : [
          `±: ${levelText(level)}, for ${question === 'these' ? 'these prompts' : 'prompts like these'}.`,
        ]),
  ];
}

function windowSentence({ from, to, trends, steps }: NonNullable<Report['now']>): string {
  if (trends.some(isUrgent))
    return 'now = since the change, or the last steps that do not differ beyond chance. Whole run mixes before and after.';
  return steps === 1 || from === to
    ? `now = step ${to} alone: it differs from the steps before it by more than chance. Whole run averages them.`
    : 'now = the last steps that do not differ beyond chance.';
}
