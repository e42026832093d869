import { dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { type ConfidentRollout, ConfidentSample } from './confidentSample.ts';
import { ConfidentSamples } from './confidentSamples.ts';
import type { ReportInput } from './reportSource.ts';
import { RolloutSample, type SampledGroup, sampledFields } from './rolloutSample.ts';

/** A table of numbers and texts as lists, null where a cell is missing. */
type TableLists = Readonly<Record<string, readonly (number | string | null)[]>>;

/** What a file of sums says beside the account of its log. */
export interface PartFacts {
  readonly part: 1;
  readonly kind: ReportInput['kind'];
  readonly errors: number;
  readonly filled: number;
  readonly oddSuccesses: number;
  /** Fields of the rollouts in the column `rollouts`; null without a sample. */
  readonly fields: readonly string[] | null;
  /** Bound of the sample of groups; null without one. */
  readonly bound: number | null;
  /** Bounds of the samples of rollouts with log-probabilities, null where whole; null without any. */
  readonly confident: {
    readonly train: number | null;
    readonly eval: number | null;
    readonly isWithdrawn: boolean;
  } | null;
  /** What metrics beside the rollouts say. */
  readonly metrics: readonly TableLists[];
  /** What the log says of prompts, none or one table. */
  readonly prompts: readonly TableLists[];
}

/** A group in the column `rollouts`: its names, and per rollout the fields, null where missing. */
type SampledCell = readonly [
  hash: number,
  run: string,
  step: number | null,
  group: string,
  evaluation: boolean,
  segment: number,
  prompt: string | null,
  rollouts: readonly (readonly (number | null)[])[],
];

/** A rollout in the column `confident`. */
type ConfidentCell = readonly [
  evaluation: boolean,
  hash: number,
  run: string,
  step: number | null,
  group: string,
  prompt: string | null,
  logprob: number,
  success: number | null,
  reward: number | null,
];

/** What is drawn of rollouts. */
export interface PartSamples {
  readonly sample?: RolloutSample | undefined;
  readonly confident?: ConfidentSamples | undefined;
}

const orNull = (x: number): number | null => (Number.isFinite(x) ? x : null);
const orNaN = (x: unknown): number => (typeof x === 'number' ? x : Number.NaN);

/** The samples as columns of text beside rows of sums, some entries a row; in which row means nothing. */
export function sampleColumns(rowCount: number, { sample, confident }: PartSamples) {
  const groups = (sample?.groups ?? []).map(
    ({ hash, run, step, group, evaluation, segment, prompt, size, at }): SampledCell => [
      ...([hash, run, orNull(step), group, evaluation, segment, prompt ?? null] as const),
      Array.from({ length: size }, (_, i) => sampledFields.map((field) => orNull(at(field, i)))),
    ],
  );
  const rollouts = (['train', 'eval'] as const).flatMap((kind) =>
    (confident?.[kind].rollouts ?? []).map(
      ({ hash, run, step, group, prompt, logprob, success, reward }): ConfidentCell => [
        ...([kind === 'eval', hash, run, orNull(step), group, prompt ?? null] as const),
        ...([logprob, orNull(success), orNull(reward)] as const),
      ],
    ),
  );
  return {
    ...(groups.length > 0 && { rollouts: spread(groups, rowCount) }),
    ...(rollouts.length > 0 && { confident: spread(rollouts, rowCount) }),
  };
}

/** Entries as texts of lists, as many in each row. */
function spread(entries: readonly unknown[], rowCount: number) {
  const each = Math.ceil(entries.length / Math.max(1, rowCount));
  const values: string[] = [];
  for (let from = 0; from < entries.length; from += each)
    values.push(JSON.stringify(entries.slice(from, from + each)));
  return {
    codes: Int32Array.from({ length: rowCount }, (_, i) => (i < values.length ? i : -1)),
    values,
  };
}

/** The facts that go with them. */
export const boundsOf = ({ sample, confident }: PartSamples) => ({
  fields: sample === undefined ? null : sampledFields,
  bound: sample?.bound ?? null,
  confident:
    confident === undefined
      ? null
      : {
          train: orNull(confident.train.bound),
          eval: orNull(confident.eval.bound),
          isWithdrawn: confident.isWithdrawn,
        },
});

/** Tables as lists, which JSON can hold. */
export const tableLists = (tables: readonly Table[]): TableLists[] =>
  tables.map(({ columns }) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column)
          ? Array.from(column.codes, (code) => column.values[code] ?? null)
          : Array.from(column, orNull),
      ]),
    ),
  );

/** The tables of such lists. */
export const tablesOfLists = (lists: readonly TableLists[]): Table[] =>
  lists.map((columns) => ({
    rowCount: Object.values(columns)[0]?.length ?? 0,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, cells]) => [
        name,
        cells.some((cell) => typeof cell === 'string')
          ? dictionary(cells.map((cell) => (cell === null ? null : String(cell))))
          : Float64Array.from(cells, orNaN),
      ]),
    ),
  }));

/** Collects the samples out of tables of sums. */
export class PartReader {
  readonly #facts: PartFacts;
  readonly #groups: SampledGroup[] = [];
  readonly #confident: Record<'train' | 'eval', ConfidentRollout[]> = { train: [], eval: [] };

  constructor(facts: PartFacts) {
    this.#facts = facts;
  }

  /** Takes the samples of a table. @returns the table without them. */
  take({ rowCount, columns: { rollouts, confident, ...columns } }: Table): Table {
    const fields = this.#facts.fields ?? [];
    for (const cell of entriesOf<SampledCell>(rollouts)) this.#groups.push(groupOf(cell, fields));
    for (const [evaluation, hash, run, step, group, prompt, ...rest] of entriesOf<ConfidentCell>(
      confident,
    )) {
      const [logprob, success, reward] = rest.map(orNaN) as [number, number, number];
      const names = { hash, run, step: orNaN(step), group, prompt: prompt ?? undefined };
      this.#confident[evaluation ? 'eval' : 'train'].push({ ...names, logprob, success, reward });
    }
    return { rowCount, columns };
  }

  /** The samples of all tables. */
  samples(): PartSamples {
    const { bound, confident } = this.#facts;
    const { train, eval: evaluations } = this.#confident;
    return {
      sample: bound === null ? undefined : RolloutSample.of(this.#groups, bound),
      confident:
        confident === null
          ? undefined
          : new ConfidentSamples(
              ConfidentSample.of(train, confident.train ?? Number.POSITIVE_INFINITY),
              ConfidentSample.of(evaluations, confident.eval ?? Number.POSITIVE_INFINITY),
              confident.isWithdrawn,
            ),
    };
  }
}

function groupOf(cell: SampledCell, fields: readonly string[]): SampledGroup {
  const [hash, run, step, group, evaluation, segment, prompt, rollouts] = cell;
  return {
    ...{ hash, run, step: orNaN(step), group, evaluation, segment, prompt: prompt ?? undefined },
    size: rollouts.length,
    at: (field, i) => orNaN(rollouts[i]?.[fields.indexOf(field)]),
  };
}

function* entriesOf<Cell>(column: Table['columns'][string] | undefined): Generator<Cell> {
  if (column === undefined || !isDictionary(column)) return;
  for (const code of column.codes)
    if (code >= 0) yield* JSON.parse(column.values[code]!) as readonly Cell[];
}

/** What the one who made a part says, where it is one that this can read. */
export function partFacts(made: unknown): PartFacts | undefined {
  const facts = made as Partial<PartFacts> | null | undefined;
  return typeof facts === 'object' && facts?.part === 1 ? (facts as PartFacts) : undefined;
}
