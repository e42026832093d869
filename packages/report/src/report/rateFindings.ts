import {
  formatBits,
  formatCount,
  formatPercent,
  formatPlural,
  formatShort,
} from '@bits-per-sample/core';
import type { ReportZone } from './bits.ts';
import type { Finding } from './finding.ts';
import { isCutOff } from './isCutOff.ts';
import { finite } from './numbers.ts';
import { type Facts, known, level, unknown, why } from './sayFinding.ts';

/** What a rollout can carry at most, and where the bits are. */
export function bitsPerRollout(report: Facts): Finding {
  const { perRollout, plugin, pooled } = report.bits;
  const graded = report.success.source === 'none';
  if (perRollout === null)
    return unknown(report, 'bits', {
      title: 'Bits per rollout',
      field: 'bits.perRollout',
      change:
        report.reward.mean === null
          ? 'Log a reward per rollout.'
          : report.warnings.some(({ code }) => code === 'mean-rewards')
            ? 'Name the number of rollouts behind each mean: `attempts: COLUMN` or `groupSize: G`.'
            : graded
              ? 'Name what counts as a success with `success`.'
              : 'Log two or more rollouts per prompt.',
    });
  const { value } = perRollout;
  const trap =
    pooled !== null && pooled > 1.1 * value && pooled - value > 0.02
      ? ` The pooled pass rate would claim ${formatBits(pooled)}${value > 0 ? `, ${(pooled / value).toFixed(1)}× too much` : ''}.`
      : '';
  const words = {
    value: `≤ ${formatBits(value)} bits per rollout`,
    detail: Number.isNaN(perRollout.lower)
      ? 'no interval'
      : `${level(perRollout.level)} interval ${formatBits(perRollout.lower)} to ${formatBits(perRollout.upper)}`,
    meaning: `A ceiling: each prompt's own H(p), averaged; 1 bit at most, at a pass rate of ½.${trap}`,
    change: moreBits(report, value, plugin),
  };
  return known('bits', value === 0 ? 'no-bits' : 'bits', words, {
    bits: value,
    lower: finite(perRollout.lower),
    upper: finite(perRollout.upper),
    pooled,
    zoneGroups: report.zone?.groups ?? null,
    zoneBitsShare: report.zone?.bitsShare ?? null,
  });
}

/** What a batch of prompts from the Goldilocks zone alone would carry. */
function moreBits({ zone }: Facts, value: number, plugin: number | null): string {
  if (value === 0) return 'No rollout could teach anything: change the prompts.';
  if (zone === null || zone.groups === 0 || plugin === null)
    return 'No group lies in the Goldilocks zone: find prompts that are solved 11–89 % of the time.';
  if (zone.share > 0.9) return 'Nearly all groups are in the Goldilocks zone: keep them there.';
  const inside = Math.max(value, (plugin * zone.bitsShare) / zone.share);
  const gain = inside > 1.05 * value ? `, ${(inside / value).toFixed(1)}× as much` : '';
  return `${formatPlural(zone.groups, 'group')} (${formatPercent(zone.share)}) ${zone.groups === 1 ? 'carries' : 'carry'} ${formatPercent(zone.bitsShare)} of the bits seen: a batch of such prompts alone would carry up to ${formatBits(inside)} per rollout${gain}.`;
}

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
  const numbers = { passRate: passRate.value, ...ends };
  if (zone === null)
    return known('passRates', 'passRates', { value, detail, meaning: '', change: '' }, numbers);
  if (report.counts.length === 0)
    return known(
      'passRates',
      'passRates',
      { value, detail, meaning: `${inZone(zone)} (11–89 %, half a bit or more).`, change: '' },
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
  const rollouts = report.counts.reduce((n, { attempts, groups }) => n + attempts * groups, 0);
  const code = aim(below, above, zone.groups);
  const words = {
    value,
    detail,
    meaning: `${inZone(zone)} (11–89 %, half a bit or more), ${formatCount(below)} below and ${formatCount(above)} above.`,
    change:
      isCutOff(report) && code === 'too-hard'
        ? 'Most wrong answers may be unfinished ones: raise the length limit before the prompts are judged.'
        : AIMS[code] + capacity(report, rollouts),
  };
  return known('passRates', code, words, { ...numbers, inZone: zone.groups, below, above });
}

const inZone = ({ groups, share }: ReportZone): string =>
  `${formatPlural(groups, 'group')} (${formatPercent(share)}) ${groups === 1 ? 'lies' : 'lie'} in the Goldilocks zone`;

const AIMS = {
  'too-hard': 'The prompts are too hard for this policy. ',
  'too-easy': 'The prompts are too easy for this policy. ',
  passRates: '',
} as const;

/** On which side of the zone most groups lie. */
function aim(below: number, above: number, inside: number): keyof typeof AIMS {
  if (below > 2 * above && below > inside) return 'too-hard';
  if (above > 2 * below && above > inside) return 'too-easy';
  return 'passRates';
}

function capacity({ bits: { perRollout } }: Facts, rollouts: number): string {
  return perRollout === null
    ? ''
    : `Aim at prompts near 50 %: these ${formatShort(rollouts)} rollouts carry at most ${formatShort(perRollout.value * rollouts)} bits and could carry ${formatShort(rollouts)}.`;
}
