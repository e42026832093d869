import type { PromptQuestion } from '@bits-per-sample/capability';
import { formatPercent, formatPlural } from '@bits-per-sample/core';
import type { ReportSource } from '../trials/reportSource.ts';
import type { ComparisonSide } from './comparison.ts';
import type { PromptLog } from './pairPrompts.ts';

/** What the notes speak of beside the two sides. */
interface NoteFacts {
  readonly question: PromptQuestion;
  readonly level: number;
  readonly short: number;
}

/** What was left out, and how the numbers are to be read. */
export function comparisonNotes(
  sources: { readonly base: ReportSource; readonly trained: ReportSource },
  logs: readonly [PromptLog, PromptLog],
  sides: { readonly base: ComparisonSide; readonly trained: ComparisonSide },
  { question, level, short }: NoteFacts,
): string[] {
  const notes: string[] = [];
  (['base', 'trained'] as const).forEach((side, i) => {
    const { unpaired, prompts } = sides[side];
    const name = side === 'base' ? 'before' : 'after';
    const are = unpaired === 1 ? 'is' : 'are';
    if (unpaired > 0)
      notes.push(
        `${formatPlural(unpaired, 'prompt')} of ${prompts} in the log ${name} ${are} not in the other and ${are} left out.`,
      );
    const log = logs[i]!;
    if (log.steps > 1)
      notes.push(
        `The log ${name} holds ${log.steps} steps, pooled as if one policy had made them all; \`where: { step: N }\` takes one.`,
      );
    if (log.unnamed > 0)
      notes.push(
        `${formatPlural(log.unnamed, 'group')} of the log ${name} ${log.unnamed === 1 ? 'names' : 'name'} no prompt and ${log.unnamed === 1 ? 'is' : 'are'} left out.`,
      );
    if (log.unscored > 0)
      notes.push(
        `${formatPlural(log.unscored, 'group')} of the log ${name} without a reward left out.`,
      );
    for (const { message } of sources[side].notes ?? []) notes.push(`${name}: ${message}`);
  });
  if (logs.some(({ numbered }) => numbered))
    notes.push(
      'Prompts are paired by the number of their group; if these are numbers within a batch, `promptId: COLUMN` names what identifies a prompt.',
    );
  if (short > 0)
    notes.push(
      `${formatPlural(short, 'prompt')} with fewer attempts than \`minAttempts\` left out.`,
    );
  const [a, b] = [sides.base.attempts, sides.trained.attempts];
  if (a[0] !== a[1] || b[0] !== b[1])
    notes.push(
      `Attempts per prompt differ (before ${a[0]}–${a[1]}, after ${b[0]}–${b[1]}); the curves end at the fewest; \`minAttempts: N\` leaves out prompts with fewer.`,
    );
  if (sides.base.success !== sides.trained.success)
    notes.push(
      `A success is ${sides.base.success} in the log before and ${sides.trained.success} in the one after; \`success\` sets one rule.`,
    );
  notes.push(...readingNotes(question, formatPercent(level)));
  return notes;
}

const ALL_K = 'Bands hold at all k at once, so a verdict may be read off wherever it looks best.';

/** How the numbers of any comparison are to be read. */
function readingNotes(question: PromptQuestion, level: string): string[] {
  return [
    question === 'sample'
      ? `Intervals (${level}) speak of prompts like these; \`question: 'these'\` asks about these prompts alone and is narrower.`
      : `Intervals (${level}) speak of these prompts run again, not of other prompts; those of expected prompts speak of prompts like these.`,
    ALL_K,
  ];
}

/** Whether a note is one that every comparison has: how its numbers are to be read. */
export const isAboutReading = (note: string): boolean =>
  note === ALL_K || /^Intervals \(.*\) speak of /.test(note);
