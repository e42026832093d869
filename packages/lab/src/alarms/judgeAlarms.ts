import { checkArray, checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { RunFault, RunKind } from '../run/runKind.ts';
import { runKinds } from '../run/runKinds.ts';
import { simulateRun } from '../run/simulateRun.ts';
import { checkSeed } from '../world/checkSeed.ts';
import type { Detector, RunAlarm } from './detector.ts';

/** Most runs of a sort. */
const MOST_RUNS = 1_000_000;

/** What detectors said of one run. */
export interface JudgedRun {
  /** What sort of run it is. */
  readonly kind: RunKind;
  /** It makes the run again. */
  readonly seed: number;
  /** Number of steps. */
  readonly steps: number;
  /** What is wrong; null in a healthy run. */
  readonly fault: RunFault | null;
  /** By detector. */
  readonly alarms: Readonly<Record<string, readonly RunAlarm[]>>;
}

/**
 * Do the alarms keep their word? Simulates runs of every kind and lets detectors watch them, all of
 * them the same runs.
 *
 * @param detectors what watches.
 * @param options `kinds`: which runs. Default {@link runKinds}. `runs`: how many healthy ones of kinds on
 *   which thresholds were chosen, as many of other kinds, and half as many sick ones of either; each
 *   kind has its turn. Default 60. `seed`: of the first run of a kind; the others follow. Default 1.
 *   `onRun`: told of every run that has been judged.
 * @returns what was said of each run, by {@link alarmTable} in short.
 * @throws {DomainError} what is no detector, a number of runs that is no whole number, a seed that is
 *   no integer.
 *
 * @example
 * ```ts
 * const judged = judgeAlarms([cusum()], { kinds: runKinds.slice(0, 2), runs: 3 });
 * judged.map(({ kind, seed }) => `${kind.name} ${seed}`); // => ['flat 1', 'flat 2', 'learning 1']
 * ```
 */
export function judgeAlarms(
  detectors: readonly Detector[],
  options: {
    readonly kinds?: readonly RunKind[];
    readonly runs?: number;
    readonly seed?: number;
    readonly onRun?: (run: JudgedRun) => void;
  } = {},
): JudgedRun[] {
  checkObject('judgeAlarms', 'options', options);
  const { kinds = runKinds, runs = 60, seed = 1, onRun } = options;
  checkArray('judgeAlarms', 'detectors', detectors);
  for (const detector of detectors)
    if (typeof detector?.watch !== 'function')
      throw new DomainError('judgeAlarms', 'detectors', 'of detectors', detector);
  checkArray('judgeAlarms', 'kinds', kinds);
  checkWhole('judgeAlarms', 'runs', runs, { most: MOST_RUNS });
  checkSeed('judgeAlarms', seed);
  const judged: JudgedRun[] = [];
  for (const kind of kinds)
    for (let i = 0; i < turns(kind, kinds, runs); i++) {
      const run = simulateRun(kind, seed + i);
      const alarms = Object.fromEntries(detectors.map(({ name, watch }) => [name, watch(run)]));
      const one = { kind, seed: seed + i, steps: run.steps, fault: run.fault, alarms };
      onRun?.(one);
      judged.push(one);
    }
  return judged;
}

/** How many runs of a kind there are, so that those of its sort are as many as they should be. */
function turns(kind: RunKind, kinds: readonly RunKind[], runs: number): number {
  const sort = kinds.filter(({ tuned, sick }) => tuned === kind.tuned && sick === kind.sick);
  const all = kind.sick ? Math.ceil(runs / 2) : runs;
  return Math.ceil((all - sort.indexOf(kind)) / sort.length);
}
