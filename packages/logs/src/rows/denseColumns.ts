import { bareName } from './bareName.ts';
import { valueAt } from './columnPath.ts';
import { denseNames } from './denseNames.ts';
import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

/** Columns of a log, as paths, that say of each token or turn what a reward says of the whole. */
export interface DenseColumns {
  /** Log-probabilities of the sampled tokens by the policy that sampled them: a list, or their sum. */
  readonly student: string | undefined;
  /** The same by the teacher. */
  readonly teacher: string | undefined;
  /** Log-probabilities of the same k tokens at each place by the student. */
  readonly studentTop: string | undefined;
  /** The same by the teacher. */
  readonly teacherTop: string | undefined;
  /** Which tokens the policy wrote, where others stand between them. */
  readonly mask: string | undefined;
  /** Rewards of the turns, or the turns with a reward each. */
  readonly turns: string | undefined;
  /** Columns that hold sums already, as {@link denseNames} calls them. */
  readonly sums: readonly string[];
}

/** What log-probabilities are called, without `_`, `-` and case. */
const LOGPROBS = '(?:logprobs?|logps?|logprobabilit(?:y|ies))';
const TOP = '(?:top(?:k|[0-9]+)?)';
/** Names by what they are of, the most telling first. */
const TEACHER = [new RegExp(`^(?:teacher|distill(?:ation)?teacher)(?:token)?${LOGPROBS}(?:sum)?$`)];
const STUDENT = [
  new RegExp(`^student(?:token)?${LOGPROBS}(?:sum)?$`),
  new RegExp(`^(?:rollout|sampling|sampled|sampler|inference|generation|behaviou?r)${LOGPROBS}$`),
  new RegExp(`^(?:old|policy|actor|action|response|completion|token|pertoken)?${LOGPROBS}$`),
];
const TEACHER_TOP = [new RegExp(`^teacher(?:${TOP}${LOGPROBS}|${LOGPROBS}${TOP})$`)];
const STUDENT_TOP = [new RegExp(`^student(?:${TOP}${LOGPROBS}|${LOGPROBS}${TOP})$`)];
const MASK = [/^(?:loss|response|completion|token(?:loss)?|assistant|action)?mask$/];
/** Columns without which the others of {@link denseNames} say nothing, or are something else. */
const SUMS = ['teacher_distance', 'teacher_top_told', 'turn_codes_1'];
const TURNS = [
  /^(?:(?:per)?(?:turn|step|process)(?:level)?(?:rewards|scores)|(?:rewards|scores)per(?:turn|step))$/,
  /^(?:turns|steps)$/,
];

/**
 * The columns of dense signals, by their names and by what stands in the first rows, at the top of a
 * row or one object deep; undefined where a log has none.
 */
export function denseColumns(head: readonly RowObject[]): DenseColumns | undefined {
  const paths = [...new Set(head.flatMap(pathsOf))].sort();
  const find = (
    patterns: readonly RegExp[],
    fits: (value: unknown) => boolean,
  ): string | undefined => {
    for (const pattern of patterns)
      for (const path of paths) {
        const name = bareName(path.slice(path.indexOf('.') + 1));
        if (pattern.test(name) && head.some((row) => fits(valueAt(row, path)))) return path;
      }
    return undefined;
  };
  const teacher = find(TEACHER, isLogprobs);
  const teacherTop = find(TEACHER_TOP, isList);
  const turns = find(TURNS, areTurns);
  const has = (name: string): boolean => head.some((row) => typeof row[name] === 'number');
  const sums = SUMS.some(has) ? denseNames.filter(has) : [];
  if ((teacher ?? teacherTop ?? turns ?? sums[0]) === undefined) return undefined;
  const ofList = head.some((row) => isList(valueAt(row, teacher ?? '')));
  return {
    teacher,
    student: teacher && find(STUDENT, ofList ? isList : isLogprobs),
    teacherTop,
    studentTop: teacherTop && find(STUDENT_TOP, isList),
    mask: ofList || teacherTop !== undefined ? find(MASK, isList) : undefined,
    turns,
    sums,
  };
}

/** Columns of a row, and fields of the objects in it. */
const pathsOf = (row: RowObject): string[] =>
  Object.entries(row).flatMap(([key, value]) =>
    isObject(value)
      ? [
          key,
          ...Object.keys(value)
            .slice(0, 64)
            .map((name) => `${key}.${name}`),
        ]
      : [key],
  );

const isLogprobs = (value: unknown): boolean => typeof value === 'number' || isList(value);

/** A list, or the JSON of one, as a cell of a CSV file holds it. */
const isList = (value: unknown): boolean =>
  (Array.isArray(value) && value.length > 0) ||
  ArrayBuffer.isView(value) ||
  (typeof value === 'string' && /^\s*\[/.test(value));

/** Numbers, as few as turns are; or objects that have a reward. */
const areTurns = (value: unknown): boolean => {
  if (typeof value === 'string') return isList(value);
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every(
    (turn) => turn === null || typeof turn === 'number' || typeof turn === 'boolean',
  )
    ? value.length <= 64
    : value.every((turn) => isObject(turn) && 'reward' in turn);
};
