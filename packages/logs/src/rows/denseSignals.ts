import { count } from '../log/count.ts';
import { valueAt } from './columnPath.ts';
import type { DenseColumns } from './denseColumns.ts';
import { listOf } from './listOf.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedRollout } from './markedRollout.ts';
import type { RowObject } from './rowFormat.ts';
import { type TeacherFault, teacherSums, topSums } from './teacherSums.ts';
import { turnCode, turnColumns, turnRewards } from './turnCodes.ts';

/** Puts beside rollouts what the lists of their tokens and turns add up to; no list is kept. */
export class DenseSignals {
  readonly #columns: DenseColumns;
  readonly #tally: LogTally;

  constructor(columns: DenseColumns, tally: LogTally) {
    this.#columns = columns;
    this.#tally = tally;
    const { teacher, student, teacherTop, studentTop } = columns;
    const without = (had: string, model: string): void =>
      tally.alarm(
        'student-logprobs-missing',
        `${had} holds log-probabilities of a teacher, and no column those of the student for the same tokens: what was told takes both. Log them as ${model}`,
      );
    if (teacher !== undefined && student === undefined) without(teacher, 'student_logprobs');
    if (teacherTop !== undefined && studentTop === undefined)
      without(teacherTop, 'student_top_logprobs');
  }

  /** Marks what a row became. */
  put(row: RowObject, items: readonly MarkedRollout[]): void {
    if (items.length !== 1) return;
    const sums = {
      ...this.#summedUp(row),
      ...this.#sampled(row),
      ...this.#top(row),
      ...this.#turns(row),
    };
    if (Object.keys(sums).length > 0) items[0]!.dense = sums;
  }

  #summedUp(row: RowObject): Record<string, number> {
    const known = this.#columns.sums.filter((name) => Number.isFinite(row[name]));
    return Object.fromEntries(known.map((name) => [name, row[name] as number]));
  }

  #list(row: RowObject, path: string | undefined): readonly unknown[] | undefined {
    return path === undefined ? undefined : listOf(valueAt(row, path));
  }

  #sampled(row: RowObject): Record<string, number> {
    const { student, teacher, mask } = this.#columns;
    if (student === undefined || teacher === undefined) return {};
    const [own, other] = [valueAt(row, student), valueAt(row, teacher)];
    if (typeof own === 'number' && typeof other === 'number') return this.#summed(own, other);
    const [s, t] = [listOf(own), listOf(other)];
    if (s === undefined || t === undefined) return this.#missing(1);
    const sums = teacherSums(s, t, this.#list(row, mask));
    if (typeof sums === 'string') return this.#fault(sums, `${student} and ${teacher}`);
    if (sums.missing > 0)
      this.#tally.note(
        'token-logprobs-missing',
        (n) => `${count(n, 'token')} without a log-probability by both models left out`,
        sums.missing,
      );
    if (sums.tokens === 0) return {};
    return {
      teacher_tokens: sums.tokens,
      teacher_distance: sums.distance,
      teacher_excess: sums.excess,
      teacher_told: sums.told,
      ...(sums.excluded > 0 && { teacher_excluded: sums.excluded }),
      first_logprob: sums.first,
    };
  }

  /** Sums over the answer tell the distance, and no more. */
  #summed(student: number, teacher: number): Record<string, number> {
    if (student > 0 || teacher > 0)
      return this.#fault('positive', `${this.#columns.student} and ${this.#columns.teacher}`);
    const distance = student - teacher;
    return Number.isFinite(distance) ? { teacher_distance: distance } : this.#missing(1);
  }

  #top(row: RowObject): Record<string, number> {
    const { studentTop, teacherTop, teacher, mask } = this.#columns;
    if (studentTop === undefined || teacherTop === undefined) return {};
    const [s, t] = [this.#list(row, studentTop), this.#list(row, teacherTop)];
    if (s === undefined || t === undefined) return {};
    const sums = topSums(s, t, this.#list(row, mask), this.#list(row, teacher));
    if (typeof sums === 'string') return this.#fault(sums, `${studentTop} and ${teacherTop}`);
    return sums.tokens === 0
      ? {}
      : { teacher_top_tokens: sums.tokens, teacher_top_told: sums.told };
  }

  #turns(row: RowObject): Record<string, number> {
    const turns = this.#list(row, this.#columns.turns);
    if (turns === undefined || turns.length < 1) return {};
    return turnColumns(turnRewards(turns).map(turnCode));
  }

  #missing(rollouts: number): Record<string, number> {
    this.#tally.note(
      'logprobs-missing',
      (n) => `${count(n, 'rollout')} without log-probabilities by both models`,
      rollouts,
    );
    return {};
  }

  #fault(fault: TeacherFault, columns: string): Record<string, number> {
    this.#tally.alarm(
      `logprobs-${fault}`,
      (n) => `${count(n, 'rollout')} left out of what the teacher told: ${columns} ${WHY[fault]}`,
    );
    return {};
  }
}

const WHY: Readonly<Record<TeacherFault, string>> = {
  positive:
    'hold numbers above 0, which no log-probability is. Are they probabilities, or negative log-likelihoods? Log natural logarithms of probabilities',
  unequal:
    'have lists of different lengths, so that which tokens belong together cannot be told. Log both for the tokens of the answer, and for no others',
  'above-one':
    'hold probabilities that add up to more than 1 at one place. Are they logarithms to another base, or logits? Log natural logarithms of probabilities',
  renormalised:
    'hold probabilities that leave nothing to other tokens, though other tokens were sampled or may be. Made to add up to 1 over a few tokens they bound nothing: log them before that',
};
