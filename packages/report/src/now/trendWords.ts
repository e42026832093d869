import { formatCount, formatPercent } from '@bits-per-sample/core';
import { beforeNow, moved } from './beforeNow.ts';
import type { Change } from './change.ts';
import { actionOf, cutsOf, evidenceOf, fallenParts, risesOf } from './evidenceWords.ts';
import { fromTo } from './fromTo.ts';
import type { Headlines } from './headlines.ts';
import type { NowFinding } from './nowFinding.ts';
import { lastBefore, sinceWhen } from './sinceWhen.ts';
import type { Trend, TrendCode } from './trend.ts';

/** What the words need beside a trend. */
export interface TrendFacts extends Headlines {
  /** All groups have one size, G. */
  readonly oneSize: boolean;
  /** What the log holds that could show lost variety. */
  readonly variety: boolean;
}

/** Fact, meaning, action. */
export type Words = Pick<NowFinding, 'fact' | 'meaning' | 'change'>;

/** Nearly none of the groups, and nearly all. */
const FEW = 0.1;
const MOST = 0.8;

const RAISE =
  'Raise the length limit by half, until fewer than 5 % are cut, or let length cost something.';

/** The name of a part or category, as it stands in the log. */
export const nameOf = ({ metric }: Change): string =>
  `\`${metric.slice(metric.indexOf(':') + 1)}\``;

/** Each trend in words. */
export const trendWords: Readonly<Record<TrendCode, (trend: Trend, facts: TrendFacts) => Words>> = {
  polarised,
  failing,
  'used-up': usedUp,
  fall: (trend, facts) => fall('', trend, facts),
  'category-fall': (trend, facts) => fall(` of ${nameOf(trend.change)}`, trend, facts),
  'less-live': lessLive,
  'reward-fall': rewardFall,
  length,
  'cut-rises': cutRises,
  'missing-rises': missingRises,
  'part-falls': partFalls,
};

function polarised({ change, judged }: Trend, facts: TrendFacts): Words {
  const live = beforeNow(change, 'live', facts)!;
  const pass = beforeNow(change, 'pass', facts)!;
  const since = sinceWhen(change, facts.steps);
  const few = live.now <= FEW ? 'almost no group is live' : `fewer groups are live`;
  const all = facts.oneSize ? `all ${formatCount(facts.groupSize)} answers` : 'all answers';
  const only = pass.now >= pass.before ? 'only ' : '';
  const points =
    judged?.verdict === 'worse'
      ? `The same ${formatCount(judged.paired.prompts)} prompts were open before: that points to lost variety (entropy collapse), not to learning.`
      : judged?.verdict === 'prompts'
        ? 'Prompts that stand on both sides are as open as before: the others changed to ones that are always right or always wrong.'
        : 'That points to lost variety (entropy collapse), not to learning, unless the prompts changed there to ones that are all easy or all hopeless.';
  const confirm = facts.variety
    ? ''
    : ' To confirm it, log entropy or answers: this log has neither.';
  return {
    fact: `${since} ${few}`,
    meaning: `In ${formatPercent(1 - live.now)} of the groups ${all} are right or all are wrong, before in ${formatPercent(1 - live.before)}. All right: ${moved(change, 'solved', facts)}; all wrong: ${moved(change, 'failed', facts)}; pass rate ${only}${fromTo(pass.before, pass.now)}. ${points}${judged?.verdict === 'prompts' ? '' : confirm}`,
    change:
      judged?.verdict === 'prompts'
        ? 'Look at what the data changed to there.'
        : `Restart from a checkpoint before step ${lastBefore(change, facts.steps)} with wider sampling: temperature up, clip-higher, or a small entropy or KL term.`,
  };
}

function usedUp({ change }: Trend, facts: TrendFacts): Words {
  const solved = beforeNow(change, 'solved', facts)!;
  const most = solved.now >= MOST;
  return {
    fact: `${most ? 'almost all groups are all right' : 'more and more groups are all right'}, ${sinceWhen(change, facts.steps)}`,
    meaning: `All right: ${fromTo(solved.before, solved.now)} of the groups; all wrong: ${moved(change, 'failed', facts)}. The pass rate rose: ${moved(change, 'pass', facts)}, without a sudden jump.`,
    change: `Move to harder prompts: ${formatPercent(solved.now)} of the groups now have no contrast in their rewards.${most ? ' If there are none, stop here.' : ''} Held-out prompts tell whether the gain carries over.`,
  };
}

function failing({ change, judged }: Trend, facts: TrendFacts): Words {
  const since = sinceWhen(change, facts.steps);
  return {
    fact: `${since} more groups are all wrong: ${fromTo(change.before, change.now)}`,
    meaning: `Live groups ${moved(change, 'live', facts)}, pass rate ${moved(change, 'pass', facts)}. ${evidenceOf(judged)}`,
    change: actionOf(judged, change, facts),
  };
}

function fall(of: string, { change, judged }: Trend, facts: TrendFacts): Words {
  const since = sinceWhen(change, facts.steps);
  const numbers = fromTo(change.before, change.now);
  const fact =
    judged?.verdict === 'worse'
      ? `${since} the same prompts${of} are right less often: ${fromTo(judged.paired.before, judged.paired.now)}`
      : judged?.verdict === 'gone'
        ? `${since} almost nothing${of} is right: ${numbers}`
        : `the pass rate${of} fell ${since}: ${numbers}`;
  const cuts = cutsOf(change, facts);
  return {
    fact,
    meaning: `${evidenceOf(judged)}${cuts.text}${risesOf(change, facts)}`,
    change: cuts.explains ? RAISE : actionOf(judged, change, facts),
  };
}

function lessLive({ change, severity }: Trend, facts: TrendFacts): Words {
  const live = beforeNow(change, 'live', facts)!;
  const graded = facts.series.has('reward');
  const metric = graded ? 'reward' : 'pass';
  const other = graded ? 'mean reward, on the range of the run,' : 'pass rate';
  return {
    fact: `${sinceWhen(change, facts.steps)} ${live.now <= FEW ? 'almost no group is live' : 'fewer groups are live'}: ${fromTo(live.before, live.now)}`,
    meaning: `In a group that is not live all rewards are equal. The ${other} went ${moved(change, metric, facts)}.`,
    change:
      severity === 'alarm'
        ? `Read ten answers of one such group: if they are alike, restart from a checkpoint before step ${lastBefore(change, facts.steps)} with wider sampling; if not, the reward is too coarse for these prompts.`
        : 'If the gain is wanted, harder prompts or a finer reward make more groups live.',
  };
}

function rewardFall({ change }: Trend, facts: TrendFacts): Words {
  return {
    fact: `the mean reward fell ${sinceWhen(change, facts.steps)}: ${fromTo(change.before, change.now)} of its range`,
    meaning: fallenParts(change, facts) || 'Harder prompts and a worse policy look alike here.',
    change: `Did the data order or the reward change there? Evaluate one fixed set of prompts at a checkpoint before step ${lastBefore(change, facts.steps)} and now.`,
  };
}

function length({ change, severity }: Trend, facts: TrendFacts): Words {
  const tokens = (x: number): string => formatCount(Math.round(Math.exp(x)));
  const since = sinceWhen(change, facts.steps);
  const pass = moved(change, facts.series.has('pass') ? 'pass' : 'reward', facts);
  return {
    fact: `answers grow ${since}: ${tokens(change.before)} tokens then, ${tokens(change.now)} now`,
    meaning:
      severity === 'alarm'
        ? `The pass rate gained less than 5 points by it: ${pass}.`
        : `The pass rate went ${pass} meanwhile. Whether the two belong together the log cannot tell.`,
    change: `If the growth is not wanted, restart before step ${lastBefore(change, facts.steps)}, or let length cost something.`,
  };
}

function cutRises({ change }: Trend, facts: TrendFacts): Words {
  return {
    fact: `${sinceWhen(change, facts.steps)} more answers are cut off: ${fromTo(change.before, change.now)}`,
    meaning: 'An answer that is cut before its result cannot be right.',
    change: RAISE,
  };
}

function missingRises({ change }: Trend, facts: TrendFacts): Words {
  return {
    fact: `${sinceWhen(change, facts.steps)} more answers have no reward: ${fromTo(change.before, change.now)}`,
    meaning:
      'They count neither as right nor as wrong, so the other numbers are of those that were graded.',
    change: `Look for errors and timeouts of the verifier or the environment at step ${facts.steps[change.worse.seen]}.`,
  };
}

function partFalls({ change, judged }: Trend, facts: TrendFacts): Words {
  if (facts.penalties.has(change.metric.slice('part:'.length))) return penaltyGrows(change, facts);
  return {
    fact: `${nameOf(change)} pays less ${sinceWhen(change, facts.steps)}: ${fromTo(change.before, change.now)}`,
    meaning: `${evidenceOf(judged) || 'That is its mean on its own range.'}${risesOf(change, facts)}`,
    change:
      judged === undefined
        ? `Look at what it extracts at step ${facts.steps[change.worse.seen]}; if the answers are to blame, restart from a checkpoint before step ${lastBefore(change, facts.steps)}.`
        : actionOf(judged, change, facts),
  };
}

/** A part that is 0 at best: what it takes grew. */
function penaltyGrows(change: Change, facts: TrendFacts): Words {
  return {
    fact: `${nameOf(change)} takes more ${sinceWhen(change, facts.steps)}: ${fromTo(1 - change.before, 1 - change.now)} of its most`,
    meaning: `It never pays: it is a penalty.${risesOf(change, facts)}`,
    change: `Read ten answers of step ${facts.steps[change.worse.seen]} that it was taken from. If it is right about them, restart from a checkpoint before step ${lastBefore(change, facts.steps)}.`,
  };
}
