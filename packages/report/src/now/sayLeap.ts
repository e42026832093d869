import { fromTo } from './fromTo.ts';
import type { Headlines } from './headlines.ts';
import type { NowFinding } from './nowFinding.ts';
import type { LeapSeen } from './trend.ts';

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
