import { bernoulliDivergence, divergenceTerm } from '@bits-per-sample/core';
import { isObject } from './objectOf.ts';

/** Servers write this or less for a log-probability of −∞. */
const SENTINEL = -9999;
/** How far above 0 rounding puts a log-probability. */
const ROUNDING = 1e-3;
/** How far above 1 rounding puts probabilities together. */
const ABOVE_ONE = 0.02;
/** How unlike two log-probabilities of one token may be, by rounding. */
const ALIKE = 0.01;

/** What stands for a token of a rollout. */
type Pair = readonly [student: number, teacher: number];

/** Sums over the sampled tokens of a rollout. */
export interface TeacherSums {
  /** Tokens that both models gave a log-probability. */
  tokens: number;
  /** Tokens that one of them gave none. */
  missing: number;
  /** Tokens that the teacher excludes; they are in `told`, and in no distance. */
  excluded: number;
  /** Σ (s − t), nats. */
  distance: number;
  /** Σ (e^(t − s) − 1): 0 in the mean where s is what the tokens were sampled with. */
  excess: number;
  /** Σ kl₂(e^t‖e^s), bits. */
  told: number;
  /** s of the first token; NaN without any. */
  first: number;
}

/** Why lists tell nothing. */
export type TeacherFault = 'positive' | 'unequal' | 'above-one' | 'renormalised';

/**
 * What the log-probabilities of the sampled tokens by a student and a teacher add up to.
 *
 * @param mask which tokens count; undefined for all.
 */
export function teacherSums(
  student: readonly unknown[],
  teacher: readonly unknown[],
  mask: readonly unknown[] | undefined,
): TeacherSums | TeacherFault {
  if (student.length !== teacher.length) return 'unequal';
  const sums = { tokens: 0, missing: 0, excluded: 0, distance: 0, excess: 0, told: 0, first: NaN };
  const counts = mask?.length === student.length ? mask : undefined;
  for (let i = 0; i < student.length; i++) {
    if (counts !== undefined && !isOn(counts[i])) continue;
    const pair = pairOf(student[i], teacher[i]);
    if (pair === undefined) {
      sums.missing++;
      continue;
    }
    const [s, t] = pair;
    if (s > 0 || t > 0) return 'positive';
    if (sums.tokens++ === 0 && sums.missing === 0) sums.first = s;
    sums.told += coin(s, t);
    sums.excess += Math.expm1(t - s);
    if (t === Number.NEGATIVE_INFINITY) sums.excluded++;
    else sums.distance += s - t;
  }
  return sums;
}

/** Two log-probabilities of one token; undefined where one is not known, or none can be. */
function pairOf(student: unknown, teacher: unknown): Pair | undefined {
  const [s, t] = [logprobOf(student), logprobOf(teacher)];
  if (Number.isNaN(s) || Number.isNaN(t) || s === Number.NEGATIVE_INFINITY) return undefined;
  return [s, t];
}

/** A log-probability without rounding above 0; NaN where there is none. */
function logprobOf(value: unknown): number {
  if (typeof value !== 'number') return Number.NaN;
  if (value <= SENTINEL) return Number.NEGATIVE_INFINITY;
  return value > 0 && value <= ROUNDING ? 0 : value;
}

const isOn = (mask: unknown): boolean => mask === true || (typeof mask === 'number' && mask > 0);

/** Divergence in bits of two coins "this token, or another one". */
function coin(s: number, t: number): number {
  if (s === t) return 0;
  const [p, q] = [Math.exp(t), Math.exp(s)];
  const difference = p === 0 ? q : p * Math.expm1(s - t);
  return bernoulliDivergence(p, q, { difference, notP: -Math.expm1(t), notQ: -Math.expm1(s) });
}

/** What k tokens at each place tell. */
export interface TopSums {
  /** Places where both models gave the same tokens a log-probability. */
  tokens: number;
  /** Σ over places of the divergence over k tokens and the rest, bits. */
  told: number;
}

/**
 * What the log-probabilities of the same k tokens at each place tell, with the rest as one outcome.
 * Where probabilities were made to add up to 1 over the k tokens, they bound nothing: that shows
 * when the token that was sampled is none of them and likelier than what they leave.
 *
 * @param sampled log-probabilities of the sampled tokens by the teacher, where they are known.
 */
export function topSums(
  student: readonly unknown[],
  teacher: readonly unknown[],
  mask: readonly unknown[] | undefined,
  sampled: readonly unknown[] | undefined,
): TopSums | TeacherFault {
  if (student.length !== teacher.length) return 'unequal';
  const counts = mask?.length === student.length ? mask : undefined;
  const known = sampled?.length === teacher.length ? sampled : undefined;
  const sums = { tokens: 0, told: 0 };
  let [whole, odd] = [0, 0];
  for (let i = 0; i < student.length; i++) {
    if (counts !== undefined && !isOn(counts[i])) continue;
    const pairs = pairsOf(student[i], teacher[i]);
    if (pairs.length === 0) continue;
    if (pairs.some(([s, t]) => s > 0 || t > 0)) return 'positive';
    const restOf = (model: 0 | 1): number =>
      1 - pairs.reduce((sum, pair) => sum + Math.exp(pair[model]), 0);
    const [q, p] = [restOf(0), restOf(1)];
    if (q < -ABOVE_ONE || p < -ABOVE_ONE) return 'above-one';
    if (p < 1e-6 && q < 1e-6) whole++;
    const own = logprobOf(known?.[i]);
    if (Math.exp(own) > Math.max(0, p) + 1e-4 && !pairs.some(([, t]) => Math.abs(t - own) <= ALIKE))
      odd++;
    sums.tokens++;
    sums.told += partition(pairs, Math.max(0, q), Math.max(0, p));
  }
  const suspect = known === undefined ? whole === sums.tokens : odd > 0.05 * sums.tokens;
  return sums.tokens > 0 && suspect ? 'renormalised' : sums;
}

/** Log-probabilities of the tokens that both models have at one place, by name or by place. */
function pairsOf(student: unknown, teacher: unknown): Pair[] {
  const all: [unknown, unknown][] =
    Array.isArray(student) && Array.isArray(teacher)
      ? student.length === teacher.length
        ? student.map((s, k) => [s, teacher[k]])
        : []
      : isObject(student) && isObject(teacher)
        ? Object.keys(teacher).flatMap((id) =>
            Object.hasOwn(student, id) ? [[student[id], teacher[id]] as [unknown, unknown]] : [],
          )
        : [];
  return all.flatMap(([s, t]) => {
    const pair = pairOf(s, t);
    return pair === undefined ? [] : [pair];
  });
}

/**
 * Divergence in bits over some tokens and the rest. Where rounding leaves the student no rest, it is
 * one outcome with the least likely of them: fewer outcomes tell less, never more.
 */
function partition(pairs: readonly Pair[], q: number, p: number): number {
  const cells = pairs.map(([s, t]) => ({ q: Math.exp(s), p: Math.exp(t), log: s - t }));
  if (q < 1e-6) {
    const least = cells.reduce((a, b) => (b.q < a.q ? b : a));
    const merged = { q: least.q + q, p: least.p + p };
    return (
      (cells.reduce((sum, cell) => (cell === least ? sum : sum + cellOf(cell)), 0) +
        divergenceTerm(merged.p, merged.q, merged.q - merged.p)) /
      Math.LN2
    );
  }
  return (
    (cells.reduce((sum, cell) => sum + cellOf(cell), 0) + divergenceTerm(p, q, q - p)) / Math.LN2
  );
}

const cellOf = ({ q, p, log }: { q: number; p: number; log: number }): number =>
  divergenceTerm(p, q, p === 0 ? q : p * Math.expm1(log));
