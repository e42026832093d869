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
  const { what, mixed, sets, disagreement, error, errors } = now.equal;
  const rise = risen(now, before);
  const seen = `equal answers got both verdicts: ${formatCount(mixed)} of ${formatCount(sets)} sets of ${SETS[what]}`;
  const known = !Number.isNaN(now.information);
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
        ...ends(now.equal),
        falsePass: errors.falsePass,
        falseFail: errors.falseFail,
        informedness: 1 - errors.falsePass - errors.falseFail,
        information: finite(now.information),
        informationBefore: rise === undefined ? null : finite(before!.information),
        liveBefore: rise === undefined ? null : before!.live,
        liveNow: rise === undefined ? null : now.live,
      },
      fact: rise ?? seen,
      meaning: `${rise === undefined ? '' : `And ${seen}. `}${WHY[what]}: two verdicts on equal answers differ in ${formatPercent(disagreement)} of the pairs. ${errorText(now.equal)}. Errors that repeat do not show.`,
      change: `Find what makes verdicts differ (a judge that samples, timeouts, shared state, a draw of the environment), and set these prompts aside until then.${known ? optionText(errors) : ''}`,
    }),
  ];
}

/** 95 % interval of the error rate, if both errors are alike. */
function ends({ error, standardError }: EqualAnswers) {
  const end = (z: number): number | null =>
    finite(Math.min(0.5, Math.max(0, error + z * standardError)));
  return { lower: end(-1.96), upper: end(1.96) };
}

function errorText(equal: EqualAnswers): string {
  const { falsePass, falseFail, alike } = equal.errors;
  const left = `Youden's J = ${(1 - falsePass - falseFail).toFixed(2)}`;
  if (!alike)
    return `As the sets tell, ${formatPercent(falseFail)} of right answers fail and ${formatPercent(falsePass)} of wrong ones pass (${left})`;
  const { lower, upper } = ends(equal);
  const interval =
    lower === null || upper === null ? '' : `${formatPercent(lower)} to ${formatPercent(upper)}; `;
  return `If wrong answers pass as often as right ones fail, ${formatPercent(falsePass)} of the verdicts are wrong (${interval}${left})`;
}

/** The options that say as much, where they are not next to nothing. */
function optionText({ falsePass, falseFail }: EqualAnswers['errors']): string {
  const named = Object.entries({ falsePass, falseFail }).flatMap(([name, x]) =>
    x >= 0.001 ? [`${name}: ${Number(x.toPrecision(2))}`] : [],
  );
  return named.length === 0 ? '' : ` \`${named.join(', ')}\` reports bits about being right.`;
}

/** What is taken as equal. */
const SETS: Readonly<Record<EqualAnswers['what'], string>> = {
  text: 'equal texts',
  answer: 'equal answers',
  'log-probability': 'answers with one log-probability',
};

const CHANCE = 'Chance decides part of the reward, in the verifier or in an environment';

const WHY: Readonly<Record<EqualAnswers['what'], string>> = {
  text: CHANCE,
  answer:
    'Chance decides part of the reward, or the verifier looks at more than the answer, such as its format',
  // the same to all digits
  'log-probability': CHANCE,
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
