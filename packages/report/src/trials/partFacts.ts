import { isDictionary, type Table } from '@bits-per-sample/core';
import type { ConfidentSamples } from './confidentSamples.ts';
import type { ReportInput } from './reportSource.ts';
import { type RolloutSample, sampledFields } from './rolloutSample.ts';

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
