import { checkArray, DomainError } from '@bits-per-sample/core';
import type { RunAlarm } from './detector.ts';
import type { JudgedRun } from './judgeAlarms.ts';

/** What a detector said of the runs of a kind. */
export interface AlarmRow {
  /** Name of the kind of runs. */
  readonly kind: string;
  /** What such runs are. */
  readonly description: string;
  /** Thresholds were chosen on this kind. */
  readonly tuned: boolean;
  /** Something goes wrong in such runs. */
  readonly sick: boolean;
  /** Something changes on purpose, so that a question is no mistake. */
  readonly mayAsk: boolean;
  /** Who watched. */
  readonly detector: string;
  /** Runs that were judged. */
  readonly runs: number;
  /** Runs that were called sick while nothing was wrong, by what was said. */
  readonly alarms: Readonly<Record<string, number>>;
  /** Runs about which a question was asked while nothing was wrong, by what was asked. */
  readonly asks: Readonly<Record<string, number>>;
  /** Runs whose fault was told: by an alarm or a question, in a headline that shows it. */
  readonly caught: number;
  /** Those of them of which an alarm told, with or without a question before. */
  readonly alarmed: number;
  /** Runs that were praised while something was wrong, and of which no alarm told. */
  readonly praised: number;
  /** Median steps from the fault to what told of it; NaN where nothing did. */
  readonly delay: number;
  /** Runs of which it was told since when. */
  readonly dated: number;
  /** Those of them that named steps within which the fault came, or some of them. */
  readonly held: number;
}

/**
 * What detectors said, one row for each of them and each kind of runs.
 *
 * Of a sick run the steps before its fault are healthy: an alarm there counts as false.
 *
 * @param judged runs of {@link judgeAlarms}.
 * @returns rows by kind, then by detector, in the order in which they were judged.
 * @throws {DomainError} what is no list of judged runs.
 *
 * @example
 * ```ts
 * const judged = judgeAlarms([mannKendall()], { kinds: runKinds.slice(0, 1), runs: 2 });
 * alarmTable(judged)[0].runs; // => 2
 * ```
 */
export function alarmTable(judged: readonly JudgedRun[]): AlarmRow[] {
  checkArray('alarmTable', 'judged', judged);
  for (const run of judged)
    if (typeof run?.alarms !== 'object')
      throw new DomainError('alarmTable', 'judged', 'of judged runs', run);
  const kinds = new Map<string, JudgedRun[]>();
  for (const run of judged) kinds.set(run.kind.name, [...(kinds.get(run.kind.name) ?? []), run]);
  return [...kinds.values()].flatMap((runs) =>
    Object.keys(runs[0]!.alarms).map((detector) => rowOf(runs, detector)),
  );
}

function rowOf(runs: readonly JudgedRun[], detector: string): AlarmRow {
  const { name: kind, description, tuned, sick, mayAsk, shows } = runs[0]!.kind;
  const told = runs.map(({ alarms, fault }) => ({ fault, said: alarms[detector] ?? [] }));
  const early = told.map(({ fault, said }) =>
    said.filter(({ seen }) => fault === null || seen < fault.since),
  );
  const right = told.flatMap(({ fault, said }) => {
    const told = said.filter(
      ({ seen, metric, severity }) =>
        severity !== 'good' && seen >= (fault?.since ?? Infinity) && shows.includes(metric),
    );
    return fault !== null && told.length > 0 ? [{ fault, told }] : [];
  });
  const first = right.map(({ fault, told }) => ({
    fault,
    alarm: told.reduce((a, b) => (b.seen < a.seen ? b : a)),
  }));
  const dated = first.flatMap(({ fault, alarm: { onset } }) =>
    onset === null ? [] : [{ fault, onset }],
  );
  return {
    kind,
    description,
    tuned,
    sick,
    mayAsk,
    detector,
    runs: runs.length,
    alarms: countsOf(early, 'alarm'),
    asks: countsOf(early, 'ask'),
    caught: right.length,
    alarmed: right.filter(({ told }) => told.some(({ severity }) => severity === 'alarm')).length,
    praised: told.filter(
      ({ fault, said }) =>
        fault !== null &&
        said.some(({ severity, seen }) => severity === 'good' && seen >= fault.since) &&
        !said.some(({ severity, seen }) => severity === 'alarm' && seen >= fault.since),
    ).length,
    delay: median(first.map(({ fault, alarm }) => alarm.seen - fault.since)),
    dated: dated.length,
    held: dated.filter(({ fault, onset }) => onset.low <= fault.full && fault.since <= onset.high)
      .length,
  };
}

/** Runs of which each code was said, with one severity. */
function countsOf(
  runs: readonly (readonly RunAlarm[])[],
  severity: RunAlarm['severity'],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const said of runs)
    for (const code of new Set(
      said.flatMap((one) => (one.severity === severity ? [one.code] : [])),
    ))
      counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0
    ? Number.NaN
    : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}
