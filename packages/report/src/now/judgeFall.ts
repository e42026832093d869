import type { Change } from './change.ts';
import type { PairedDifference, SamePrompts } from './samePrompts.ts';

/** What the same prompts say of a fall. */
export interface Judged {
  /** `worse`: they fell too; `prompts`: they did not; `gone`: nothing is paid at once; else `unknown`. */
  readonly verdict: 'worse' | 'prompts' | 'gone' | 'unknown';
  readonly severity: 'alarm' | 'ask' | 'note';
  readonly paired: PairedDifference;
  /** Whether nearly nothing is left, and that from one step to the next. */
  readonly gone: boolean;
  /** The pass rate of a group, by which it was judged. */
  readonly rateOf: (group: number) => number;
}

/** Prompts on both sides from which on they are heard. */
const ENOUGH = 30;
/** A fall of the same prompts that matters. */
const MARGIN = 0.05;

/**
 * Whether a fall is the policy's or the prompts'. Prompts that stand on both sides tell; without
 * them only a pass rate that goes below a tenth at once is an alarm, since batches of prompts are
 * hardly ever that much harder from one step to the next.
 *
 * @param change a headline that fell (or, of what is all wrong, rose).
 * @param same prompts before and now.
 * @param options `rateOf`: the pass rate of a group; `steps`: of the run; `from`: where now begins,
 *   if later than when it was first seen.
 */
export function judgeFall(
  change: Change,
  same: SamePrompts,
  {
    rateOf,
    steps,
    from = change.worse.now[0],
  }: { rateOf: (group: number) => number; steps: number; from?: number },
): Judged {
  const { worse, onset, stretch, before, now } = change;
  const until = Math.min(from, worse.now[0]);
  const paired = same([worse.reference[0], until], [from, stretch[1]], rateOf);
  const { prompts, difference, standardError } = paired;
  const told = prompts >= ENOUGH;
  const falls = change.metric !== 'failed';
  const left = falls ? now / before : (1 - now) / (1 - before);
  const atOnce = onset !== null && stretch[0] - onset.low <= Math.max(5, 0.1 * steps);
  const gone = steps >= 12 && atOnce && left < 0.1;
  const facts = { paired, gone, rateOf };
  if (told && difference + 3 * standardError < -MARGIN)
    return { verdict: 'worse', severity: 'alarm', ...facts };
  if (told && difference - 3 * standardError > -MARGIN)
    return { verdict: 'prompts', severity: 'note', ...facts };
  if (!told && gone) return { verdict: 'gone', severity: 'alarm', ...facts };
  return { verdict: 'unknown', severity: 'ask', ...facts };
}
