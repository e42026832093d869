import { type Dictionary, type Estimate, isDictionary, type Table } from '@bits-per-sample/core';
import type { JudgedSample } from '../causes/judgedSample.ts';
import { quarterMeans } from '../trials/quarterMeans.ts';
import { fewerRepeats } from './fewerRepeats.ts';
import { meanOverPrompts, ratioOverPrompts } from './meanOverPrompts.ts';
import type { ReportTeacher } from './reportTeacher.ts';

/** Bits per token below which a teacher says what the student says. */
const NOTHING = 1e-4;
/** Standard errors from which on a mean is no chance, and groups that it takes. */
const BEYOND = 4;
const GROUPS = 8;

// long: one number after the other, each from the same sums
/**
 * What a teacher told, from sums over the tokens of each group; null where no rollout has
 * log-probabilities of both models.
 *
 * Whether they are what they are taken for, natural logarithms of the probabilities that the tokens
 * were sampled with, is checked by what must hold then: e^(t − s) is 1 in the mean at most, the
 * distance is at least 0, and two rollouts of a prompt begin with one token as often as their first
 * probabilities say. Where one of these fails by more than chance nothing is told.
 *
 * @param table rows of sums.
 * @param prompts which rows are of one prompt.
 * @param sample sampled rollouts of the same groups.
 */
export function readTeacher(
  table: Table,
  {
    prompts,
    sample,
    level,
  }: {
    readonly prompts: Dictionary | undefined;
    readonly sample: JudgedSample;
    readonly level: number;
  },
): ReportTeacher | null {
  const at = (name: string): Float64Array => {
    const column = table.columns[name];
    return column === undefined || isDictionary(column)
      ? new Float64Array(table.rowCount)
      : column.map((x) => (Number.isNaN(x) ? 0 : x));
  };
  const total = (name: string): number =>
    name in table.columns ? at(name).reduce((a, x) => a + x, 0) : 0;
  const rollouts = Math.max(total('teacher_distance_n'), total('teacher_top_told_n'));
  if (rollouts === 0) return null;
  const tokens = total('teacher_tokens_sum');
  const of = { level, unit: 'bits/rollout' } as const;
  const per = (name: string) =>
    meanOverPrompts({ sum: at(`${name}_sum`), count: at(`${name}_n`) }, prompts, of);
  const byToken = (name: string) =>
    ratioOverPrompts({ sum: at(`${name}_sum`), count: at('teacher_tokens_sum') }, prompts, {
      level,
      unit: 'nats/token',
    });
  const distance =
    tokens > 0
      ? byToken('teacher_distance')
      : meanOverPrompts(
          { sum: at('teacher_distance_sum'), count: at('teacher_distance_n') },
          prompts,
          { level, unit: 'nats/rollout' },
        );
  const step = stepsOf(table);
  const course = quarterMeans({
    step,
    sum: [...at('teacher_distance_sum')],
    count: [...at(tokens > 0 ? 'teacher_tokens_sum' : 'teacher_distance_n')],
  });
  const toldBy = quarterMeans({
    step,
    sum: [...at('teacher_told_sum')],
    count: [...at('teacher_tokens_sum')],
  });
  const reason =
    tokens === 0 && total('teacher_top_told_n') === 0
      ? isBelow(distance)
        ? 'below-zero'
        : 'sums-only'
      : isAbove(byToken('teacher_excess'))
        ? 'not-sampled-with'
        : isBelow(distance)
          ? 'below-zero'
          : fewerRepeats(sample)
            ? 'fewer-repeats'
            : null;
  const broken = reason !== null && reason !== 'sums-only';
  const told = reason === null && tokens > 0 ? per('teacher_told') : null;
  const toldByTop = reason === null ? per('teacher_top_told') : null;
  const flat = (x: number | undefined | null): boolean => typeof x === 'number' && x < NOTHING;
  const equal =
    reason === 'sums-only' &&
    distance !== null &&
    Math.abs(distance.upper) + Math.abs(distance.lower) < NOTHING;
  const silent =
    tokens > 0 &&
    reason === null &&
    flat(toldBy?.last) &&
    !(total('teacher_top_told_sum') > NOTHING * tokens);
  return {
    rollouts,
    tokens: tokens > 0 ? tokens : null,
    excluded: total('teacher_excluded_sum'),
    covered: coverageOf(at),
    told,
    toldByTop,
    toldPerToken: reason === null ? perToken(total, tokens) : null,
    distance: broken ? null : distance,
    course:
      broken || course === null || course.first === null
        ? null
        : { first: course.first, last: course.last },
    state: broken
      ? 'cannot tell'
      : equal
        ? 'nothing'
        : silent
          ? toldBy?.first === null || flat(toldBy?.first)
            ? 'nothing'
            : 'reached'
          : 'teaches',
    reason,
  };
}

/** Bits told per token: of k tokens and the rest where they are logged, else of the sampled ones. */
function perToken(total: (name: string) => number, tokens: number): number | null {
  const places = total('teacher_top_tokens_sum');
  if (places > 0) return total('teacher_top_told_sum') / places;
  return tokens > 0 ? total('teacher_told_sum') / tokens : null;
}

/** Share of the answers' tokens that have log-probabilities, where their lengths are known. */
function coverageOf(at: (name: string) => Float64Array): number | null {
  const [known, lengths] = [at('teacher_tokens_n'), at('output_tokens_n')];
  const [tokens, all] = [at('teacher_tokens_sum'), at('output_tokens_sum')];
  let [some, whole] = [0, 0];
  known.forEach((n, i) => {
    if (n === 0 || n !== lengths[i]) return;
    some += tokens[i]!;
    whole += all[i]!;
  });
  return whole > 0 ? some / whole : null;
}

const isAbove = (mean: Estimate | null): boolean => isBeyond(mean, 1);
const isBelow = (mean: Estimate | null): boolean => isBeyond(mean, -1);

/** Whether a mean lies on one side of 0 by more than chance, and more than rounding. */
function isBeyond(mean: Estimate | null, side: 1 | -1): boolean {
  if (mean === null || mean.n < GROUPS) return false;
  // about two standard errors for the usual levels: what is asked for is twice that
  const half = ((mean.upper - mean.lower) / 2) * (BEYOND / 2);
  return side * mean.value > Math.max(half, 1e-3);
}

function stepsOf({ columns, rowCount }: Table): number[] {
  const { step } = columns;
  if (step === undefined) return new Array<number>(rowCount).fill(0);
  if (!isDictionary(step)) return Array.from(step, (x) => (Number.isNaN(x) ? 0 : x));
  return Array.from(step.codes, (code) => Number(step.values[code] ?? 0));
}
