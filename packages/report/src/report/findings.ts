import {
  formatBits,
  formatCount,
  formatPercent,
  formatPlural,
  formatShort,
} from '@bits-per-sample/core';
import { isCutOff } from '../causes/isCutOff.ts';
import { GOOD } from './bits.ts';
import { denseFindings } from './denseFindings.ts';
import { dynamicSampling } from './dynamicSampling.ts';
import { equalGroups } from './equalGroups.ts';
import type { Finding } from './finding.ts';
import { isTaughtAlone } from './isTaughtAlone.ts';
import { finite } from './numbers.ts';
import { bitsPerRollout, passRates } from './rateFindings.ts';
import { type Facts, known, unknown, why } from './sayFinding.ts';

/** The five numbers in words: what each is, what it means, what to change and by how much. */
export function findings(report: Facts): Finding[] {
  if (report.rollouts === 0) return [];
  return [
    rollouts(report),
    ...(isTaughtAlone(report)
      ? []
      : [live(report), bitsPerRollout(report), passRates(report), groupSize(report)]),
    ...denseFindings(report),
  ];
}

function rollouts(report: Facts): Finding {
  const { total, prompts, sizes } = report.groups;
  const of = Object.keys(sizes ?? {})
    .map(Number)
    .filter((n) => n > 0);
  const size =
    of.length > 1
      ? ` of ${formatCount(Math.min(...of))} to ${formatCount(Math.max(...of))}`
      : of.length === 1
        ? ` of ${formatCount(of[0]!)}`
        : '';
  const groups = formatPlural(total ?? 0, 'group');
  const different =
    prompts === null || prompts === total ? '' : `, ${formatPlural(prompts, 'prompt')}`;
  const steps = report.steps.length > 1 ? `, ${formatPlural(report.steps.length, 'step')}` : '';
  const { perRollout, promptsNeeded } = report.bits;
  const half = perRollout === null ? Number.NaN : (perRollout.upper - perRollout.lower) / 2;
  return known(
    'rollouts',
    half <= GOOD ? 'rollouts-enough' : 'rollouts',
    {
      value: formatPlural(report.rollouts ?? 0, 'rollout'),
      detail: `${groups}${size}${different}${steps}`,
      meaning: 'A group is all rollouts of one prompt at one step.',
      change: toKnowMore(report, half),
    },
    {
      rollouts: report.rollouts,
      groups: total,
      prompts,
      steps: report.steps.length,
      margin: finite(half),
      promptsNeeded,
    },
  );
}

/** How much must be logged for the bits to be known well. */
function toKnowMore({ bits, question, groups, live }: Facts, half: number): string {
  const { promptsNeeded, groupSizeNeeded } = bits;
  if (Number.isNaN(half)) return '';
  const now = `The bits below are known to ±${formatBits(half)}`;
  if (half <= GOOD) return `Enough: ${now[0]!.toLowerCase()}${now.slice(1)}.`;
  if (question === 'these') return `${now}: more rollouts of each prompt would tell them better.`;
  if (promptsNeeded === null)
    return groupSizeNeeded === null || live.groupSize === null
      ? `${now}.`
      : `${now}; ±${GOOD} is not to be had with groups of ${formatCount(live.groupSize)}: groups of ${formatCount(groupSizeNeeded)} would do, given enough prompts.`;
  const have =
    groups.prompts === null
      ? ''
      : `; here ${groups.prompts === 1 ? 'is' : 'are'} ${formatCount(groups.prompts)}`;
  return `${now}; for ±${GOOD} log about ${formatShort(promptsNeeded)} different prompts like these${have}.`;
}

function live(report: Facts): Finding {
  const { groups, wasted, tokens } = report;
  if (groups.liveShare === null || groups.live === null)
    return unknown(report, 'live', { title: 'Live groups', field: 'groups.liveShare' });
  const judged = (groups.total ?? 0) - (groups.singleton ?? 0) - (groups.unscored ?? 0);
  const dead = judged - groups.live;
  const value = `${formatPercent(groups.liveShare)} of groups live`;
  const detail = `${formatCount(groups.live)} of ${formatCount(judged)}`;
  const { without, words } = equalGroups(report.estimator);
  const numbers = {
    live: groups.live,
    liveShare: groups.liveShare,
    dead,
    solved: groups.solved,
    failed: groups.failed,
    wastedRollouts: wasted.rollouts,
    wastedShare: wasted.share,
    wastedTokens: tokens.wasted,
    withoutGradient: without === 'all' ? wasted.share : without === 'none' ? 0 : wasted.failedShare,
  };
  const say = (code: string, meaning: string, change: string): Finding =>
    known('live', code, { value, detail, meaning, change }, numbers);
  if (wasted.share === null)
    return say(
      'waste-unknown',
      `How many rollouts were in groups that agree cannot be told: ${why(report, 'wasted.share')}.`,
      'Log the groups before the filter to see what dynamic sampling costs.',
    );
  if (dead === 0) return say('all-live', 'Rewards differ in every group.', '');
  const cost = `${formatPercent(wasted.share)} of the rollouts${tokens.wasted === null ? '' : ` and ${formatShort(tokens.wasted)} of ${formatShort(tokens.total ?? 0)} tokens`}`;
  const { solved, failed } = groups;
  if (solved === null || failed === null)
    return say(
      'dead-groups',
      `In ${formatPlural(dead, 'group')} all rewards are equal: ${words}. They are ${cost}.`,
      `Change or drop ${dead === 1 ? 'that prompt' : 'those prompts'}, or give them a finer reward.`,
    );
  const outcomes = [
    solved > 0 ? `${formatPlural(solved, 'group')} all right` : '',
    failed > 0 ? `${formatPlural(failed, 'group')} all wrong` : '',
  ].filter((text) => text !== '');
  // a gradient that all groups have is no reason to draw some less often
  if (without === 'none')
    return say('dead-groups', `In ${outcomes.join(' and ')} ${words}: ${cost}.`, '');
  const changes = [
    solved === judged
      ? 'Move to harder prompts: every group is all right.'
      : solved > 0
        ? `Draw the prompts of ${the(solved, 'all-right')} less often: ${formatPercent(wasted.solvedShare ?? 0)} of your rollouts.`
        : '',
    failed === 0
      ? ''
      : failed === judged && !isCutOff(report)
        ? 'Check the verifier first: every group is all wrong. If it is right, give these prompts hints or easier versions.'
        : isCutOff(report)
          ? `Give ${the(failed, 'all-wrong')} (${formatPercent(wasted.failedShare ?? 0)}) room to finish: raise the length limit.`
          : `Give ${the(failed, 'all-wrong')} (${formatPercent(wasted.failedShare ?? 0)}) hints, easier versions or more tries.`,
  ].filter((text) => text !== '');
  return say('dead-groups', `In ${outcomes.join(' and ')} ${words}: ${cost}.`, changes.join(' '));
}

const the = (n: number, kind: string): string =>
  n === 1 ? `the ${kind} group` : `the ${formatCount(n)} ${kind} groups`;

function groupSize(report: Facts): Finding {
  const { groupSize: best, smallest, largest, current, fill, table } = report.advice;
  if (best === null)
    return unknown(report, 'groupSize', { title: 'Group size', field: 'advice.groupSize' });
  const same = current.groupSize === best;
  const words = {
    value: same
      ? `Keep ${formatCount(best)} rollouts per prompt`
      : `${formatCount(best)} rollouts per prompt`,
    detail: same || current.groupSize === null ? '' : `now ${formatCount(current.groupSize)}`,
    meaning: `${alike(smallest, largest)} Enough means that 80 % of the bits arrive in live groups; larger groups see fewer prompts.`,
    change: fillSentence(report),
  };
  const live = table.find((row) => row.groupSize === best)?.live ?? null;
  return known('groupSize', same ? 'group-size-keep' : 'group-size-change', words, {
    groupSize: best,
    smallest,
    largest,
    current: current.groupSize,
    live: live?.value ?? null,
    ...Object.fromEntries(
      (fill?.chances ?? []).map(({ chance, prompts }) => [
        `promptsFor64At${100 * chance}`,
        prompts,
      ]),
    ),
  });
}

/** Which sizes cannot be told apart. */
function alike(smallest: number | null, largest: number | null): string {
  const from = formatCount(smallest ?? 64);
  if (largest === null)
    return `From ${from} on, sizes up to 64 and more are as good as the log can tell.`;
  return smallest === largest
    ? `${from} is the least size of 2, 4, 8, … that is enough.`
    : `${from} to ${formatCount(largest)} are as good as the log can tell.`;
}

/** How many prompts fill a batch, and how surely. */
function fillSentence({ advice: { fill }, evaluation, input }: Facts): string {
  const [half, nine, most] = (fill?.chances ?? []).map(({ prompts }) => prompts);
  if (!fill || typeof half !== 'number') return '';
  const more = (prompts: number | null | undefined, how: string): string =>
    typeof prompts === 'number' ? `, ${formatCount(prompts)} in ${how}` : '';
  const setting = half > fill.liveGroups && evaluation === null && dynamicSampling(input.format);
  const alone = setting ? ` To draw until it is full, ${setting}.` : '';
  return `${fill.liveGroups} live groups of ${formatCount(fill.groupSize)}: ${formatCount(half)} prompts fill the batch every second time${more(nine, '9 of 10')}${more(most, '19 of 20')}.${alone}`;
}
