import { entropyRate, populationMean } from '@bits-per-sample/info';
import { groupClasses } from '../trials/readGroups.ts';
import { takeCells } from '../trials/takeCells.ts';
import type { CauseFacts } from './causeFacts.ts';
import { type EqualAnswers, equalAnswers, equalAnswersOf } from './equalAnswers.ts';
import { verdictNoise } from './verdictNoise.ts';

/** What verdicts of some steps say of the verifier. */
export interface Verdicts {
  /** Verdicts on equal answers; undefined where the log shows none. */
  readonly equal: EqualAnswers | undefined;
  /** Share of live groups. */
  readonly live: number;
  /** Bits per rollout about being right: those of the verdicts less what their errors make of them; NaN where verdicts are of a part of the reward. */
  readonly information: number;
}

/** What the verdicts of some groups say, by their steps. */
export function verdictsOf(
  { groups, prompts, sample }: CauseFacts,
  inSteps: (step: number) => boolean,
): Verdicts {
  const among = sample.groups.filter(({ step }) => inSteps(step));
  const equal =
    among.length === sample.groups.length ? equalAnswersOf(sample) : equalAnswers(among, sample);
  let [live, judged, known] = [0, 0, 0];
  const rows = new Int32Array(groups.size);
  for (let i = 0; i < groups.size; i++) {
    const name = groupClasses[groups.classes[i]!]!;
    if (name === 'singleton' || name === 'unscored' || !inSteps(groups.step[i]!)) continue;
    judged++;
    if (name === 'live') live++;
    if (sample.verdict === 'success' && !Number.isNaN(groups.successes[i]!)) rows[known++] = i;
  }
  const asked = rows.subarray(0, known);
  const successes = takeCells(groups.successes, asked);
  const attempts = takeCells(groups.attempts, asked);
  const bits = populationMean(
    entropyRate,
    { successes, attempts },
    // a group whose prompt is not named is a prompt of its own
    {
      prompts: asked.map((i) => {
        const code = prompts?.codes[i] ?? -1;
        return code < 0 ? -1 - i : code;
      }),
    },
  );
  const passes = successes.reduce((sum, k, i) => sum + k / attempts[i]!, 0);
  const noise = equal?.disagrees === true ? verdictNoise(equal.errors, passes / known) : 0;
  return { equal, live: live / judged, information: Math.max(0, bits.value - noise) };
}
