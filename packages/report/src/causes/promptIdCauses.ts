import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';
import { type PromptTexts, promptTexts } from './promptTexts.ts';

/** Share of the rollouts from which on it is asked about. */
const MANY = 0.05;

/** Prompts that stand under several ids, and ids that stand for several prompts, by the texts beside the ids. */
export function promptIdCauses(facts: CauseFacts): NowFinding[] {
  const texts = promptTexts(facts);
  return texts === undefined ? [] : [...copiesCause(texts), ...mixedCause(texts)];
}

function copiesCause({ copies, copied: { ids, rollouts, share } }: PromptTexts): NowFinding[] {
  if (copies.length === 0) return [];
  const one = copies.length === 1;
  const shown = copies.slice(0, 3).map((same) => listed(same, ' = '));
  const more = copies.length - shown.length;
  return [
    cause({
      code: 'one-prompt-two-ids',
      metric: 'prompt',
      severity: share >= MANY ? 'ask' : 'note',
      now: share,
      evidence: { prompts: copies.length, ids: ids.length, rollouts, share, first: shown[0]! },
      fact: `${formatPlural(copies.length, 'prompt')} ${one ? 'stands' : 'stand'} under two ids or more: ${formatPercent(share)} of the rollouts`,
      meaning: `The same text stands under ${shown.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}. ${one ? 'It is' : 'They are'} drawn more often than others, and ${one ? 'its' : 'their'} rollouts count as those of different prompts, so that every ± is somewhat too narrow.`,
      change: `Leave out ${formatCount(ids.length - copies.length)} of these ${formatCount(ids.length)} ids, or give each text one id.`,
    }),
  ];
}

function mixedCause({ mixed: { ids, rollouts, share }, known }: PromptTexts): NowFinding[] {
  if (ids.length === 0) return [];
  const one = ids.length === 1;
  const anew =
    2 * ids.length >= known
      ? ' Ids that start anew with each step or file would look like this.'
      : '';
  return [
    cause({
      code: 'one-id-two-prompts',
      metric: 'prompt',
      severity: share >= MANY ? 'ask' : 'note',
      now: share,
      evidence: { ids: ids.length, known, rollouts, share, first: ids[0]! },
      fact: `${formatPlural(ids.length, 'prompt id')} ${one ? 'stands' : 'stand'} beside several texts: ${formatPercent(share)} of the rollouts`,
      meaning: `Such as ${listed(ids.slice(0, 3), ', ')}. What is one prompt by its id counts as one, whatever its texts.${anew}`,
      change:
        'Where these are different prompts, name a column that tells them apart with `promptId: COLUMN`, or that of the text with `prompt: COLUMN`.',
    }),
  ];
}

const MOST_ID = 32;

/** Ids in a sentence, in which only options stand in backticks. */
const listed = (ids: readonly string[], separator: string): string =>
  ids
    .map((id) => (id.length > MOST_ID ? `${id.slice(0, MOST_ID)}…` : id).replaceAll('`', "'"))
    .join(separator);
