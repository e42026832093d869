import {
  formatBits,
  formatCount,
  formatPercent,
  formatPlural,
  formatShort,
} from '@bits-per-sample/core';
import type { Finding } from './finding.ts';
import { finite } from './numbers.ts';
import type { Report } from './reportShape.ts';
import type { ReportWarning } from './warnings.ts';

type Facts = Omit<Report, 'findings' | 'prompts'>;

/** The five numbers in words: what each is, what it means, what to change and by how much. */
export function findings(report: Facts): Finding[] {
  if (report.rollouts === 0) return [];
  return [
    rollouts(report),
    live(report),
    bitsPerRollout(report),
    passRates(report),
    groupSize(report),
  ];
}

/** Reasons short enough to stand where a number would. */
const REASONS: Readonly<Record<string, string>> = {
  'graded-reward': 'graded reward, no `success` rule',
  'single-valued-reward': 'all rewards equal, no `success` rule',
  'singleton-groups': 'one rollout per group',
  'survivor-bias': 'the log was filtered',
  'no-groups': 'no group has two rewards',
  'no-rewards': 'no reward is known',
  'no-advice': 'no group has both outcomes',
};

/** Why a field is null, in a few words. */
function why(report: Facts, field: string): string {
  const warning = reasonFor(report, field);
  return (warning && REASONS[warning.code]) ?? 'see above';
}

const reasonFor = ({ warnings }: Facts, field: string): ReportWarning | undefined =>
  warnings.find(({ fields }) => fields.includes(field));

/** A number that the log does not tell, and the option that would let it. */
function unknown(
  report: Facts,
  name: Finding['name'],
  {
    title,
    field,
    detail = why(report, field),
    change = '',
  }: {
    title: string;
    field: string;
    detail?: string;
    change?: string;
  },
): Finding {
  return {
    name,
    value: `${title}: cannot be told`,
    detail,
    meaning: '',
    change,
    code: `${name}-unknown`,
    numbers: {},
    remedy: reasonFor(report, field)?.remedy ?? null,
  };
}

/** What a finding says, in words. */
type Words = Pick<Finding, 'value' | 'detail' | 'meaning' | 'change'>;

const known = (
  name: Finding['name'],
  code: string,
  words: Words,
  numbers: Finding['numbers'],
): Finding => ({ name, ...words, code, numbers, remedy: null });

/** `95 %`, for a level. */
const level = (x: number): string => `${Number((100 * x).toPrecision(4))} %`;

function rollouts(report: Facts): Finding {
  const { total, sizes } = report.groups;
  const of = Object.keys(sizes ?? {})
    .map(Number)
    .filter((n) => n > 0);
  const size =
    of.length > 1
      ? `${formatCount(Math.min(...of))} to ${formatCount(Math.max(...of))}`
      : formatCount(of[0] ?? 0);
  const groups = formatPlural(total ?? 0, 'group');
  const steps = report.steps.length > 1 ? `, ${formatPlural(report.steps.length, 'step')}` : '';
  const { perRollout } = report.bits;
  const half = perRollout === null ? Number.NaN : (perRollout.upper - perRollout.lower) / 2;
  const factor = (half / 0.02) ** 2;
  const needed = half > 0.02 ? Math.ceil((total ?? 0) * factor) : null;
  let change = '';
  if (half <= 0.0205) change = `Enough: the bits below are known to ±${formatBits(half)}.`;
  else if (factor > 100)
    change = `Far too few: the bits below are known to ±${formatBits(half)} only.`;
  else if (half > 0.02)
    change = `The bits below are known to ±${half.toFixed(2)}; for ±0.02 log about ${formatShort(needed ?? 0)} groups, ${factor.toFixed(factor < 9.95 ? 1 : 0)}× as many.`;
  return known(
    'rollouts',
    half <= 0.0205 ? 'rollouts-enough' : 'rollouts',
    {
      value: formatPlural(report.rollouts ?? 0, 'rollout'),
      detail: `${groups} of ${size}${steps}`,
      meaning: 'A group is all rollouts of one prompt at one step.',
      change,
    },
    {
      rollouts: report.rollouts,
      groups: total,
      steps: report.steps.length,
      margin: finite(half),
      groupsNeeded: needed,
    },
  );
}

function live(report: Facts): Finding {
  const { groups, wasted, tokens } = report;
  if (groups.liveShare === null || groups.live === null)
    return unknown(report, 'live', { title: 'Live groups', field: 'groups.liveShare' });
  const judged = (groups.total ?? 0) - (groups.singleton ?? 0) - (groups.unscored ?? 0);
  const dead = judged - groups.live;
  const value = `${formatPercent(groups.liveShare)} of groups live`;
  const detail = `${formatCount(groups.live)} of ${formatCount(judged)}`;
  const numbers = {
    live: groups.live,
    liveShare: groups.liveShare,
    dead,
    solved: groups.solved,
    failed: groups.failed,
    wastedRollouts: wasted.rollouts,
    wastedShare: wasted.share,
    wastedTokens: tokens.wasted,
  };
  const say = (code: string, meaning: string, change: string): Finding =>
    known('live', code, { value, detail, meaning, change }, numbers);
  if (wasted.share === null)
    return say(
      'waste-unknown',
      `What was wasted cannot be told: ${why(report, 'wasted.share')}.`,
      'Log the groups before the filter to see what dynamic sampling costs.',
    );
  if (dead === 0)
    return say(
      'nothing-wasted',
      'Every group has a contrast in it: no rollout was wasted.',
      'Nothing to change.',
    );
  const cost = `${formatPercent(wasted.share)} of the rollouts${tokens.wasted === null ? '' : ` and ${formatShort(tokens.wasted)} of ${formatShort(tokens.total ?? 0)} tokens`} taught nothing`;
  const { solved, failed } = groups;
  if (solved === null || failed === null)
    return say(
      'dead-groups',
      `In ${formatPlural(dead, 'group')} all rewards are equal: ${cost}.`,
      `Change or drop ${dead === 1 ? 'that prompt' : `those ${formatCount(dead)} prompts`}, or give them a finer reward.`,
    );
  const outcomes = [
    solved > 0 ? `${formatCount(solved)} solved` : '',
    failed > 0 ? `${formatCount(failed)} failed` : '',
  ].filter((text) => text !== '');
  const changes = [
    solved > 0
      ? `Drop or postpone ${the(solved, 'solved')}: ${formatPercent(wasted.solvedShare ?? 0)} of your rollouts.`
      : '',
    failed > 0
      ? `Give ${the(failed, 'failed')} (${formatPercent(wasted.failedShare ?? 0)}) hints, easier versions or more tries.`
      : '',
  ].filter((text) => text !== '');
  return say(
    'dead-groups',
    `${outcomes.join(' and ')} in every rollout: ${cost}.`,
    changes.join(' '),
  );
}

const the = (n: number, kind: string): string =>
  n === 1 ? `the ${kind} group` : `the ${formatCount(n)} ${kind} groups`;

function bitsPerRollout(report: Facts): Finding {
  const { perRollout, plugin, pooled } = report.bits;
  const graded = report.success.source === 'none';
  if (perRollout === null)
    return unknown(report, 'bits', {
      title: 'Bits per rollout',
      field: 'bits.perRollout',
      change: graded
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

function passRates(report: Facts): Finding {
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
    meaning: `${formatPlural(zone.groups, 'group')} (${formatPercent(zone.share)}) ${zone.groups === 1 ? 'lies' : 'lie'} in the Goldilocks zone (11–89 %, half a bit or more), ${formatCount(below)} below and ${formatCount(above)} above.`,
    change: AIMS[code] + capacity(report, rollouts),
  };
  return known('passRates', code, words, { ...numbers, inZone: zone.groups, below, above });
}

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

function groupSize(report: Facts): Finding {
  const { groupSize: best, oversampling, current, table } = report.advice;
  const chosen = table.find((row) => row.groupSize === best);
  if (best === null || oversampling === null || chosen === undefined)
    return unknown(report, 'groupSize', { title: 'Group size', field: 'advice.groupSize' });
  const same = current.groupSize === best;
  const now = table.find((row) => row.groupSize === current.groupSize);
  const ceiling = report.bits.perRollout;
  const arrive = `${formatBits(chosen.bitsPerRollout)}${ceiling === null ? '' : ` of ${formatBits(ceiling.value)}`} bits per rollout arrive through them`;
  const meaning =
    same || now === undefined
      ? `At G = ${best} about ${formatPercent(chosen.live)} of the groups come out live; ${arrive}.`
      : `At G = ${now.groupSize} about ${formatPercent(now.live)} of the groups come out live and ${formatBits(now.bitsPerRollout)} bits per rollout arrive; at G = ${best} ${formatPercent(chosen.live)} and ${formatBits(chosen.bitsPerRollout)}.`;
  const factor = `oversample ${oversampling < 99.5 ? oversampling.toPrecision(3) : formatCount(oversampling)}×`;
  const prompts = Math.ceil(64 * oversampling);
  const words = {
    value: same ? `Keep ${best} rollouts per prompt` : `${best} rollouts per prompt`,
    detail:
      same || current.groupSize === null
        ? factor
        : `now ${formatCount(current.groupSize)}; ${factor}`,
    meaning,
    change: `To fill a batch of 64 live groups, sample ${formatCount(prompts)} prompts${same ? '' : ` at G = ${best}`}.`,
  };
  return known('groupSize', same ? 'group-size-keep' : 'group-size-change', words, {
    groupSize: best,
    current: current.groupSize,
    oversampling,
    live: chosen.live,
    bitsPerRollout: chosen.bitsPerRollout,
    promptsFor64: prompts,
  });
}
