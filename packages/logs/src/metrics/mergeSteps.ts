import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { MetricsRow } from '../rows/rowFormat.ts';
import type { LoggedRow } from './loggedRow.ts';
import { type NamedStep, stepsOf } from './stepsOf.ts';

/** A step at work. */
interface Step {
  /** The values that stand: of several, the last. */
  readonly values: Map<string, number>;
  /** Sums of all values of a name, and how many they are. */
  readonly sums: Map<string, readonly [sum: number, n: number]>;
  /** Rows that logged something of it that an earlier one had logged already. */
  again: number;
}

/** Puts the rows of one run together, one row per step, in order of steps. */
export function mergeSteps(
  rows: readonly LoggedRow[],
  named: NamedStep,
  tally: Tally,
): MetricsRow[] {
  const steps = new Map<number, Step>();
  let highest = Number.NEGATIVE_INFINITY;
  let back: readonly [from: number, to: number] | undefined;
  for (const { step, row } of stepsOf(rows, named, tally)) {
    const known = steps.get(step) ?? { values: new Map(), sums: new Map(), again: 0 };
    if (addTo(known, row)) {
      known.again++;
      if (step < highest) back ??= [highest, step];
    }
    highest = Math.max(highest, step);
    steps.set(step, known);
  }
  const averaged = noteAgain([...steps.values()], back, tally);
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, { values, sums }]) => ({
      step,
      ...Object.fromEntries(
        [...values].map(([name, value]) => {
          const [sum, n] = sums.get(name) ?? [value, 1];
          return [name, averaged ? sum / n : value];
        }),
      ),
    }));
}

/** Adds a row to its step; whether it logged again what had been logged. */
function addTo({ values, sums }: Step, row: LoggedRow): boolean {
  let again = false;
  for (const [name, value] of row.values) {
    const known = sums.get(name);
    if (known !== undefined && Number.isNaN(value)) continue;
    values.set(name, value);
    if (Number.isNaN(value)) continue;
    if (name !== 'epoch') again ||= known !== undefined;
    sums.set(name, [(known?.[0] ?? 0) + value, (known?.[1] ?? 0) + 1]);
  }
  return again;
}

/** Says which steps were logged more than once; whether their means stand, and not the last. */
function noteAgain(
  steps: readonly Step[],
  back: readonly [from: number, to: number] | undefined,
  tally: Tally,
): boolean {
  const again = steps.filter((step) => step.again > 0);
  if (again.length === 0) return false;
  // most steps at once and never a step back: parts of a step, such as mini-batches
  const averaged = back === undefined && steps.length > 1 && 2 * again.length > steps.length;
  if (averaged) {
    const rows = again.reduce((n, step) => n + step.again + 1, 0);
    tally.note(
      'steps-averaged',
      (n) =>
        `${count(n, 'row')} of ${count(again.length, 'step')}, several a step: their means are kept`,
      rows,
    );
    return true;
  }
  const why =
    back === undefined
      ? ''
      : `: the log goes back from step ${back[0]} to ${back[1]}, as when a run is resumed`;
  tally.note(
    'steps-again',
    (n) => `${count(n, 'step')} logged more than once${why}; the later values are kept`,
    again.length,
  );
  return false;
}
