import { checkArray, checkObject } from '@bits-per-sample/core';
import { checkScenario } from '../scenario/checkScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { checkKind } from '../student/checkKind.ts';
import type { StudentKind } from '../student/student.ts';
import { checkSeed } from '../world/checkSeed.ts';
import { checkContender } from './checkContender.ts';
import type { Contender } from './contender.ts';
import type { Trainer, Trial } from './trial.ts';
import { trialOf } from './trialOf.ts';

/** What to run, and how. */
export interface BenchOptions extends Trainer {
  /** The curricula; include {@link oracleGreedy} for regret and a baseline for speed-ups. */
  readonly contenders: readonly Contender[];
  /** The worlds. */
  readonly scenarios: readonly Scenario[];
  /** The learners. */
  readonly students: readonly StudentKind[];
  /** Seeds, integers: each is one world with its luck, the same for all contenders. */
  readonly seeds: readonly number[];
  /** Trials that are there already, from an earlier run with the same options; they are not run again. */
  readonly done?: readonly Trial[];
  /** Told of every new trial as it ends, with the number of trials that are there and the number in all. */
  readonly onTrial?: (trial: Trial, count: number, total: number) => void;
}

/**
 * Runs every contender with every student in every scenario under every seed.
 *
 * Deterministic: the same options give the same trials. Resumable: write down what `onTrial` is told,
 * and hand it in as `done`.
 *
 * @param options what to run, and how.
 * @returns the trials, those of `done` first; feed them to {@link benchTable}, {@link pairedDifference}
 *   and {@link benchCurves}.
 * @throws {DomainError} what {@link runTrial} refuses, a list that is none.
 *
 * @example
 * ```ts
 * const trials = runBench({
 *   contenders: [oracleGreedy(), baselineUniform()],
 *   scenarios: [createScenario('small', { tasks: 50 })],
 *   students: [irt()],
 *   seeds: [1, 2],
 *   budget: 4000,
 *   groups: 8,
 * });
 * trials.length; // => 4
 * ```
 */
export function runBench(options: BenchOptions): readonly Trial[] {
  const fn = 'runBench';
  checkObject(fn, 'options', options);
  const { contenders, scenarios, students, seeds, done = [], onTrial, ...trainer } = options;
  for (const [name, list] of Object.entries({ contenders, scenarios, students, seeds, done }))
    checkArray(fn, name, list);
  for (const contender of contenders) checkContender(fn, contender);
  for (const scenario of scenarios) checkScenario(fn, scenario);
  for (const student of students) checkKind(fn, student);
  for (const seed of seeds) checkSeed(fn, seed);
  const key = (t: { contender: string; scenario: string; student: string; seed: number }) =>
    [t.contender, t.scenario, t.student, t.seed].join('\n');
  const known = new Set(done.map(key));
  const trials = [...done];
  const fits = (contender: Contender, scenario: Scenario) => contender.suits?.(scenario) ?? true;
  const pairs = scenarios.flatMap((s) => contenders.filter((c) => fits(c, s))).length;
  const total = pairs * students.length * seeds.length;
  for (const seed of seeds)
    for (const scenario of scenarios)
      for (const student of students)
        for (const contender of contenders) {
          const names = {
            contender: contender.name,
            scenario: scenario.name,
            student: student.name,
            seed,
          };
          if (known.has(key(names)) || !fits(contender, scenario)) continue;
          const trial = trialOf(fn, contender, scenario, student, seed, trainer);
          trials.push(trial);
          onTrial?.(trial, trials.length, total);
        }
  return trials;
}
