import { type Estimate, formatCount, formatPercent } from '@bits-per-sample/core';
import type { AtK } from '../evaluation/reportEvaluation.ts';
import type { Report } from '../report/reportShape.ts';
import { scoreInterval, scorePoints, triesText } from './evaluationText.ts';

/** A table as texts: the first row is the header. */
type Rows = readonly (readonly string[])[];

/** Right at least once, and in all of k tries, with intervals. */
export function atKRows({ evaluation }: Report): Rows {
  if (evaluation === null || evaluation.passAtK.length === 0) return [];
  const { passAtK, passHatK, majority } = evaluation;
  const cell = (list: readonly AtK[], i: number): string => {
    const { value, lower, upper } = list[i]!.value;
    const number = (x: number): string => (100 * x).toFixed(1);
    return `${formatPercent(value)} (${number(lower)} to ${number(upper)})`;
  };
  return [
    ['k', 'once (pass@k)', 'all k (pass^k)', ...(majority === null ? [] : ['by vote (maj@k)'])],
    ...passAtK.map(({ k }, i) => {
      const vote = majority?.atK.findIndex((row) => row.k === k) ?? -1;
      const voted = vote < 0 ? '–' : cell(majority!.atK, vote);
      return [
        formatCount(k),
        cell(passAtK, i),
        cell(passHatK, i),
        ...(majority === null ? [] : [voted]),
      ];
    }),
  ];
}

/** Standard errors of the score, by what it is about. */
export function scoreNoiseRows({ evaluation }: Report): Rows {
  if (evaluation === null) return [];
  const { noise, graded } = evaluation;
  const cell = (x: Estimate | null): string =>
    x === null ? 'cannot tell' : scoreInterval(x, graded);
  const row = (name: string, errors: typeof noise.oneTry): string[] => [
    name,
    cell(errors.these),
    cell(errors.sample),
  ];
  return [
    [graded ? 'standard error' : 'standard error, points', 'these again', 'others like these'],
    row(triesText(evaluation), noise.standardError),
    ...(evaluation.attempts[1] > 1 ? [row('one try a prompt', noise.oneTry)] : []),
  ];
}

/** The prompts that flip most. */
export function flipRows({ evaluation }: Report, most = Number.POSITIVE_INFINITY): Rows {
  if (evaluation === null || evaluation.flips.prompts === 0) return [];
  const { graded, flips } = evaluation;
  return [
    ['prompt that flips', 'tries', graded ? 'mean reward' : 'right'],
    ...flips.most
      .slice(0, most)
      .map(({ prompt, attempts, successes, mean }) => [
        prompt.length > 40 ? `${prompt.slice(0, 39)}…` : prompt,
        formatCount(attempts),
        successes === null ? scorePoints(mean, graded) : formatCount(successes),
      ]),
  ];
}
