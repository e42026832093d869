import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { EqualAnswers } from './equalAnswers.ts';

/**
 * A verifier that disagrees with itself: equal answers of one group with both verdicts.
 *
 * @param now equal answers of the current window; undefined where the log shows none.
 * @param before those of the steps before it, where there are any.
 * @param live share of live groups now and before.
 */
export function verifierCause(
  now: EqualAnswers | undefined,
  before: EqualAnswers | undefined,
  live: { readonly now: number; readonly before: number },
): NowFinding[] {
  if (now === undefined || !now.disagrees) return [];
  const { what, mixed, sets, disagreement, error, standardError } = now;
  const ends = [error - 1.96 * standardError, error + 1.96 * standardError].map((x) =>
    Math.min(0.5, Math.max(0, x)),
  );
  const youden = 1 - 2 * error;
  const rounded = Number(error.toPrecision(2));
  const grew =
    before !== undefined &&
    error - before.error > 3 * Math.hypot(standardError, before.standardError) &&
    live.now > live.before;
  const rise = grew
    ? ` Live groups rose meanwhile, ${formatPercent(live.before)} to ${formatPercent(live.now)}, and wrong verdicts with them, ${formatPercent(before.error)} to ${formatPercent(error)}: a rise of that kind brings contrast without information.`
    : '';
  const cannot =
    what === 'answer'
      ? ' Or it looks at more than the logged answer, such as its format; then part of that is no error.'
      : '';
  return [
    cause({
      code: 'verifier-disagrees',
      metric: 'verdict',
      severity: 'alarm',
      before: before?.error ?? null,
      now: error,
      evidence: {
        what,
        sets,
        mixed,
        disagreement,
        error,
        lower: finite(ends[0]!),
        upper: finite(ends[1]!),
        informedness: youden,
        liveRises: grew ? 1 : 0,
      },
      fact: `the verifier disagrees with itself: ${formatCount(mixed)} of ${formatCount(sets)} sets of equal ${what}s got both verdicts`,
      meaning: `Two verdicts on equal ${what}s of a group differ in ${formatPercent(disagreement)} of the pairs. If it passes wrong answers as often as it fails right ones, ${formatPercent(error)} of the verdicts are wrong by chance (${formatPercent(ends[0]!)} to ${formatPercent(ends[1]!)}; Youden's J = ${youden.toFixed(2)}); errors that repeat do not show here.${cannot}${rise}`,
      change: `Find what makes verdicts differ (a judge that samples, timeouts, shared state), and set these prompts aside until then. \`falsePass: ${rounded}, falseFail: ${rounded}\` reports bits about being right.`,
    }),
  ];
}

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
