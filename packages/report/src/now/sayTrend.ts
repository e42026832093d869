import { formatCount } from '@bits-per-sample/core';
import { beforeNow } from './beforeNow.ts';
import type { Change } from './change.ts';
import { fromTo } from './fromTo.ts';
import type { NowFinding } from './nowFinding.ts';
import { onsetOf } from './sinceWhen.ts';
import type { Trend, TrendCode } from './trend.ts';
import { nameOf, type TrendFacts, trendWords, type Words } from './trendWords.ts';

/** A trend in words: fact, meaning, action. */
export function sayTrend(trend: Trend, facts: TrendFacts): NowFinding {
  const { code, severity, change, judged } = trend;
  const { worse } = change;
  const { steps } = facts;
  const words = worse.active ? trendWords[code](trend, facts) : over(trend, facts);
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
