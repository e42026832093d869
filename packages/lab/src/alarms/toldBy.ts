import type { RunFault } from '../run/runKind.ts';
import type { RunAlarm } from './detector.ts';

/** Something that was found in a run, as `report.now.trends` says it. */
export interface RunFinding {
  /** What was found. */
  readonly code: string;
  /** The headline in which it was seen. */
  readonly metric: string;
  /** How urgent it is. */
  readonly severity: string;
  /** Whether it holds at the last step. */
  readonly state: 'active' | 'over';
  /** Since when, in steps. */
  readonly onset: { readonly low: number; readonly high: number } | null;
}

/** Looks at all of a run, evenly spread, to see when the first thing is told. */
const SPREAD = 8;
/** Looks at every step after the first thing was told; then once in a thirtieth of the steps. */
const CLOSE = 16;

/** How findings are named here: by the headline of a fault. */
const HEADLINES: Readonly<Record<string, string>> = {
  live: 'signal',
  failed: 'signal',
  solved: 'signal',
  reward: 'pass',
  referenceKl: 'kl',
  gradientNorm: 'grad_norm',
  clipped: 'clip_ratio',
};

/**
 * What findings tell of a run that grows: alarms and questions, each with the step after which it
 * was told first. What was told stays told, so that the first step at which there is something is
 * found by halves; from there on the run is followed step by step, and once a fault has been told
 * nothing more is asked.
 *
 * @param steps of the whole run.
 * @param findAt what is found in its first steps.
 * @param fault what must be told; null in a healthy run.
 */
export function toldBy(
  steps: number,
  findAt: (steps: number) => readonly RunFinding[],
  { fault, shows }: { readonly fault: RunFault | null; readonly shows: readonly string[] },
): RunAlarm[] {
  const first = firstTold(steps, (n) => findAt(n).length > 0);
  const told = new Map<string, RunAlarm>();
  const stride = Math.max(1, Math.floor(steps / 30));
  for (let n = first; n <= steps; n += n < first + CLOSE ? 1 : Math.min(stride, steps - n || 1)) {
    for (const { code, metric, severity, state, onset } of findAt(n)) {
      if (state === 'over' || !isTold(severity)) continue;
      const headline = HEADLINES[metric] ?? metric.replace(/^category:.*/s, 'category');
      const key = `${severity} ${code} ${headline}`;
      if (!told.has(key)) told.set(key, { code, metric: headline, severity, seen: n - 1, onset });
    }
    const caught = [...told.values()].some(
      ({ severity, metric, seen }) =>
        fault !== null && severity === 'alarm' && seen >= fault.since && shows.includes(metric),
    );
    if (caught) break;
  }
  return [...told.values()];
}

const isTold = (severity: string): severity is RunAlarm['severity'] =>
  severity === 'alarm' || severity === 'ask' || severity === 'good';

/** The least number of steps at which something is told; more than all where nothing is. */
function firstTold(steps: number, isTold: (steps: number) => boolean): number {
  let silent = 0;
  for (let i = 1; i <= SPREAD; i++) {
    const n = Math.round((i * steps) / SPREAD);
    if (n <= silent) continue;
    if (!isTold(n)) {
      silent = n;
      continue;
    }
    let [low, high] = [silent, n];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isTold(middle)) high = middle;
      else low = middle;
    }
    return high;
  }
  return steps + 1;
}
