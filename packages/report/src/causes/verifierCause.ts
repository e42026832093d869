import { formatBits, formatCount, formatPercent } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { EqualAnswers } from './equalAnswers.ts';
import type { Verdicts } from './verdictsOf.ts';

/**
 * Equal answers of one group with both verdicts: a verifier that disagrees with itself, or an
 * environment of chance. Where live groups rose with it, they rose by chance.
 *
 * @param now verdicts of the current window.
 * @param before those of the steps before it; undefined where the window is the whole run.
 */
export function verifierCause(now: Verdicts, before: Verdicts | undefined): NowFinding[] {
  if (now.equal === undefined || !now.equal.disagrees) return [];
  const { what, mixed, sets, disagreement, error, standardError } = now.equal;
  const [lower, upper] = [error - 1.96 * standardError, error + 1.96 * standardError].map((x) =>
    Math.min(0.5, Math.max(0, x)),
  ) as [number, number];
  const rise = risen(now, before);
  const rounded = Number(error.toPrecision(2));
  const bits = Number.isNaN(now.information)
    ? ''
    : `, and of the bits per rollout ${formatBits(now.information)} are about being right`;
  const seen = `equal answers got both verdicts: ${formatCount(mixed)} of ${formatCount(sets)} sets of ${SETS[what]}`;
  return [
    cause({
      code: 'verifier-disagrees',
      metric: 'verdict',
      severity: 'alarm',
      before: before?.equal?.error ?? null,
      now: error,
      evidence: {
        what,
        sets,
        mixed,
        disagreement,
        error,
        lower: finite(lower),
        upper: finite(upper),
        informedness: 1 - 2 * error,
        information: finite(now.information),
        informationBefore: rise === undefined ? null : finite(before!.information),
        liveBefore: rise === undefined ? null : before!.live,
        liveNow: rise === undefined ? null : now.live,
      },
      fact: rise ?? seen,
      meaning: `${rise === undefined ? '' : `And ${seen}. `}Chance decides part of the reward, in the verifier or in an environment: two verdicts on equal answers differ in ${formatPercent(disagreement)} of the pairs. If wrong answers pass as often as right ones fail, ${formatPercent(error)} of the verdicts are wrong (${formatPercent(lower)} to ${formatPercent(upper)}; Youden's J = ${(1 - 2 * error).toFixed(2)})${bits}. Errors that repeat do not show.${MORE[what]}`,
      change: `Find what makes verdicts differ (a judge that samples, timeouts, shared state, a draw of the environment), and set these prompts aside until then.${bits === '' ? '' : ` \`falsePass: ${rounded}, falseFail: ${rounded}\` reports bits about being right.`}`,
    }),
  ];
}

/** What is taken as equal. */
const SETS: Readonly<Record<EqualAnswers['what'], string>> = {
  text: 'equal texts',
  answer: 'equal answers',
  'log-probability': 'answers with one log-probability',
};

const MORE: Readonly<Record<EqualAnswers['what'], string>> = {
  text: '',
  answer:
    ' Where the verifier looks at more than the answer, such as its format, part of that is no error.',
  'log-probability': ' Answers with the same log-probability, to all digits, are taken as one.',
};

/** Live groups that rose with wrong verdicts, while what verdicts tell of being right fell. */
function risen(now: Verdicts, before: Verdicts | undefined): string | undefined {
  if (now.equal === undefined || before?.equal === undefined) return undefined;
  const grown = now.equal.error - before.equal.error;
  const chance = Math.hypot(now.equal.standardError, before.equal.standardError);
  const rose = grown > 3 * chance && now.live > before.live;
  if (!(rose && now.information < before.information)) return undefined;
  return `live groups rose from ${formatPercent(before.live)} to ${formatPercent(now.live)} while bits about being right fell from ${formatBits(before.information)} to ${formatBits(now.information)}`;
}

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
