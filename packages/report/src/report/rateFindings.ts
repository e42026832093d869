import { formatBits, formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import { isCutOff } from '../causes/isCutOff.ts';
import type { ReportZone } from './bits.ts';
import type { Finding } from './finding.ts';
import { finite } from './numbers.ts';
import { type Facts, known, level, unknown, why } from './sayFinding.ts';
import { withInterval } from './withInterval.ts';

/** How open rewards were, and what live groups carry of it. */
export function bitsPerRollout(report: Facts): Finding {
  const { perRollout, biasBound, pooled } = report.bits;
  if (perRollout === null) return bitsUnknown(report);
  const { value, lower, upper } = perRollout;
  const words = {
    value:
      value === 0
        ? `0 bits per rollout seen, ${formatBits(upper)} at most`
        : `${formatBits(value)} bits per rollout, at most`,
    detail:
      value === 0
        ? `upper end of the ${level(perRollout.level)} interval`
        : Number.isNaN(lower)
          ? 'no interval'
          : `${level(perRollout.level)} interval ${formatBits(lower)} to ${formatBits(upper)}${doubt(report)}`,
    meaning: value === 0 ? ALL_AGREE : whatBitsMean(value, pooled),
    change: value === 0 ? '' : carried(report),
  };
  return known('bits', value === 0 ? 'no-bits' : 'bits', words, {
    bits: value,
    lower: finite(lower),
    upper: finite(upper),
    biasBound,
    pooled,
    liveBitsShare: report.live.bitsShare?.value ?? null,
    liveBitsPerRollout: report.live.bitsPerRollout?.value ?? null,
  });
}

const ALL_AGREE =
  'No group has both outcomes, so group-relative advantages are 0. Rewards that agree can still correct a policy that was sure of something else.';

const whatBitsMean = (value: number, pooled: number | null): string =>
  `Within prompts rewards varied by ${formatBits(value)} bits: at most that is news to a learner that knows each prompt's pass rate${pooled === null ? '' : `, ${formatBits(Math.max(value, pooled))} to one that does not`}.`;

/** The part of the interval that more prompts would not take away, where it is a third or more. */
function doubt({ bits: { perRollout, biasBound }, live }: Facts): string {
  if (perRollout === null || biasBound === null || live.groupSize === null) return '';
  const half = (perRollout.upper - perRollout.lower) / 2;
  return biasBound >= half / 3
    ? ` (±${formatBits(biasBound)} of it because groups of ${formatCount(live.groupSize)} cannot show more)`
    : '';
}

/** What live groups carry, as far as the log tells. */
function carried({ live: { bitsShare, bitsPerRollout } }: Facts): string {
  if (bitsShare === null) return 'What share of them arrives in live groups cannot be told.';
  const each =
    bitsPerRollout === null ? '' : `, ${withInterval(bitsPerRollout, formatBits)} bits a rollout`;
  return `Live groups carry ${withInterval(bitsShare, formatPercent)} of them${each}.`;
}

/** Why bits cannot be told, and what would tell them. */
function bitsUnknown(report: Facts): Finding {
  const { passRate, success, reward, warnings } = report;
  const said = (code: string): boolean => warnings.some((warning) => warning.code === code);
  const single = said('singleton-groups') && passRate !== null;
  return unknown(report, 'bits', {
    title: 'Bits per rollout',
    field: 'bits.perRollout',
    ...(single && {
      detail: `one rollout per group: between 0 and ${formatBits(mostBits(passRate))}`,
    }),
    change:
      reward.mean === null
        ? 'Log a reward per rollout.'
        : said('mean-rewards')
          ? 'Name the number of rollouts behind each mean: `attempts: COLUMN` or `groupSize: G`.'
          : success.source === 'none'
            ? 'Name what counts as a success with `success`.'
            : 'Log two or more rollouts per prompt.',
  });
}

/** H at the end of the interval that is nearest to a coin flip. */
const mostBits = ({ lower, upper }: { lower: number; upper: number }): number =>
  binaryEntropy(Math.min(upper, Math.max(lower, 0.5)));

/** How often prompts are solved, and how many lie in the zone. */
export function passRates(report: Facts): Finding {
  const { passRate, zone, reward } = report;
  if (passRate === null)
    return unknown(report, 'passRates', {
      title: 'Pass rates',
      field: 'passRate',
      detail:
        reward.mean === null || report.success.source !== 'none'
          ? why(report, 'passRate')
          : `mean reward ${Number(reward.mean.toPrecision(3))}`,
    });
  const value = `${formatPercent(passRate.value)} mean pass rate`;
  const detail = Number.isNaN(passRate.lower)
    ? 'no interval'
    : `${level(passRate.level)} interval ${formatPercent(passRate.lower)} to ${formatPercent(passRate.upper)}`;
  const ends = { lower: finite(passRate.lower), upper: finite(passRate.upper) };
  const numbers = { passRate: passRate.value, ...ends, signal: report.signal?.value ?? null };
  if (zone === null)
    return known('passRates', 'passRates', { value, detail, meaning: '', change: '' }, numbers);
  if (report.counts.length === 0)
    return known(
      'passRates',
      'passRates',
      { value, detail, meaning: `${inZone(zone)}.`, change: '' },
      { ...numbers, inZone: zone.groups },
    );
  const groupsWhere = (test: (p: number) => boolean): number =>
    report.counts.reduce(
      (n, cell) =>
        cell.attempts >= 2 && test(cell.successes / cell.attempts) ? n + cell.groups : n,
      0,
    );
  const below = groupsWhere((p) => p < zone.from);
  const above = groupsWhere((p) => p > zone.to);
  const code = aim(below, above, zone.groups);
  const words = {
    value,
    detail,
    meaning: `${inZone(zone)}, ${formatCount(below)} less often and ${formatCount(above)} more often. How many prompts truly lie there so few tries cannot tell.`,
    change:
      isCutOff(report) && code === 'too-hard'
        ? 'Most wrong answers may be unfinished ones: raise the length limit before the prompts are judged.'
        : AIMS[code] + ofCoin(report),
  };
  return known('passRates', code, words, { ...numbers, inZone: zone.groups, below, above });
}

const inZone = ({ groups, share }: ReportZone): string =>
  `${formatPlural(groups, 'group')} (${formatPercent(share)}) ${groups === 1 ? 'was' : 'were'} right 11–89 % of the time`;

/** The signal of a rollout beside that of a coin flip, and what has more. */
const ofCoin = ({ signal }: Facts): string =>
  signal === null
    ? ''
    : `A rollout had ${withInterval(signal, formatPercent)} of a coin flip's signal, mean 4p(1 − p); prompts that are right 30 to 70 % of the time have 84 % or more.`;

const AIMS = {
  'too-hard':
    'Most groups were right less often than that: easier prompts, hints or more tries make more groups live. ',
  'too-easy': 'Most groups were right more often than that: harder prompts make more groups live. ',
  passRates: '',
} as const;

/** On which side of the zone most groups lie. */
function aim(below: number, above: number, inside: number): keyof typeof AIMS {
  if (below > 2 * above && below > inside) return 'too-hard';
  if (above > 2 * below && above > inside) return 'too-easy';
  return 'passRates';
}
