import type { ColumnMapping } from '../log/columnMapping.ts';
import { bareName } from './bareName.ts';
import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

/** Names of columns of what was answered, without `_`, `-` and case. */
const TEXT =
  /^(?:completion|response|output|generation|generatedtext|outputtext|responsetext|completiontext|modeloutput|modelresponse)s?$/;
/**
 * Names of columns of the answer that was taken out of it. `answer`, `target`, `label` and
 * `final_answer` are as often the right one, which says nothing of what was answered.
 */
const ANSWER = /^(?:pred|prediction|(?:pred|predicted|extracted|parsed)(?:answer|prediction)?)s?$/;
/** Names of columns of the updates between the policy that sampled and the one that was trained. */
const LAG = /^(?:lag|policylag|staleness|offpolicylevel|offpolicysteps)$/;

/** Columns of a log that tell equal answers and stale ones, where it has them. */
export interface AnswerColumns {
  /** What was answered, as text or chat messages. */
  readonly text: string | undefined;
  /** The answer that was taken out of it. */
  readonly answer: string | undefined;
  /** Updates of the policy since. */
  readonly lag: string | undefined;
}

/**
 * The columns that tell equal answers, by their names and by what stands in the first rows; those
 * that the caller gave another meaning are not among them.
 */
export function answerColumns(head: readonly RowObject[], mapping: ColumnMapping): AnswerColumns {
  const { where: _, ...named } = mapping;
  const used = new Set<unknown>(Object.values(named).flat());
  const names = new Set(head.flatMap((row) => Object.keys(row)));
  const free = [...names].filter((name) => !used.has(name)).sort();
  const find = (pattern: RegExp, fits: (value: unknown) => boolean): string | undefined =>
    free.find(
      (name) =>
        pattern.test(bareName(name)) &&
        head.some((row) => fits(row[name])) &&
        head.every((row) => (row[name] ?? null) === null || fits(row[name])),
    );
  return {
    text: mapping.text === undefined ? find(TEXT, isSaid) : undefined,
    answer: mapping.answer === undefined ? find(ANSWER, isPlain) : undefined,
    lag: mapping.lag === undefined ? find(LAG, isNumber) : undefined,
  };
}

/** A text, or a list of texts or of messages. */
const isSaid = (value: unknown): boolean =>
  isText(value) ||
  (Array.isArray(value) && value.every((one) => one === null || isText(one) || isObject(one)));

/** A text or a number, or a list of such. */
const isPlain = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((one) => one === null || isText(one) || isNumber(one))
    : isText(value) || isNumber(value);

const isText = (value: unknown): boolean => typeof value === 'string';

const isNumber = (value: unknown): boolean => typeof value === 'number';
