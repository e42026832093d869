import type { Table } from '@bits-per-sample/core';
import type { QueryOptions } from '@bits-per-sample/sql';
import { ConfidentSample } from '../trials/confidentSample.ts';
import { ConfidentSamples } from '../trials/confidentSamples.ts';
import { groupBound } from '../trials/groupBound.ts';
import { stepHash } from '../trials/groupHash.ts';
import { groupNames } from '../trials/groupNames.ts';
import { nameHash } from '../trials/nameHash.ts';
import { numberAt } from '../trials/numberAt.ts';
import { numbers } from '../trials/numbers.ts';
import { promptHashes } from '../trials/promptHashes.ts';
import { RolloutSample } from '../trials/rolloutSample.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { textCells } from '../trials/textCells.ts';
import type { TrialSums } from '../trials/trialSums.ts';
import { fetchRollouts } from './fetchRollouts.ts';
import { streamsOf } from './streamsOf.ts';
import type { Trials } from './trials.ts';
import { type RowKeys, trialTable } from './trialTable.ts';

/** Sums of an engine, and how its names become those of the readers. */
interface Summed {
  readonly trials: Trials;
  readonly keys: RowKeys;
  /** Rows of sums with the keys of the engine. */
  readonly raw: Table;
  /** The same rows under the names of the readers. */
  readonly sums: Table;
  /** Distinct rewards; null when there are many. */
  readonly rewardValues: readonly number[] | null;
}

/**
 * The samples that the columns of trials ask for, of the groups and prompts that the readers of
 * logs would take: their names are known, so that rollouts of no others are fetched.
 */
export async function engineSamples(
  summed: Summed,
  options: QueryOptions,
): Promise<Pick<TrialSums, 'sample' | 'confident'>> {
  const { names } = summed.trials;
  return {
    sample: asksForGroups(summed) ? await groupSample(summed, options) : undefined,
    confident: names.has('confident') ? await confidentSamples(summed, options) : undefined,
  };
}

/** Whether trials have a column that makes a sample worth its cost, or rewards beside 0 and 1. */
function asksForGroups({ trials: { names }, rewardValues }: Summed): boolean {
  const empty = Object.fromEntries([...names].map((name) => [name, new Float64Array()]));
  const graded = rewardValues === null || rewardValues.some((x) => x !== 0 && x !== 1);
  return graded || RolloutSample.asks(empty);
}

async function groupSample(
  { trials, keys, raw, sums }: Summed,
  options: QueryOptions,
): Promise<RolloutSample> {
  const hashes = groupHashes(sums);
  const [known, missing] = [numbers(sums, 'reward_n', 0), numbers(sums, 'reward_missing', 0)];
  const sizes = known.map((n, i) => n + missing[i]!);
  const bound = groupBound(hashes, sizes);
  const rows = rowsWhere(sums.rowCount, (i) => hashes[i]! < bound);
  const sample = new RolloutSample(undefined, bound);
  for await (const table of fetchRollouts({ trials, raw, rows }, options))
    sample.add(trialTable(table, keys).columns);
  return sample;
}

/** The hash of the names of each row's group. */
function groupHashes(sums: Table): Float64Array {
  const { codes, rows } = streamsOf(sums);
  const namesAt = groupNames(sums.columns);
  const before = rows.map((row) => stepHash(namesAt(row)));
  const groupAt = textCells(sums.columns.group);
  const hashes = new Float64Array(sums.rowCount);
  for (let i = 0; i < hashes.length; i++)
    hashes[i] = nameHash(groupAt(i) ?? '', before[codes[i]!]!);
  return hashes;
}

async function confidentSamples(
  { trials, keys, raw, sums }: Summed,
  options: QueryOptions,
): Promise<ConfidentSamples> {
  const kindAt = textCells(sums.columns.kind);
  const hashAt = promptHashes(sums.columns);
  const hashes = Float64Array.from({ length: sums.rowCount }, (_, i) => hashAt(i));
  const boundOf = (evaluation: boolean): number => {
    const known = rowsWhere(sums.rowCount, (i) => (kindAt(i) === 'eval') === evaluation);
    const rollouts = Float64Array.from(known, (i) => numberAt(sums, 'confident_n', i));
    return ConfidentSample.boundOf(
      Float64Array.from(known, (i) => hashes[i]!),
      rollouts,
    );
  };
  const [train, evaluations] = [boundOf(false), boundOf(true)];
  const samples = new ConfidentSamples(
    new ConfidentSample(undefined, train),
    new ConfidentSample(undefined, evaluations),
  );
  const rows = rowsWhere(
    sums.rowCount,
    (i) =>
      numberAt(sums, 'confident_n', i) > 0 &&
      hashes[i]! < (kindAt(i) === 'eval' ? evaluations : train),
  );
  const wanted = { trials, raw, rows, having: 'confident' };
  for await (const table of fetchRollouts(wanted, options))
    samples.add(trialTable(table, keys).columns);
  return samples;
}
