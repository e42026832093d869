import { formatPercent } from '@bits-per-sample/core';
import { lengthPays } from '@bits-per-sample/info';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';

/** Deviate, and chance that the right answer of a pair is longer, from which on length pays. */
const BEYOND = 4;
const LONGER = 0.6;
const SHORTER = 0.4;

/** Whether right answers are longer, or shorter, than wrong ones to the same prompt. */
export function lengthCause({ sample, cut }: Pick<CauseFacts, 'sample' | 'cut'>): NowFinding[] {
  // of an evaluation nothing is learned, and nothing is paid
  if (sample.evaluation) return [];
  const rollouts = { groups: [] as number[], lengths: [] as number[], successes: [] as number[] };
  sample.groups.forEach((group, at) => {
    for (let i = 0; i < group.size; i++) {
      const tokens = group.at('output_tokens', i);
      // a cut answer is as long as the limit, and wrong for that
      if (group.at('cut', i) === 1 || tokens === cut?.limit) continue;
      rollouts.groups.push(at);
      rollouts.lengths.push(Number.isNaN(tokens) ? group.at('text_length', i) : tokens);
      rollouts.successes.push(group.verdicts[i]!);
    }
  });
  const { z, auc, groups } = lengthPays(rollouts);
  if (!(Math.abs(z) >= BEYOND && (auc >= LONGER || auc <= SHORTER))) return [];
  const longer = auc >= LONGER;
  return [
    cause({
      code: longer ? 'length-pays' : 'shorter-is-right',
      metric: 'length',
      severity: longer ? 'ask' : 'note',
      now: auc,
      evidence: { auc, z, liveGroups: groups },
      fact: `right answers are ${longer ? 'longer' : 'shorter'} than wrong ones to the same prompt in ${formatPercent(longer ? auc : 1 - auc)} of the pairs`,
      meaning: longer
        ? 'A policy that is paid for long answers writes longer ones, whether or not they get better. Where the long ones are right because they work more out, nothing is wrong.'
        : 'That is usual: who is wrong goes on searching. It also means that the reward pays for short answers.',
      change: longer
        ? 'Read ten such pairs. If the long answer says no more than the short one, let length cost something, or keep it from the judge.'
        : '',
    }),
  ];
}
