import {
  betainc,
  checkArray,
  checkObject,
  checkProbability,
  DomainError,
} from '@bits-per-sample/core';
import type { AlarmRow } from './alarmTable.ts';

/** Something that a detector should keep, and whether it does. */
export interface AlarmPromise {
  /** Whose promise it is. */
  readonly detector: string;
  /** What is promised, in words. */
  readonly promise: string;
  /** Whether it holds. */
  readonly kept: boolean;
  /** What was counted, and what of it is too much or too little. */
  readonly counted: string;
}

/** So sure it must be that a promise is broken and not bad luck. */
const SURE = 0.01;

/**
 * Whether a detector keeps its word: false alarms of each sort are rare, faults are caught, and they
 * began within the steps that were said.
 *
 * A rate is broken only when so many or so few would be met by chance in less than one of a hundred
 * such counts. An alarm is false in a healthy run, and in a sick one before its fault. Questions
 * about what changes on purpose (data that get harder, smaller groups) are no mistake, and are not counted.
 *
 * @param rows of {@link alarmTable}.
 * @param options `detector`: whose rows. `falseRate`: most runs in which one sort of alarm may be
 *   false. Default 0.01. `caughtRate`: least share of faults that must be caught, in all and (half of
 *   it) of every kind. Default 0.8. `heldRate`: least share of onsets within what was said. Default 0.85.
 * @returns the promises, in the order above.
 * @throws {DomainError} what is no list of rows, no name, rates outside [0, 1].
 *
 * @example
 * ```ts
 * const rows = alarmTable(judgeAlarms([cusum()], { kinds: runKinds.slice(0, 2), runs: 2 }));
 * alarmPromises(rows, { detector: 'CUSUM' })[0].kept; // => true
 * ```
 */
export function alarmPromises(
  rows: readonly AlarmRow[],
  options: {
    readonly detector: string;
    readonly falseRate?: number;
    readonly caughtRate?: number;
    readonly heldRate?: number;
  },
): AlarmPromise[] {
  checkArray('alarmPromises', 'rows', rows);
  checkObject('alarmPromises', 'options', options);
  const { detector, falseRate = 0.01, caughtRate = 0.8, heldRate = 0.85 } = options;
  if (typeof detector !== 'string')
    throw new DomainError('alarmPromises', 'detector', 'a name', detector);
  checkProbability('alarmPromises', 'falseRate', falseRate);
  checkProbability('alarmPromises', 'caughtRate', caughtRate);
  checkProbability('alarmPromises', 'heldRate', heldRate);
  const own = rows.filter((row) => row.detector === detector);
  const sick = own.filter((row) => row.sick);
  const promises = [
    ...[true, false].flatMap((tuned) => {
      const some = own.filter((row) => row.tuned === tuned);
      const calm = some.filter((row) => !row.mayAsk);
      const which = tuned ? 'kinds on which thresholds were chosen' : 'other kinds';
      return [
        seldom(`false alarms, ${which}`, some, 'alarms', falseRate),
        seldom(`needless questions, ${which}`, calm, 'asks', falseRate),
      ];
    }),
    often('faults that are caught', sumOf(sick, 'caught'), sumOf(sick, 'runs'), caughtRate),
    ...sick
      .map(({ kind, caught, runs }) => often(`caught of ${kind}`, caught, runs, caughtRate / 2))
      .filter(({ kept }) => !kept),
    often('onsets within what was said', sumOf(sick, 'held'), sumOf(sick, 'dated'), heldRate),
  ];
  return promises.map((promise) => ({ detector, ...promise }));
}

/** One of them, whoever keeps it. */
type Counted = Omit<AlarmPromise, 'detector'>;

/** That each sort of what is said is false in few runs. */
function seldom(
  promise: string,
  rows: readonly AlarmRow[],
  severity: 'alarms' | 'asks',
  rate: number,
): Counted {
  const runs = sumOf(rows, 'runs');
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const [code, n] of Object.entries(row[severity]))
      counts.set(code, (counts.get(code) ?? 0) + n);
  const said = [...counts].sort(([, a], [, b]) => b - a).map(([code, n]) => `${n} ${code}`);
  return {
    promise: `${promise}: of each sort in at most ${100 * rate} of 100 runs`,
    kept: [...counts.values()].every((n) => chanceOf(n, runs, rate) >= SURE),
    counted: `${said.length === 0 ? 'none' : said.join(', ')} in ${runs} runs`,
  };
}

/** That something happens in at least a share. */
const often = (promise: string, n: number, of: number, rate: number): Counted => ({
  promise: `${promise}: at least ${Math.round(100 * rate)} of 100`,
  kept: chanceOf(of - n, of, 1 - rate) >= SURE,
  counted: `${n} of ${of}`,
});

/** P(X ≥ n) of a binomial count. */
const chanceOf = (n: number, of: number, rate: number): number =>
  n <= 0 || rate >= 1 ? 1 : rate <= 0 ? 0 : betainc(rate, n, of - n + 1);

const sumOf = (rows: readonly AlarmRow[], field: 'runs' | 'caught' | 'dated' | 'held'): number =>
  rows.reduce((sum, row) => sum + row[field], 0);
