import {
  formatBits,
  formatCount,
  formatPercent,
  formatPlural,
  formatShort,
} from '@bits-per-sample/core';
import type { Finding } from './finding.ts';
import { isCutOff } from './isCutOff.ts';
import { finite } from './numbers.ts';
import { bitsPerRollout, passRates } from './rateFindings.ts';
import { type Facts, known, unknown, why } from './sayFinding.ts';

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
    failed === 0
      ? ''
      : isCutOff(report)
        ? `Give ${the(failed, 'failed')} (${formatPercent(wasted.failedShare ?? 0)}) room to finish: raise the length limit.`
        : `Give ${the(failed, 'failed')} (${formatPercent(wasted.failedShare ?? 0)}) hints, easier versions or more tries.`,
  ].filter((text) => text !== '');
  return say(
    'dead-groups',
    `${outcomes.join(' and ')} in every rollout: ${cost}.`,
    changes.join(' '),
  );
}

const the = (n: number, kind: string): string =>
  n === 1 ? `the ${kind} group` : `the ${formatCount(n)} ${kind} groups`;

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
