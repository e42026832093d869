import { SchemaError, type Table } from '@bits-per-sample/core';
import { has, type RowObject } from '../rows/rowFormat.ts';
import { writeCount } from '../rows/sums.ts';
import { TableBuilder } from '../rows/tableBuilder.ts';
import { count, type Tally } from '../rows/tally.ts';
import type { DocumentContext, DocumentFormat } from './documentFormats.ts';

/** What Hugging Face trainers leave in a checkpoint: metrics, or counts when asked for. */
export const trainerState: DocumentFormat = {
  name: 'trainer-state',
  recognises: (document) => Array.isArray(document.log_history) && has(document, 'global_step'),
  read: (document, context) =>
    context.mapping.reward === undefined && context.mapping.groupSize === undefined
      ? { kind: 'metrics', tables: metrics(document, context.tally) }
      : { kind: 'counts', tables: counts(document, context) },
};

/** The training rows of `log_history`; evaluations and the closing row keep their own time. */
function trainingRows(document: RowObject, tally: Tally): RowObject[] {
  const rows: RowObject[] = [];
  for (const row of document.log_history as readonly unknown[]) {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) {
      tally.skip(
        'not-an-object',
        (n) => `${count(n, 'row')} that held something else than an object`,
      );
    } else if (Object.keys(row).some((key) => key.startsWith('eval_'))) {
      tally.note(
        'eval-rows',
        (n) => `${count(n, 'evaluation row')} kept apart from the training rows`,
      );
    } else if (Object.hasOwn(row, 'train_runtime')) {
      tally.note('run-summary', 'the closing row (train_runtime, train_loss) left out');
    } else rows.push(row as RowObject);
  }
  tally.note(
    'global-step',
    `global_step ${tally.number(document.global_step)}; each checkpoint holds the whole history, so of several read the one with the largest`,
  );
  return rows;
}

/** What was logged, one row per step, all columns numeric. */
function metrics(document: RowObject, tally: Tally): Table[] {
  const rows = trainingRows(document, tally);
  const builder = new TableBuilder(Math.max(1, rows.length));
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const numeric = tally.number(value);
      builder.number(name, numeric);
      if (Number.isNaN(numeric)) tally.noteMissing(name);
    }
    builder.endRow();
    tally.rows++;
  }
  const table = builder.take();
  noteDeadGroups(table, tally);
  return rows.length > 0 ? [table] : [];
}

function noteDeadGroups({ columns }: Table, tally: Tally): void {
  const dead = columns.frac_reward_zero_std as Float64Array | undefined;
  if (dead?.every((x) => x === 0 || x === 1 || Number.isNaN(x))) {
    tally.note(
      'frac-zero-std-trap',
      'frac_reward_zero_std is 0 or 1 at every step. With scale_rewards="batch" (or normalize_then_sum) it speaks of the whole batch and hides every dead group; the file does not say which was set',
    );
  }
  if (!dead && columns.reward_std) {
    tally.note(
      'no-frac-zero-std',
      'frac_reward_zero_std is not logged (older TRL): reward_std = 0 says only that all groups of that step were dead',
    );
  }
}

/**
 * Logged means taken as counts: where each mean is over one group of G rollouts that are worth
 * 0 or v, mean · G / v is the number of successes.
 */
function counts(document: RowObject, { mapping, tally, name: file }: DocumentContext): Table[] {
  const { reward, groupSize, successValue } = mapping;
  const field = reward?.length === 1 ? reward[0] : undefined;
  if (field === undefined || groupSize === undefined) {
    throw new SchemaError(
      { file },
      'one reward and groupSize (the rollouts behind each logged mean) in the mapping of a trainer_state.json',
      `reward=${reward?.join(',') ?? '<none>'} groupSize=${groupSize ?? '<none>'}`,
    );
  }
  const rows = trainingRows(document, tally).filter((row) => has(row, field));
  const means = rows.map((row) => tally.number(row[field]));
  const finite = means.filter((x) => !Number.isNaN(x));
  const value = successValue ?? worthOfSuccess(finite, groupSize);
  if (rows.length === 0 || !fits(finite, groupSize, value)) {
    throw new SchemaError(
      { file, column: field },
      `logged means that are c·v/${groupSize} with a whole number c of successes worth v`,
      rows.length === 0
        ? `no such column; columns: ${columnNames(document)}`
        : 'others: several groups behind one mean, or graded rewards',
    );
  }
  tally.grouping = { method: 'explicit id', detail: 'step (one group per logged step)' };
  tally.note(
    'means-as-counts',
    `an interpretation: every ${field} × ${groupSize} is a whole multiple of ${value}, so each logged step is read as one group of ${groupSize} rollouts worth 0 or ${value}; successes count as 1`,
  );
  const builder = new TableBuilder(rows.length);
  for (const [at, row] of rows.entries()) {
    const mean = means[at]!;
    if (Number.isNaN(mean)) {
      tally.skip('no-counts', (n) => `${count(n, 'logged step')} without a mean`);
      continue;
    }
    const step = tally.number(row.step);
    const group = Number.isNaN(step) ? `row ${at}` : String(step);
    const successes = Math.round((mean * groupSize) / value);
    writeCount({ step, group, successes, attempts: groupSize }, builder, tally);
  }
  return [builder.take()];
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

const columnNames = (document: RowObject): string => {
  const first = (document.log_history as readonly unknown[])[0];
  return first !== null && typeof first === 'object'
    ? Object.keys(first).slice(0, 40).join(', ')
    : 'none';
};
