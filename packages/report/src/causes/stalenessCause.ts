import { formatBits, formatPercent } from '@bits-per-sample/core';
import type { LagSlope } from '@bits-per-sample/info';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { ReportStaleness, StalenessRow } from './readStaleness.ts';

/** Deviate, and change for each update of lag, from which on lags are worth a word. */
const BEYOND = 4;
const LEAST = 0.02;
/** Share of the bits at the least lag below which a lag is worth discarding. */
const KEEP = 0.8;
/** Groups of a lag that tell something of it. */
const LEAST_GROUPS = 30;

/** Whether live groups or pass rates move with the age of rollouts, and what a cap would do. */
export function stalenessCause(staleness: ReportStaleness | null): NowFinding[] {
  if (staleness === null) return [];
  const { liveSlope, passSlope, byLag, meanLag } = staleness;
  const counts = (slope: LagSlope | null): slope is LagSlope =>
    slope !== null && Math.abs(slope.z) >= BEYOND && Math.abs(slope.slope) >= LEAST;
  const byLive = counts(liveSlope);
  const slope = byLive ? liveSlope : passSlope;
  if (!counts(slope)) return [];
  const what = byLive ? 'live groups' : 'pass rates';
  const falls = slope.slope < 0;
  const size = Math.abs(slope.slope);
  const half = 1.96 * slope.standardError;
  const rows = byLag.filter(({ groups }) => groups >= LEAST_GROUPS);
  const [first, last] = [rows.at(0), rows.at(-1)];
  const ends =
    first === undefined || last === undefined || first === last
      ? ''
      : ` In all steps together: ${atLag(first)}; ${atLag(last)}.`;
  return [
    cause({
      code: 'staleness',
      metric: 'lag',
      severity: falls ? 'ask' : 'note',
      now: slope.slope,
      evidence: {
        slope: slope.slope,
        standardError: slope.standardError,
        z: slope.z,
        of: byLive ? 'live' : 'pass',
        meanLag,
        effectiveShare: staleness.effectiveShare,
      },
      fact: `${what} ${falls ? 'fall' : 'rise'} by ${points(size)} points for each update of lag (${points(size - half)} to ${points(size + half)})`,
      meaning: `Compared within steps.${ends} Slow answers wait longest, so part of that may be prompts with long answers.`,
      change: falls ? capText(staleness) : '',
    }),
  ];
}

const points = (share: number): string => (100 * share).toFixed(1).replace('-', '−');

const atLag = ({ lag, liveShare, bits }: StalenessRow): string =>
  `at lag ${lag} ${liveShare === null ? '' : `${formatPercent(liveShare)} live`}${bits === null ? '' : `, ${formatBits(bits.value)} bits per rollout at most`}`;

/** The highest lag whose bits are near those of the least, and the mix that a cap there leaves. */
function capText({ byLag, caps }: ReportStaleness): string {
  const rows = byLag.filter(({ groups, bits }) => groups >= LEAST_GROUPS && bits !== null);
  const [first] = rows;
  if (first === undefined) return '';
  const beyond = rows.find(({ bits }) => bits!.value < KEEP * first.bits!.value);
  const cap = caps.filter(({ lag }) => beyond !== undefined && lag < beyond.lag).at(-1);
  if (cap === undefined)
    return 'No lag has less than 80 % of the bits of the least one: a cap would gain little.';
  const { passRate, allWrongShare } = cap;
  const mix =
    passRate === null || allWrongShare === null
      ? ''
      : ` Among them ${formatPercent(passRate.discarded)} are right and ${formatPercent(allWrongShare.discarded)} of the groups all wrong; among the others ${formatPercent(passRate.kept)} and ${formatPercent(allWrongShare.kept)}${passRate.discarded < passRate.kept ? ': the mix would get easier' : ''}.`;
  return `Discarding what is older than lag ${cap.lag} would cost ${formatPercent(cap.discardedShare)} of the rollouts.${mix}`;
}
