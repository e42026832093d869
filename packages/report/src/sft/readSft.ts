import type { Estimate, Table } from '@bits-per-sample/core';
import { nllDrop } from '@bits-per-sample/info';
import { ENOUGH } from './enough.ts';
import { exampleLooks, type ScoredExample } from './exampleLooks.ts';
import { nllUnit } from './nllUnit.ts';
import type { ReportSft, SftDrop, SftSource } from './sftShape.ts';
import { sourceVerdict } from './sourceVerdict.ts';

/** Sources from which others like them can be spoken of. */
const SOURCES = 5;

/** How the report of examples is made. */
export interface SftOptions {
  /** Level of the intervals. */
  readonly level: number;
  /** What a likelihood is of, where the caller says it. */
  readonly unit?: 'example' | 'token' | undefined;
}

/** An example in bits: its first and last scores, and the last but one. */
interface Absorbed {
  readonly of: ScoredExample;
  readonly tokens: number;
  /** Nats of the whole example, or of a token where its tokens are not known. */
  readonly nats: readonly number[];
}

/**
 * What supervised training took out of its examples: bits absorbed per example and source, what of
 * them was memorised, which sources teach nothing more, and what is left.
 *
 * @param sums sums per example and step.
 * @param options level; what a likelihood is of.
 */
export function readSft(sums: Table, { level, unit: said }: SftOptions): ReportSft {
  const examples = exampleLooks(sums);
  const unit = said ?? nllUnit(examples);
  const counts = examples.map(({ nll }) => nll.length).filter((n) => n > 0);
  const scores: [number, number] = [
    counts.reduce((a, n) => Math.min(a, n), Infinity),
    counts.reduce((a, n) => Math.max(a, n), 0),
  ];
  if (counts.length === 0) scores[0] = 0;
  const known = examples.every(({ tokens }) => tokens > 0);
  const paired = examples.filter(({ nll }) => nll.length > 1);
  const scale = scaleOf(unit, known);
  const inBits = paired.map((of) => ({ of, tokens: of.tokens, nats: of.nll.map(scale(of)) }));
  const refusal =
    unit === 'unknown'
      ? 'unit-unknown'
      : paired.length === 0 && examples.length > 0
        ? 'scored-once'
        : paired.length < 2
          ? 'too-few'
          : null;
  const told = refusal === null ? inBits : [];
  const form: Form = { perExample: unit === 'example' || known, known, level };
  const of = (split: 'train' | 'eval') => told.filter((one) => one.of.split === split);
  const [train, held] = [of('train'), of('eval')];
  const sources = sourcesOf(told, form);
  return {
    examples: examples.length,
    unpaired: examples.length - paired.length,
    scores,
    scored: scoredAt(examples, scores),
    unit,
    tokens: known ? examples.reduce((sum, { tokens }) => sum + tokens, 0) : null,
    before: form.perExample && unit !== 'unknown' ? firstBits(examples, scale) : null,
    absorbed: dropOf(told, form),
    trained: train.length > 0 ? dropOf(train, form) : null,
    heldOut: held.length > 0 ? dropOf(held, form) : null,
    memorised: memorised(told, form),
    acrossSources: acrossSources(told, form),
    sources,
    end: endOf(told, form),
    refusal,
  };
}

/** What can be said: of examples, of tokens. */
interface Form {
  readonly perExample: boolean;
  readonly known: boolean;
  readonly level: number;
}

/** Nats of the whole example out of a logged value; of a token where tokens are not known. */
const scaleOf =
  (unit: ScoredExample['unit'], known: boolean) =>
  ({ tokens }: ScoredExample) =>
  (nll: number): number =>
    unit === 'token' && known ? nll * tokens : nll;

function firstBits(
  examples: readonly ScoredExample[],
  scale: ReturnType<typeof scaleOf>,
): number | null {
  const firsts = examples.flatMap((one) => (one.nll.length > 0 ? [scale(one)(one.nll[0]!)] : []));
  if (firsts.length === 0) return null;
  return firsts.reduce((sum, nats) => sum + nats, 0) / firsts.length / Math.LN2;
}

/** The drop from one score of each example to another. */
function dropBetween(
  rows: readonly Absorbed[],
  { perExample, known, level }: Form,
  from: (nats: readonly number[]) => number,
  sources?: ArrayLike<number>,
): SftDrop {
  const examples = rows.length;
  if (examples === 0) return { examples, perExample: null, perToken: null };
  const { perSample, perToken } = nllDrop(
    {
      before: rows.map(({ nats }) => from(nats)),
      after: rows.map(({ nats }) => nats.at(-1)!),
      ...(known && { tokens: rows.map(({ tokens }) => tokens) }),
      ...(sources && { sources }),
    },
    { level },
  );
  return {
    examples,
    perExample: perExample ? perSample : null,
    perToken: known ? perToken : perExample ? null : ofToken(perSample),
  };
}

/** A mean over examples of what a token of each cost. */
const ofToken = (mean: Estimate<'bits/sample'>): Estimate<'bits/token'> => ({
  ...mean,
  unit: 'bits/token',
  method: `${mean.method}, examples weighed alike`,
});

const dropOf = (rows: readonly Absorbed[], form: Form, sources?: ArrayLike<number>): SftDrop =>
  dropBetween(rows, form, ([first]) => first!, sources);

/** What went between the last two scores of those that have three; null where they are few. */
function lastOf(rows: readonly Absorbed[], form: Form): SftDrop | null {
  const many = rows.filter(({ nats }) => nats.length > 2);
  return many.length < ENOUGH || 2 * many.length < rows.length
    ? null
    : dropBetween(many, form, (nats) => nats.at(-2)!);
}

const inOne = ({ perExample, perToken }: SftDrop) => perExample ?? perToken;

/** Rows by what they have in common, in their order. */
function grouped<K>(rows: readonly Absorbed[], by: (row: Absorbed) => K): Map<K, Absorbed[]> {
  const groups = new Map<K, Absorbed[]>();
  for (const row of rows) {
    const own = groups.get(by(row));
    if (own === undefined) groups.set(by(row), [row]);
    else own.push(row);
  }
  return groups;
}

function sourcesOf(rows: readonly Absorbed[], form: Form): SftSource[] {
  const all = [...grouped(rows, ({ of }) => JSON.stringify([of.source, of.split])).values()];
  const strict = { ...form, level: 1 - (1 - form.level) / all.length };
  const made = all.map((own): SftSource => {
    const absorbed = dropOf(own, form);
    const sum = (pick: (row: Absorbed) => number) =>
      own.reduce((total, row) => total + pick(row), 0);
    const last = lastOf(own, form);
    const judged = lastOf(own, strict) ?? dropOf(own, strict);
    const cost = sum(({ nats }) => nats.at(-1)!) / own.length / Math.LN2;
    return {
      name: own[0]!.of.source,
      split: own[0]!.of.split,
      tokens: form.known ? sum(({ tokens }) => tokens) : null,
      before: form.perExample ? sum(({ nats }) => nats[0]!) / own.length / Math.LN2 : null,
      left: leftOf(own, form),
      absorbed,
      last: last && inOne(last),
      verdict: sourceVerdict(inOne(judged), own.length, cost),
    };
  });
  const size = (source: SftSource) => inOne(source.absorbed)?.value ?? NaN;
  return made.sort((a, b) => size(b) - size(a));
}

/** Bits of a token at the last score. */
function leftOf(rows: readonly Absorbed[], { known, perExample }: Form): number | null {
  const nats = rows.reduce((sum, row) => sum + row.nats.at(-1)!, 0);
  if (!known && perExample) return null;
  const tokens = known ? rows.reduce((sum, row) => sum + row.tokens, 0) : rows.length;
  return nats / Math.LN2 / tokens;
}

function endOf(rows: readonly Absorbed[], form: Form): ReportSft['end'] {
  if (rows.length === 0) return null;
  const left = leftOf(rows, form);
  return left === null ? null : { left, last: lastOf(rows, form)?.perToken ?? null };
}

/** For other sources like these. */
function acrossSources(rows: readonly Absorbed[], form: Form): ReportSft['acrossSources'] {
  const names = [...new Set(rows.map(({ of }) => of.source))];
  if (names.length < SOURCES) return null;
  const codes = new Map(names.map((name, i) => [name, i]));
  return inOne(
    dropOf(
      rows,
      form,
      Float64Array.from(rows, ({ of }) => codes.get(of.source)!),
    ),
  );
}

/** Drop of what was trained on less that of what was held out, source by source. */
function memorised(rows: readonly Absorbed[], form: Form): ReportSft['memorised'] {
  const pairs = [...grouped(rows, ({ of }) => of.source).values()].flatMap((source) => {
    const of = (split: string) => source.filter((row) => row.of.split === split);
    const [train, held] = [of('train'), of('eval')];
    if (train.length < ENOUGH || held.length < ENOUGH) return [];
    const both = [train, held].map((own) => {
      const drop = dropOf(own, form);
      return drop.perToken ?? drop.perExample!;
    });
    return [{ weight: train.length, both: both as [Estimate, Estimate] }];
  });
  if (pairs.length === 0) return null;
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  let [value, square] = [0, 0];
  for (const { weight, both } of pairs) {
    const [train, held] = both;
    value += (weight / total) * (train.value - held.value);
    for (const one of both) square += ((weight / total) * ((one.upper - one.lower) / 2)) ** 2;
  }
  const margin = Math.sqrt(square);
  return {
    value,
    lower: value - margin,
    upper: value + margin,
    level: form.level,
    n: pairs.reduce((sum, { both }) => sum + both[0].n + both[1].n, 0),
    unit: form.known || !form.perExample ? 'bits/token' : 'bits/sample',
    method: 'trained on less held out, by source, weighed by what was trained on',
  };
}

/** When examples were scored: together, or each as it came. */
function scoredAt(
  examples: readonly ScoredExample[],
  [, most]: readonly [number, number],
): ReportSft['scored'] {
  if (most < 2) return 'once';
  const steps = new Set(examples.flatMap((one) => one.steps.filter((step) => !Number.isNaN(step))));
  const pairs = examples.every(
    ({ steps: own }) => new Set(own).size < own.length || own.length < 2,
  );
  if (pairs && most === 2) return 'before and after';
  // each example has its own steps where they are many beside its scores
  return steps.size > 2 * most ? 'in training' : 'steps';
}
