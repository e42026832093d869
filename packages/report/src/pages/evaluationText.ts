import {
  type Estimate,
  formatCount,
  formatPercent,
  formatPlain,
  formatPlural,
} from '@bits-per-sample/core';
import type { ReportEvaluation, ReportRuns } from '../evaluation/reportEvaluation.ts';
import { type Face, sentence } from '../options/sentence.ts';
import type { Report } from '../report/reportShape.ts';

/** Runs of one model differ as much in one of a hundred cases. */
const DIFFERENT = 0.01;

/** Points of a share, or the reward itself where it is graded. */
export const scorePoints = (x: number, graded: boolean): string =>
  graded ? formatPlain(x) : (100 * x).toFixed(1);

/** `15 (12 to 17)`: a number of points with its interval, in no finer digits than that has. */
export function scoreInterval({ value, lower, upper }: Estimate, graded: boolean): string {
  const scale = graded ? 1 : 100;
  const half = (scale * (upper - lower)) / 2;
  const places =
    half > 0 ? Math.min(graded ? 6 : 2, Math.max(0, -Math.floor(Math.log10(half)))) : 1;
  const [a, b, c] = [value, lower, upper].map((x) => (scale * x).toFixed(places));
  return `${a} (${b} to ${c})`;
}

const unit = (graded: boolean): string => (graded ? 'of reward' : 'points');

/** `8 tries a prompt`, `6 to 8 tries a prompt`, `one try a prompt`. */
export function triesText({
  attempts: [fewest, most],
}: Pick<ReportEvaluation, 'attempts'>): string {
  if (most === 1) return 'one try a prompt';
  return fewest === most
    ? `${formatCount(most)} tries a prompt`
    : `${formatCount(fewest)} to ${formatCount(most)} tries a prompt`;
}

/**
 * The line of an evaluation on the first screen: how far chance alone moves its score, and how many
 * prompts flip. None for a log of training.
 *
 * @param report any report.
 */
export function evaluationLines({ evaluation }: Report): string[] {
  if (evaluation === null) return [];
  const { noise, graded, flips, because } = evaluation;
  const lines: string[] = [];
  // a log without steps may be of a training all the same
  const [two, one] =
    because === 'no-steps'
      ? [
          'If all rollouts are of one model: two runs of it',
          'If all rollouts are of one model: with one',
        ]
      : ['Two runs of one model', 'With one'];
  if (noise.rerun !== null)
    lines.push(
      `${two} on these prompts, ${triesText(evaluation)}, differ by chance alone: by at most ${scoreInterval(noise.rerun, graded)} ${unit(graded)} in ${formatPercent(noise.rerun.level)} of the cases.`,
    );
  else if (noise.rerunAtMost !== null)
    lines.push(
      `${one} try a prompt, chance alone sets two runs apart by at most ${Math.ceil(100 * noise.rerunAtMost)} points in ${formatPercent(evaluation.score.level)} of the cases; how much less, several tries would tell.`,
    );
  if (flips.among > 0)
    lines.push(
      `${formatCount(flips.prompts)} of ${formatPlural(flips.among, 'prompt')} ${flips.prompts === 1 ? 'flips' : 'flip'}: ${graded ? 'tries of different rewards' : 'right in some tries, wrong in others'}.`,
    );
  return lines;
}

/**
 * What tables and first lines of an evaluation do not say: what it is of, what two runs can show, how
 * to see more.
 *
 * @param report any report.
 */
export function evaluationNotes({ evaluation }: Report, face: Face = 'library'): string[] {
  if (evaluation === null) return [];
  const { because, step, steps, graded, noise, flips, majority } = evaluation;
  const vote = majority?.atK.at(-1);
  const { runs } = evaluation;
  const share = noise.chanceShare;
  return [
    because === 'no-steps'
      ? 'The log names no step, so all its rollouts are taken as tries of one model.'
      : steps > 1
        ? `Judged is step ${formatCount(step ?? 0)}, the last of ${formatCount(steps)} with evaluations.`
        : '',
    runs === null ? '' : runsText(runs),
    noise.smallest === null || (!graded && noise.smallest.value >= 1)
      ? ''
      : `The smallest difference that two such runs show ${formatPercent(noise.power)} of the time: ${scoreInterval(noise.smallest, graded)} ${unit(graded)}, on these prompts. Four times the tries halve it.`,
    share === null
      ? ''
      : `Of what makes the score uncertain for prompts like these, ${formatPercent(share.value)} (${formatPercent(share.lower)} to ${formatPercent(share.upper)}) is chance of the tries; the rest is which prompts were drawn, and only more prompts lessen it.`,
    vote === undefined
      ? ''
      : `By vote: the most frequent answer of ${formatCount(vote.k)} tries, over ${formatPlural(majority?.prompts ?? 0, 'prompt')}; right answers count as one. Ties are broken at random: if all were lost ${formatPercent(vote.tiesLost)}, if all were won ${formatPercent(vote.tiesWon)}.`,
    flips.disagreement === null
      ? ''
      : `Two tries at a prompt get different verdicts in ${formatPercent(flips.disagreement.value)} (${formatPercent(flips.disagreement.lower)} to ${formatPercent(flips.disagreement.upper)}) of the cases.`,
  ].flatMap((text) => (text === '' ? [] : [sentence(text, face)]));
}

/** What several runs say of themselves. */
function runsText({ runs, prompts, spread, chance, pValue }: ReportRuns): string {
  const scores = runs.map(({ score }) => score);
  const range = `${formatPercent(Math.min(...scores))} to ${formatPercent(Math.max(...scores))}`;
  const told = `${formatPlural(runs.length, 'run')} on ${formatPlural(prompts, 'prompt')}: ${range} right, a spread of ${(100 * spread).toFixed(1)} points (standard deviation) where chance alone makes ${(100 * chance).toFixed(1)}`;
  return pValue < DIFFERENT
    ? `${told}: the runs differ by more than chance (p = ${formatPlain(Number(pValue.toPrecision(2)))}). What is said here of one model pools them; \`where: { run: NAME }\` takes one.`
    : `${told}: no difference beyond chance (p = ${formatPlain(Number(pValue.toPrecision(2)))}).`;
}
