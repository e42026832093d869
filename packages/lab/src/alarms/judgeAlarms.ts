import { checkArray, checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { RunFault, RunKind } from '../run/runKind.ts';
import { runKinds } from '../run/runKinds.ts';
import { simulateRun } from '../run/simulateRun.ts';
import { checkSeed } from '../world/checkSeed.ts';
import type { Detector, RunAlarm } from './detector.ts';

/** Most runs of a kind. */
const MOST_RUNS = 100_000;

/** What detectors said of one run. */
export interface JudgedRun {
  readonly kind: RunKind;
  readonly seed: number;
  readonly steps: number;
  readonly fault: RunFault | null;
  /** By detector. */
  readonly alarms: Readonly<Record<string, readonly RunAlarm[]>>;
}

/**
 * Do the alarms keep their word? Simulates runs of every kind and lets detectors watch them, all of
 * them the same runs.
 *
 * @param detectors what watches.
 * @param options `kinds`: which runs. Default {@link runKinds}. `healthy`, `sick`: how many runs of
 *   each healthy and of each sick kind. Defaults 10 and 6. `seed`: of the first run of a kind; the
 *   others follow. Default 1. `onRun`: told of every run that has been judged.
 * @returns what was said of each run, by {@link alarmTable} in short.
 * @throws {DomainError} what is no detector, numbers of runs that are no whole numbers, a seed that is no integer.
 *
 * @example
 * ```ts
 * const judged = judgeAlarms([cusum()], { kinds: runKinds.slice(0, 1), healthy: 2 });
 * judged.map(({ kind, seed }) => `${kind.name} ${seed}`); // => ['flat 1', 'flat 2']
 * ```
 */
export function judgeAlarms(
  detectors: readonly Detector[],
  options: {
    readonly kinds?: readonly RunKind[];
    readonly healthy?: number;
    readonly sick?: number;
    readonly seed?: number;
    readonly onRun?: (run: JudgedRun) => void;
  } = {},
): JudgedRun[] {
  checkObject('judgeAlarms', 'options', options);
  const { kinds = runKinds, healthy = 10, sick = 6, seed = 1, onRun } = options;
  checkArray('judgeAlarms', 'detectors', detectors);
  for (const detector of detectors)
    if (typeof detector?.watch !== 'function')
      throw new DomainError('judgeAlarms', 'detectors', 'of detectors', detector);
  checkArray('judgeAlarms', 'kinds', kinds);
  checkWhole('judgeAlarms', 'healthy', healthy, { most: MOST_RUNS });
  checkWhole('judgeAlarms', 'sick', sick, { most: MOST_RUNS });
  checkSeed('judgeAlarms', seed);
  const judged: JudgedRun[] = [];
  for (const kind of kinds)
    for (let i = 0; i < (kind.sick ? sick : healthy); i++) {
      const run = simulateRun(kind, seed + i);
      const alarms = Object.fromEntries(detectors.map(({ name, watch }) => [name, watch(run)]));
      const one = { kind, seed: seed + i, steps: run.steps, fault: run.fault, alarms };
      onRun?.(one);
      judged.push(one);
    }
  return judged;
}
