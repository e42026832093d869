import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { ColumnError } from '../rows/columnError.ts';
import { ROOT, valueAt } from '../rows/columnPath.ts';
import type {
  DocumentContext,
  MetricsRow,
  RowObject,
  RowReader,
  RowSink,
} from '../rows/rowFormat.ts';
import { Where } from '../rows/where.ts';
import { flatMetrics } from './flatMetrics.ts';
import { isEvaluationMetric } from './isEvaluationMetric.ts';
import type { LoggedRow } from './loggedRow.ts';
import { mergeSteps } from './mergeSteps.ts';
import { stepColumns } from './stepColumns.ts';

/** Text that is a number; longer text is none. */
const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+|inf(?:inity)?|nan)(?:e[+-]?\d+)?\s*$/i;
const LONGEST = 40;

/** Clocks and places of a logger, which are no metrics. */
const CLOCKS: ReadonlySet<string> = new Set(
  '_runtime _timestamp _wandb time timestamp wall_time recorded_at created_at log_id id'.split(' '),
);

/** What the closing row of a Hugging Face trainer sums up. */
const CLOSING =
  /^(?:train\/)?(?:train_runtime|train_samples_per_second|train_steps_per_second|total_flos|train_loss)$/;

/**
 * Reads any log of metrics. It takes plain objects in any shape that {@link flatMetrics} knows, one
 * row per step or many, in any order, and gives one row per step of each run, in order of steps:
 * the columns as they were logged, `step`, and `run` where the log holds several. So a container
 * only has to give out what it holds.
 *
 * Rows of one step are put together. Where a step comes again with the same columns, the later
 * value stands, as a resumed run wants it, and the note `steps-again` counts them.
 */
export class MetricsReader implements RowReader<MetricsRow> {
  readonly uses: readonly (keyof ColumnMapping)[] = ['step', 'where'];
  readonly #context: DocumentContext;
  readonly #runs = new Map<string | undefined, LoggedRow[]>();
  #first: RowObject | undefined;
  #stepSeen = false;

  readonly #where: Where;
  /** The run that is wanted; undefined when all are. */
  readonly #wanted: string | undefined;
  /** The others. */
  readonly #unwanted = new Set<string>();

  constructor(context: DocumentContext) {
    const { run, ...where } = context.mapping.where ?? {};
    this.#context = context;
    this.#wanted = run;
    this.#where = new Where({ where }, context.tally);
  }

  read(row: RowObject): void {
    this.#first ??= row;
    const { mapping, tally } = this.#context;
    if (!this.#where.keeps(row, ROOT)) return;
    const step = mapping.step === undefined ? undefined : valueAt(row, mapping.step);
    for (const { run, fields } of flatMetrics(row)) {
      if (this.#wanted !== undefined && run !== this.#wanted) {
        this.#unwanted.add(run ?? 'one without a name');
        continue;
      }
      const steps = new Map<string, number>();
      const values = new Map<string, number>();
      if (mapping.step !== undefined) {
        const value =
          step ?? (Object.hasOwn(fields, mapping.step) ? fields[mapping.step] : undefined);
        this.#stepSeen ||= value !== undefined;
        steps.set(mapping.step, tally.number(value));
      }
      const closing = isClosing(fields);
      if (closing)
        tally.note('run-summary', 'the closing row (train_runtime, train_loss) left out');
      for (const [name, value] of Object.entries(fields)) {
        if (stepColumns.includes(name)) steps.set(name, scalar(value, tally) ?? Number.NaN);
        else if (!CLOCKS.has(name) && !(closing && CLOSING.test(name))) {
          const number = scalar(value, tally);
          if (number !== undefined) values.set(name, number);
        }
      }
      const measured = [...values.keys()].filter((name) => name !== 'epoch');
      if (measured.length === 0) continue;
      const rows = this.#runs.get(run) ?? [];
      this.#runs.set(run, rows);
      rows.push({
        steps,
        values,
        evaluation: measured.every(isEvaluationMetric),
      });
    }
  }

  end(out: RowSink<MetricsRow>): void {
    const { mapping, name, nameStep, tally } = this.#context;
    const { step: column } = mapping;
    const unseen =
      this.#where.unseen() ?? (this.#stepSeen || this.#first === undefined ? undefined : column);
    if (unseen !== undefined)
      throw new ColumnError(name, this.#first ?? {}, 'a column of that name', { column: unseen });
    const runs = this.#runs;
    if (runs.size === 0 && this.#unwanted.size > 0)
      throw new SchemaError(
        { file: name, column: 'run' },
        `a run called ${this.#wanted}`,
        listed([...this.#unwanted]),
      );
    const several = runs.size > 1;
    const lengths: [run: string, steps: number][] = [];
    for (const [run, rows] of runs) {
      const steps = mergeSteps(rows, { column, nameStep }, tally);
      lengths.push([run ?? 'one without a name', steps.length]);
      for (const row of steps) out.push(several && run !== undefined ? { run, ...row } : row);
    }
    if (several) noteRuns(lengths, tally);
    runs.clear();
  }
}

function noteRuns(runs: readonly (readonly [run: string, steps: number])[], tally: Tally): void {
  const names = runs.map(([run, steps]) => `${run} (${count(steps, 'step')})`);
  tally.note('several-runs', `the log holds ${runs.length} runs: ${listed(names)}`);
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`;

const isClosing = (fields: Readonly<Record<string, unknown>>): boolean =>
  'train_runtime' in fields || 'train/train_runtime' in fields;

/** A value as a number; undefined when nothing was logged, or something else than a number. */
function scalar(value: unknown, tally: Tally): number | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return tally.number(value);
  if (typeof value === 'bigint' || value === null) return tally.number(value);
  if (typeof value !== 'string' || value.length > LONGEST || !NUMBER.test(value)) return undefined;
  return tally.number(value);
}
