import { SchemaError } from '@bits-per-sample/core';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { ColumnError } from '../rows/columnError.ts';
import {
  type DocumentContext,
  type GroupCount,
  has,
  type RowObject,
  type RowReader,
  type RowSink,
} from '../rows/rowFormat.ts';
import { flatMetrics } from './flatMetrics.ts';
import { stepColumns } from './stepColumns.ts';

/** Whether a row is of training; evaluations and the closing row keep their own time. */
function isTraining(row: RowObject, tally: Tally): boolean {
  if (Object.keys(row).some((key) => key.startsWith('eval_'))) {
    tally.note(
      'eval-rows',
      (n) => `${count(n, 'evaluation row')} kept apart from the training rows`,
    );
    return false;
  }
  if (!Object.hasOwn(row, 'train_runtime')) return true;
  tally.note('run-summary', 'the closing row (train_runtime, train_loss) left out');
  return false;
}

/**
 * Logged means taken as counts: where each mean is over one group of G rollouts that are worth
 * 0 or v, mean · G / v is the number of successes.
 */
export class MeansReader implements RowReader<GroupCount> {
  readonly grouping = {
    method: 'explicit id',
    detail: 'step (one group per logged step)',
  } as const;
  readonly prompts = {
    method: 'unknown',
    detail: 'a logged mean does not say which prompt it is of',
  } as const;
  readonly uses = ['reward', 'groupSize', 'successValue'] as const;
  #first: RowObject | undefined;
  readonly #context: DocumentContext;
  readonly #field: string;
  readonly #groupSize: number;
  readonly #held: { item: GroupCount; mean: number }[] = [];
  #read = 0;

  constructor(context: DocumentContext) {
    const { reward, groupSize } = context.mapping;
    const field = reward?.length === 1 ? reward[0] : undefined;
    if (field === undefined || groupSize === undefined) {
      throw new SchemaError(
        { file: context.name },
        'one reward and groupSize (the rollouts behind each logged mean) in the mapping of a log of means',
        `reward=${reward?.join(',') ?? '<none>'} groupSize=${groupSize ?? '<none>'}`,
      );
    }
    this.#context = context;
    this.#field = field;
    this.#groupSize = groupSize;
  }

  read(row: RowObject, out: RowSink<GroupCount>): void {
    const { tally } = this.#context;
    this.#first ??= row;
    let isEmpty = true;
    for (const { run, fields } of flatMetrics(row)) {
      const isOther = !isTraining(fields, tally);
      const isHeld = !isOther && has(fields, this.#field);
      if (isOther || isHeld) isEmpty = false;
      if (!isHeld) continue;
      const mean = tally.number(fields[this.#field]);
      const column = stepColumns.find((name) => !Number.isNaN(tally.number(fields[name])));
      const step = column === undefined ? Number.NaN : tally.number(fields[column]);
      const group = Number.isNaN(step) ? `row ${this.#read}` : String(step);
      this.#read++;
      const item = { run, step, group, successes: Number.NaN, attempts: this.#groupSize };
      out.hold(item);
      this.#held.push({ item, mean });
    }
    if (isEmpty)
      tally.note('no-mean', (n) => `${count(n, 'logged row')} without ${this.#field} left out`);
  }

  end(out: RowSink<GroupCount>): void {
    const { tally, mapping } = this.#context;
    const groupSize = this.#groupSize;
    const means = this.#held.flatMap(({ mean }) => (Number.isNaN(mean) ? [] : [mean]));
    const value = mapping.successValue ?? worthOfSuccess(means, groupSize);
    this.#check(means, value);
    tally.note(
      'means-as-counts',
      `an interpretation: every ${this.#field} × ${groupSize} is a whole multiple of ${value}, so each logged step is read as one group of ${groupSize} rollouts worth 0 or ${value}; successes count as 1`,
    );
    for (const { item, mean } of this.#held) {
      if (Number.isNaN(mean)) {
        tally.skip('no-counts', (n) => `${count(n, 'logged step')} without a mean`);
        continue;
      }
      item.successes = Math.round((mean * groupSize) / value);
      out.push(item);
    }
  }

  #check(means: readonly number[], value: number): void {
    const expected = `logged means that are c·v/${this.#groupSize} with a whole number c of successes worth v`;
    const { name: file } = this.#context;
    const column = this.#field;
    if (this.#held.length === 0) {
      throw new ColumnError(file, this.#first ?? {}, expected, { column, got: 'no such column' });
    }
    if (fits(means, this.#groupSize, value)) return;
    throw new SchemaError(
      { file, column },
      expected,
      'others: several groups behind one mean, or graded rewards',
    );
  }
}

/** 1 when that fits; else the largest mean, if it is a whole number: a group that was all right. */
function worthOfSuccess(means: readonly number[], groupSize: number): number {
  const largest = means.reduce((most, mean) => Math.max(most, mean), 0);
  return fits(means, groupSize, 1) || !Number.isInteger(largest) ? 1 : largest;
}

/** Means are logged in single precision. */
const TOLERANCE = 1e-4;

const fits = (means: readonly number[], groupSize: number, value: number): boolean =>
  means.length > 0 &&
  value > 0 &&
  means.every((mean) => {
    const successes = (mean * groupSize) / value;
    const whole = Math.round(successes);
    return whole >= 0 && whole <= groupSize && Math.abs(successes - whole) <= TOLERANCE;
  });
