import { formatCount, formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import type { ComparisonSection } from './comparisonSection.ts';

/** The classes in the order of the table. */
const ROWS = [
  ['both', 'before and after'],
  ['baseOnly', 'before only'],
  ['trainedOnly', 'after only'],
  ['neither', 'never'],
] as const;

/** How many prompts can be done: expected numbers beside what was counted. */
export function whichPrompts(comparison: Comparison): ComparisonSection {
  const { classes, level, prompts: total } = comparison;
  const section = { id: 'prompts', title: 'Which prompts? Numbers, not a list' } as const;
  if (classes === null) {
    const text =
      'One attempt per prompt does not tell what a model can do (`epsilon: P` asks anyway).';
    return { ...section, text: [text], rows: [] };
  }
  const { expected, lower, upper, counted } = classes;
  if (expected === null || lower === null || upper === null)
    return {
      ...section,
      text: [
        total < 30
          ? `${formatPlural(total, 'prompt')}: too few to tell more than the counts (30 show how pass rates are spread).`
          : 'A prompt with fewer than 4 attempts: too few to tell more than the counts (`minAttempts: N` leaves such prompts out, `epsilon: P` asks anyway).',
      ],
      rows: [
        ['right at least once', 'counted'],
        ...ROWS.map(([id, name]) => [name, formatCount(counted[id])]),
      ],
    };
  const rate = formatPlain(Number(classes.epsilon.toPrecision(3)));
  return {
    ...section,
    text: [
      `Can do = pass rate of ${rate} or more (\`epsilon\` sets it). Expected with ${formatPercent(level)} intervals for prompts like these, however their pass rates are spread; counted are prompts that were right at least once, a number that grows with the tries.`,
      oneByOneText(comparison),
    ],
    rows: [
      ['prompts', `can do (${rate}), expected`, 'right once, counted'],
      ...ROWS.map(([id, name]) => [
        name,
        `${Math.round(expected[id])} (${Math.floor(lower[id])} to ${Math.ceil(upper[id])})`,
        formatCount(counted[id]),
      ]),
    ],
  };
}

/** What can be said of single prompts; nothing where no number of them is expected. */
export function oneByOneText({ classes, prompts: total, level, base }: Comparison): string {
  if (classes === null) return '';
  const { latent, novel, undetermined, failuresToExclude } = classes;
  const most = base.attempts[1];
  const before = `${formatCount(latent ?? 0)} could be done before already`;
  const rest = `${formatCount(undetermined ?? 0)} cannot be told`;
  const err = `Tested one by one (${formatPercent(level)}), of ${formatPlural(total, 'prompt')} some ${Math.max(1, Math.round((1 - level) * total))} may be told wrongly`;
  if (novel)
    return `${err}: ${before}, ${formatCount(novel)} ${novel === 1 ? 'is' : 'are'} new, ${rest}.`;
  const none =
    most < failuresToExclude
      ? `No single prompt can be called new: that takes ${formatPlural(failuresToExclude, 'failure')} before, here are ${formatCount(most)}.`
      : 'No single prompt can be called new.';
  return `${none} ${err}: ${before}, ${rest}.`;
}
