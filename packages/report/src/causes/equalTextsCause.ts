import { formatCount, formatPercent, wilson } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { JudgedSample } from './judgedSample.ts';
import { textKey } from './textKey.ts';

const LEAST_GROUPS = 20;
/** Characters below which equal texts are no wonder: a letter, a number. */
const LEAST_LENGTH = 20;
/** Share of groups with one text from which on it is said. */
const FEW = 0.05;

/** Groups whose answers are all the same text: they cannot differ in a reward. */
export function equalTextsCause({ groups, fields }: JudgedSample): NowFinding[] {
  const key = fields.has('text_hash') ? textKey(groups) : undefined;
  if (key === undefined) return [];
  let [known, same, characters, rollouts] = [0, 0, 0, 0];
  for (const group of groups) {
    const texts = new Set<number>();
    for (let i = 0; i < group.size; i++) texts.add(key(group, i));
    if (group.size < 2 || texts.has(Number.NaN)) continue;
    known++;
    if (texts.size === 1) same++;
    for (let i = 0; i < group.size; i++) {
      const length = group.at('text_length', i);
      if (Number.isNaN(length)) continue;
      characters += length;
      rollouts++;
    }
  }
  const short = !(characters / rollouts >= LEAST_LENGTH);
  if (known < LEAST_GROUPS || short || wilson(same, known).lower < FEW) return [];
  return [
    cause({
      code: 'equal-texts',
      metric: 'text',
      severity: 'ask',
      now: same / known,
      evidence: { groups: known, same, meanLength: characters / rollouts },
      fact: `in ${formatPercent(same / known)} of the groups all answers are one and the same text: ${formatCount(same)} of ${formatCount(known)}`,
      meaning:
        'Equal answers have no contrast to be rewarded for, however hard or easy the prompt is.',
      change:
        'Sample more widely (temperature, top-p) before these prompts are called too hard or too easy.',
    }),
  ];
}
