import { formatPlural, type Table } from '@bits-per-sample/core';
import type { ReportNote } from '../trials/reportSource.ts';
import { type HistorySteps, historySteps } from './historySteps.ts';
import { historyTable } from './historyTable.ts';

/** A log of metrics that has been read. */
export interface History {
  readonly name: string;
  readonly metrics: readonly Table[];
  /** Rollouts of it, if it holds any. */
  readonly groups?: Table | null;
}

/** Runs that are spelled out. */
const MOST_NAMES = 8;

/** What is known of a run so far, and how its metrics are called. */
interface RunHistory {
  readonly folder: string;
  readonly file: string;
  steps: HistorySteps;
  readonly names: Map<string, string>;
}

/** Folders that belong to the run around them. */
const INSIDE = /[\\/]checkpoint-[^\\/]+$|(?<=[\\/][0-9a-f]{32})[\\/]metrics(?:[\\/].+)?$/;
const EVENTS = /^[\\/]runs(?:[\\/][^\\/]+)?$/;

/**
 * What several logs of metrics say together. Logs of one folder are one run when no value of one
 * contradicts the other: a log whose values all stand in a longer one (an earlier checkpoint, the
 * same means in another container) adds nothing, others are put side by side, step by step. Of a
 * run that was resumed the later values count. Where values of the same steps differ from the
 * first on, and in other folders, there are several runs: the longest is what is said of.
 */
export function joinHistories(
  histories: readonly History[],
  notes: ReportNote[],
): readonly Table[] {
  const known = histories.filter(({ metrics }) => metrics.some(({ rowCount }) => rowCount > 0));
  if (known.length < 2) return known.flatMap(({ metrics }) => metrics);
  // a store that holds several runs tells them apart itself
  if (known.some(({ metrics }) => metrics.some(({ columns }) => columns.run !== undefined)))
    return known.flatMap(({ metrics }) => metrics);
  const folders = foldersOf(known.map(({ name }) => name));
  const logs = known
    .map(({ name, metrics }, i) => ({ name, folder: folders[i]!, steps: historySteps(metrics) }))
    .sort((a, b) => reach(b.steps) - reach(a.steps) || b.steps.size - a.steps.size);
  const runs: RunHistory[] = [];
  let contained = 0;
  for (const { name, folder, steps } of logs) {
    const run = runs.find((other) => other.folder === folder && agrees(other, steps));
    if (run === undefined) runs.push(newRun(name, folder, steps));
    else if (!add(run, steps)) contained++;
  }
  if (contained > 0)
    notes.push({
      code: 'checkpoints',
      message: `${formatPlural(contained, 'log')} of metrics ${contained === 1 ? 'says' : 'say'} nothing that a longer one of the same run does not say.`,
    });
  const [longest = newRun('', '', new Map())] = runs;
  if (runs.length > 1)
    notes.push(
      severalRuns(
        runs,
        histories.some(({ groups }) => groups),
      ),
    );
  return [historyTable(longest.steps)];
}

/** What is said of files that hold several runs; `beside` where rollouts say the most. */
function severalRuns(runs: readonly RunHistory[], beside: boolean): ReportNote {
  const named = runs.slice(0, MOST_NAMES).map(({ folder, file, steps }) => {
    const alone = runs.filter((other) => other.folder === folder).length === 1;
    return `${(alone && lastOf(folder)) || file} (${formatPlural(steps.size, 'step')})`;
  });
  const more = runs.length > MOST_NAMES ? `, and ${runs.length - MOST_NAMES} more` : '';
  return {
    code: 'one-run-of-several',
    message: `The files hold the metrics of ${runs.length} runs: ${named.join(', ')}${more}. Metrics are those of the first; give the files of another alone to read it.`,
    severity: beside ? 'note' : 'alarm',
  };
}

const reach = (steps: HistorySteps): number =>
  [...steps.keys()].reduce((most, step) => Math.max(most, step), Number.NEGATIVE_INFINITY);
const start = (steps: HistorySteps): number =>
  [...steps.keys()].reduce((least, step) => Math.min(least, step), Number.POSITIVE_INFINITY);
const lastOf = (path: string): string => path.split(/[\\/]/).at(-1) || path;

/** The folder of the run that each file belongs to. */
function foldersOf(names: readonly string[]): string[] {
  const folders = names.map((name) => name.replace(/[\\/]?[^\\/]*$/, '').replace(INSIDE, ''));
  return folders.map(
    (folder) =>
      folders.find(
        (other) => folder.startsWith(other) && EVENTS.test(folder.slice(other.length)),
      ) ?? folder,
  );
}

/** The same metric as a trainer and as a logger call it: `loss`, `train/loss`; `eval_loss`, `eval/loss`. */
const plainName = (name: string): string => name.replace(/^train\//, '').replace(/^eval_/, 'eval/');

function newRun(name: string, folder: string, steps: HistorySteps): RunHistory {
  const run: RunHistory = { folder, file: lastOf(name), steps: new Map(), names: new Map() };
  add(run, steps);
  return run;
}

/** Values that a log of single precision has differently. */
const TOLERANCE = 1e-5;
const differ = (a: number, b: number): boolean =>
  Math.abs(a - b) > TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

/** Whether a log may be of a run: it differs nowhere, or only where the run was resumed. */
function agrees({ steps: known, names }: RunHistory, steps: HistorySteps): boolean {
  let [common, different, all] = [0, 0, 0];
  for (const [step, values] of steps)
    for (const [name, value] of values) {
      all++;
      const there = known.get(step)?.get(names.get(plainName(name)) ?? name);
      if (there === undefined) continue;
      common++;
      if (differ(there, value)) different++;
    }
  const resumed = start(steps) < start(known) && different < all / 2;
  return resumed || different <= 0.01 * common;
}

/** Puts a log to a run, where what is known counts; returns whether it added anything. */
function add(run: RunHistory, steps: HistorySteps): boolean {
  const joined = new Map(run.steps);
  let adds = false;
  for (const [step, values] of steps) {
    const there = new Map(joined.get(step));
    const before = there.size;
    for (const [name, value] of values) {
      const called = run.names.get(plainName(name)) ?? name;
      run.names.set(plainName(name), called);
      if (!there.has(called)) there.set(called, value);
    }
    adds ||= there.size > before;
    joined.set(step, there);
  }
  run.steps = joined;
  return adds;
}
