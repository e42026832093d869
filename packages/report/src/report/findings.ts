import { bits, count, percent, plural, short } from './format.ts';
import type { Finding, Report } from './report.ts';

type Facts = Omit<Report, 'findings'>;

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
  'graded-reward': 'graded reward, no --success rule',
  'single-valued-reward': 'all rewards equal, no --success rule',
  'singleton-groups': 'one rollout per group',
  'survivor-bias': 'the log was filtered',
  'no-groups': 'no group has two rewards',
  'no-rewards': 'no reward is known',
  'no-advice': 'no group has both outcomes',
};

/** Why a field is null, in a few words. */
function why(report: Facts, field: string): string {
  const warning = report.warnings.find(({ fields }) => fields.includes(field));
  return (warning && REASONS[warning.code]) ?? 'see above';
}

function unknown(name: Finding['name'], title: string, reason: string, change = ''): Finding {
  return { name, value: `${title}: cannot be told`, detail: reason, meaning: '', change };
}

/** `95 %`, for a level. */
const level = (x: number): string => `${Number((100 * x).toPrecision(4))} %`;

function rollouts(report: Facts): Finding {
  const { total, sizes } = report.groups;
  const known = Object.keys(sizes ?? {})
    .map(Number)
    .filter((n) => n > 0);
  const size =
    known.length > 1
      ? `${count(Math.min(...known))} to ${count(Math.max(...known))}`
      : count(known[0] ?? 0);
  const groups = plural(total ?? 0, 'group');
  const steps = report.steps.length > 1 ? `, ${plural(report.steps.length, 'step')}` : '';
  const { perRollout } = report.bits;
  const half = perRollout === null ? Number.NaN : (perRollout.upper - perRollout.lower) / 2;
  const factor = (half / 0.02) ** 2;
  let change = '';
  if (half <= 0.0205) change = `Enough: the bits below are known to ±${bits(half)}.`;
  else if (factor > 100) change = `Far too few: the bits below are known to ±${bits(half)} only.`;
  else if (half > 0.02)
    change = `The bits below are known to ±${half.toFixed(2)}; for ±0.02 log about ${short(Math.ceil((total ?? 0) * factor))} groups, ${factor.toFixed(factor < 9.95 ? 1 : 0)}× as many.`;
  return {
    name: 'rollouts',
    value: plural(report.rollouts ?? 0, 'rollout'),
    detail: `${groups} of ${size}${steps}`,
    meaning: 'A group is all rollouts of one prompt at one step.',
    change,
  };
}

function live(report: Facts): Finding {
  const { groups, wasted, tokens } = report;
  const name = 'live';
  if (groups.liveShare === null || groups.live === null)
    return unknown(name, 'Live groups', why(report, 'groups.liveShare'));
  const judged = (groups.total ?? 0) - (groups.singleton ?? 0) - (groups.unscored ?? 0);
  const dead = judged - groups.live;
  const value = `${percent(groups.liveShare)} of groups live`;
  const detail = `${count(groups.live)} of ${count(judged)}`;
  if (wasted.share === null)
    return {
      name,
      value,
      detail,
      meaning: `What was wasted cannot be told: ${why(report, 'wasted.share')}.`,
      change: 'Log the groups before the filter to see what dynamic sampling costs.',
    };
  if (dead === 0)
    return {
      name,
      value,
      detail,
      meaning: 'Every group has a contrast in it: no rollout was wasted.',
      change: 'Nothing to change.',
    };
  const cost = `${percent(wasted.share)} of the rollouts${tokens.wasted === null ? '' : ` and ${short(tokens.wasted)} of ${short(tokens.total ?? 0)} tokens`} taught nothing`;
  const { solved, failed } = groups;
  if (solved === null || failed === null)
    return {
      name,
      value,
      detail,
      meaning: `In ${plural(dead, 'group')} all rewards are equal: ${cost}.`,
      change: `Change or drop ${dead === 1 ? 'that prompt' : `those ${count(dead)} prompts`}, or give them a finer reward.`,
    };
  const outcomes = [
    solved > 0 ? `${count(solved)} solved` : '',
    failed > 0 ? `${count(failed)} failed` : '',
  ].filter((text) => text !== '');
  const changes = [
    solved > 0
      ? `Drop or postpone ${the(solved, 'solved')}: ${percent(wasted.solvedShare ?? 0)} of your rollouts.`
      : '',
    failed > 0
      ? `Give ${the(failed, 'failed')} (${percent(wasted.failedShare ?? 0)}) hints, easier versions or more tries.`
      : '',
  ].filter((text) => text !== '');
  return {
    name,
    value,
    detail,
    meaning: `${outcomes.join(' and ')} in every rollout: ${cost}.`,
    change: changes.join(' '),
  };
}

const the = (n: number, kind: string): string =>
  n === 1 ? `the ${kind} group` : `the ${count(n)} ${kind} groups`;

function bitsPerRollout(report: Facts): Finding {
  const { perRollout, plugin, pooled } = report.bits;
  const graded = report.success.source === 'none';
  if (perRollout === null)
    return unknown(
      'bits',
      'Bits per rollout',
      why(report, 'bits.perRollout'),
      graded
        ? 'Name what counts as a success with --success.'
        : 'Log two or more rollouts per prompt.',
    );
  const { value } = perRollout;
  const trap =
    pooled !== null && pooled > 1.1 * value && pooled - value > 0.02
      ? ` The pooled pass rate would claim ${bits(pooled)}${value > 0 ? `, ${(pooled / value).toFixed(1)}× too much` : ''}.`
      : '';
  return {
    name: 'bits',
    value: `≤ ${bits(value)} bits per rollout`,
    detail: Number.isNaN(perRollout.lower)
      ? 'no interval'
      : `${level(perRollout.level)} interval ${bits(perRollout.lower)} to ${bits(perRollout.upper)}`,
    meaning: `A ceiling: each prompt's own H(p), averaged; 1 bit at most, at a pass rate of ½.${trap}`,
    change: moreBits(report, value, plugin),
  };
}

/** What a batch of prompts from the Goldilocks zone alone would carry. */
function moreBits({ zone }: Facts, value: number, plugin: number | null): string {
  if (value === 0) return 'No rollout could teach anything: change the prompts.';
  if (zone === null || zone.groups === 0 || plugin === null)
    return 'No group lies in the Goldilocks zone: find prompts that are solved 11–89 % of the time.';
  if (zone.share > 0.9) return 'Nearly all groups are in the Goldilocks zone: keep them there.';
  const inside = Math.max(value, (plugin * zone.bitsShare) / zone.share);
  const gain = inside > 1.05 * value ? `, ${(inside / value).toFixed(1)}× as much` : '';
  return `${plural(zone.groups, 'group')} (${percent(zone.share)}) ${zone.groups === 1 ? 'carries' : 'carry'} ${percent(zone.bitsShare)} of the bits seen: a batch of such prompts alone would carry up to ${bits(inside)} per rollout${gain}.`;
}

function passRates(report: Facts): Finding {
  const { passRate, zone, reward } = report;
  const name = 'passRates';
  if (passRate === null)
    return unknown(
      name,
      'Pass rates',
      reward.mean === null || report.success.source !== 'none'
        ? why(report, 'passRate')
        : `mean reward ${Number(reward.mean.toPrecision(3))}`,
    );
  const value = `${percent(passRate.value)} mean pass rate`;
  const detail = Number.isNaN(passRate.lower)
    ? 'no interval'
    : `${level(passRate.level)} interval ${percent(passRate.lower)} to ${percent(passRate.upper)}`;
  if (zone === null) return { name, value, detail, meaning: '', change: '' };
  const groupsWhere = (test: (p: number) => boolean): number =>
    report.counts.reduce(
      (n, cell) =>
        cell.attempts >= 2 && test(cell.successes / cell.attempts) ? n + cell.groups : n,
      0,
    );
  const below = groupsWhere((p) => p < zone.from);
  const above = groupsWhere((p) => p > zone.to);
  const known = report.counts.reduce((n, { attempts, groups }) => n + attempts * groups, 0);
  return {
    name,
    value,
    detail,
    meaning: `${plural(zone.groups, 'group')} (${percent(zone.share)}) ${zone.groups === 1 ? 'lies' : 'lie'} in the Goldilocks zone (11–89 %, half a bit or more), ${count(below)} below and ${count(above)} above.`,
    change: aim(below, above, zone.groups) + capacity(report, known),
  };
}

function aim(below: number, above: number, inside: number): string {
  if (below > 2 * above && below > inside) return 'The prompts are too hard for this policy. ';
  if (above > 2 * below && above > inside) return 'The prompts are too easy for this policy. ';
  return '';
}

function capacity({ bits: { perRollout } }: Facts, rollouts: number): string {
  return perRollout === null
    ? ''
    : `Aim at prompts near 50 %: these ${short(rollouts)} rollouts carry at most ${short(perRollout.value * rollouts)} bits and could carry ${short(rollouts)}.`;
}

function groupSize(report: Facts): Finding {
  const { groupSize: best, oversampling, current, table } = report.advice;
  const name = 'groupSize';
  const chosen = table.find((row) => row.groupSize === best);
  if (best === null || oversampling === null || chosen === undefined)
    return unknown(name, 'Group size', why(report, 'advice.groupSize'));
  const same = current.groupSize === best;
  const now = table.find((row) => row.groupSize === current.groupSize);
  const ceiling = report.bits.perRollout;
  const arrive = `${bits(chosen.bitsPerRollout)}${ceiling === null ? '' : ` of ${bits(ceiling.value)}`} bits per rollout arrive through them`;
  const meaning =
    same || now === undefined
      ? `At G = ${best} about ${percent(chosen.live)} of the groups come out live; ${arrive}.`
      : `At G = ${now.groupSize} about ${percent(now.live)} of the groups come out live and ${bits(now.bitsPerRollout)} bits per rollout arrive; at G = ${best} ${percent(chosen.live)} and ${bits(chosen.bitsPerRollout)}.`;
  const factor = `oversample ${oversampling < 99.5 ? oversampling.toPrecision(3) : count(oversampling)}×`;
  return {
    name,
    value: same ? `Keep ${best} rollouts per prompt` : `${best} rollouts per prompt`,
    detail:
      same || current.groupSize === null ? factor : `now ${count(current.groupSize)}; ${factor}`,
    meaning,
    change: `To fill a batch of 64 live groups, sample ${count(Math.ceil(64 * oversampling))} prompts${same ? '' : ` at G = ${best}`}.`,
  };
}
