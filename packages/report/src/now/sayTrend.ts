import { formatCount, formatPercent } from '@bits-per-sample/core';
import { meanOver } from '@bits-per-sample/trends';
import type { Change } from './change.ts';
import { fromTo } from './fromTo.ts';
import type { Headlines } from './headlines.ts';
import type { NowFinding } from './nowFinding.ts';
import { lastBefore, onsetOf, sinceWhen } from './sinceWhen.ts';
import type { LeapSeen, Trend, TrendCode } from './trend.ts';

/** What the words need beside a trend. */
export interface TrendFacts extends Headlines {
  /** All groups have one size, G. */
  readonly oneSize: boolean;
  /** What the log holds that could show lost variety. */
  readonly variety: boolean;
}

type Words = Pick<NowFinding, 'fact' | 'meaning' | 'change'>;

/** Nearly none of the groups, and nearly all. */
const FEW = 0.1;
const MOST = 0.8;

/** A trend in words: fact, meaning, action. */
export function sayTrend(trend: Trend, facts: TrendFacts): NowFinding {
  const { code, severity, change, judged } = trend;
  const { worse } = change;
  const { steps } = facts;
  const own = SAY[code](trend, facts);
  const words = worse.active ? own : over(trend, facts);
  const of = (metric: string) => beforeNow(change, metric, facts);
  const [live, pass] = [of('live'), of('pass')];
  const print = code === 'length' ? Math.exp : (x: number): number => x;
  return {
    code,
    metric: change.metric,
    severity: worse.active ? severity : 'note',
    state: worse.active ? 'active' : 'over',
    seen: steps[worse.seen]!,
    onset: onsetOf(change, steps),
    before: print(change.before),
    now: print(change.now),
    evidence: {
      liveBefore: live?.before ?? null,
      liveNow: live?.now ?? null,
      passBefore: pass?.before ?? null,
      passNow: pass?.now ?? null,
      ...(worse.active ? {} : { until: steps[worse.until - 1]! }),
      ...(judged !== undefined && {
        verdict: judged.verdict,
        samePrompts: judged.paired.prompts,
        difference: known(judged.paired.difference),
        differenceError: known(judged.paired.standardError),
      }),
    },
    ...words,
  };
}

const known = (x: number): number | null => (Number.isFinite(x) ? x : null);

/** Another headline over the same stretches. */
function beforeNow(
  { worse, stretch }: Change,
  metric: string,
  { series }: Headlines,
): { before: number; now: number } | undefined {
  const own = series.get(metric);
  if (own === undefined) return undefined;
  return {
    before: meanOver(own, ...worse.reference).mean,
    now: meanOver(own, ...stretch).mean,
  };
}

const moved = (change: Change, metric: string, facts: TrendFacts): string => {
  const found = beforeNow(change, metric, facts);
  return found === undefined ? 'not known' : fromTo(found.before, found.now);
};

/** What is over again, in one line. */
function over({ code, change }: Trend, { steps }: TrendFacts): Words {
  const { worse, before, now } = change;
  const [first, last] = [steps[worse.now[0]]!, steps[worse.until - 1]!];
  const numbers =
    code === 'length'
      ? fromTo(Math.exp(before), Math.exp(now), (x) => formatCount(Math.round(x)))
      : fromTo(before, now);
  return {
    fact: `steps ${first} to ${last}: ${LABEL[code](change)} ${numbers}, over since`,
    meaning: '',
    change: '',
  };
}

const nameOf = ({ metric }: Change): string => `\`${metric.slice(metric.indexOf(':') + 1)}\``;

const LABEL: Readonly<Record<TrendCode, (change: Change) => string>> = {
  polarised: () => 'signal of the groups (4p(1 − p))',
  failing: () => 'groups all wrong',
  'used-up': () => 'signal of the groups (4p(1 − p))',
  fall: () => 'pass rate',
  'category-fall': (change) => `pass rate of ${nameOf(change)}`,
  'less-live': () => 'live groups',
  'reward-fall': () => 'mean reward, on the range of the run,',
  length: () => 'mean length',
  'cut-rises': () => 'answers cut off',
  'missing-rises': () => 'answers without a reward',
  'part-falls': (change) => `paid by ${nameOf(change)}`,
};

const SAY: Readonly<Record<TrendCode, (trend: Trend, facts: TrendFacts) => Words>> = {
  polarised,
  failing,
  'used-up': usedUp,
  fall: (trend, facts) => fall('the pass rate', trend, facts),
  'category-fall': (trend, facts) => fall(`the pass rate of ${nameOf(trend.change)}`, trend, facts),
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

function fall(what: string, { change, judged }: Trend, facts: TrendFacts): Words {
  const since = sinceWhen(change, facts.steps);
  const numbers = fromTo(change.before, change.now);
  const fact =
    judged?.verdict === 'worse'
      ? `${since} the same prompts are right less often: ${fromTo(judged.paired.before, judged.paired.now)}`
      : judged?.verdict === 'gone'
        ? `${since} almost nothing is right: ${numbers}`
        : `${what} fell ${since}: ${numbers}`;
  return {
    fact,
    meaning: `${evidenceOf(judged)}${risesOf(change, facts)}`,
    change: actionOf(judged, change, facts),
  };
}

/** Parts that rose while the pass rate fell. */
function risesOf(change: Change, facts: TrendFacts): string {
  const rising = [...facts.series.keys()].flatMap((metric) => {
    if (!metric.startsWith('part:')) return [];
    const found = beforeNow(change, metric, facts)!;
    return found.now - found.before >= 0.05
      ? [`${metric.slice('part:'.length)} ${fromTo(found.before, found.now)}`]
      : [];
  });
  return rising.length === 0
    ? ''
    : ` Meanwhile ${rising.join(' and ')}: the policy may be paid for something else than right answers.`;
}

/** What the same prompts say. */
function evidenceOf(judged: Trend['judged']): string {
  if (judged === undefined) return '';
  const { prompts, before, now, difference, standardError } = judged.paired;
  const points = (x: number): string => (100 * x).toFixed(0).replace('-', '−');
  const of = `${formatCount(prompts)} prompts that stand on both sides`;
  const by = `${fromTo(before, now)} (${points(difference)} ± ${points(1.96 * standardError)} points)`;
  switch (judged.verdict) {
    case 'worse':
      return `Of the ${of}: ${by}. Harder prompts do not explain that.`;
    case 'prompts':
      return `The ${of} did not fall by more than 5 points: ${by}. The prompts changed, and the policy is not seen to have.`;
    case 'gone':
      return `A policy rarely loses that all at once, and prompts are rarely that much harder.`;
    default:
      return prompts === 0
        ? 'No prompt stands on both sides: this log cannot tell harder prompts from a worse policy.'
        : `Only ${formatCount(prompts)} ${prompts === 1 ? 'prompt stands' : 'prompts stand'} on both sides${prompts < 30 ? '' : ` (${by})`}: this log cannot tell harder prompts from a worse policy.`;
  }
}

function actionOf(judged: Trend['judged'], change: Change, { steps }: TrendFacts): string {
  const before = lastBefore(change, steps);
  switch (judged?.verdict) {
    case 'worse':
      return `Restart from a checkpoint before step ${before}; look at the learning rate, KL and the verifier there.`;
    case 'prompts':
      return '';
    case 'gone':
      return `Check the verifier first: grade ten answers of step ${steps[change.worse.seen]} by hand. If they are wrong indeed, restart from a checkpoint before step ${before}.`;
    default:
      return `Did the data order or the verifier change there? Evaluate one fixed set of prompts at a checkpoint before step ${before} and now.`;
  }
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
    meaning: 'Harder prompts and a worse policy look alike here.',
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
    change:
      'Raise the length limit by half, until fewer than 5 % are cut, or let length cost something.',
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
  return {
    fact: `${nameOf(change)} pays less ${sinceWhen(change, facts.steps)}: ${fromTo(change.before, change.now)}`,
    meaning: `${evidenceOf(judged) || 'That is its mean on its own range.'}${risesOf(change, facts)}`,
    change:
      judged === undefined
        ? `Look at what it extracts at step ${facts.steps[change.worse.seen]}; if the answers are to blame, restart from a checkpoint before step ${lastBefore(change, facts.steps)}.`
        : actionOf(judged, change, facts),
  };
}

/** A move too fast for learning, in words. */
export function sayLeap(leap: LeapSeen, { steps }: Headlines): NowFinding {
  const { metric, sign, before, now } = leap;
  const what = metric === 'pass' ? 'the pass rate' : 'the share of live groups';
  const [first, last] = [steps[leap.step - 1]!, steps[leap.step + 2]!];
  const up = sign > 0 && metric === 'pass';
  return {
    code: 'leap',
    metric,
    severity: 'ask',
    state: 'active',
    seen: steps[leap.seen]!,
    onset: { step: steps[leap.step]!, low: first, high: last, gradual: false },
    before,
    now,
    evidence: { steps: last - first },
    fact: `${what} went ${fromTo(before, now)} between steps ${first} and ${last}`,
    meaning:
      'That is faster than learning usually is: no earlier move of this run was half as fast.',
    change: up
      ? 'Read ten paid answers: a verifier that pays everything, a leak, or easier prompts?'
      : 'Did the prompts, the verifier or the sampling change there?',
  };
}
