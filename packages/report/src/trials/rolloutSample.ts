import { type Column, DomainError, isDictionary } from '@bits-per-sample/core';
import { type GroupNames, groupKey } from './groupKey.ts';
import { groupNames } from './groupNames.ts';
import { nameHash } from './nameHash.ts';
import { numberCells } from './numberCells.ts';
import { rightColumn } from './rightColumn.ts';
import { textCells } from './textCells.ts';

/**
 * What is kept of each rollout, in this order, as the log has it: NaN where it has none. `right`
 * is the part of the reward that says what is right.
 */
export const sampledFields = [
  'reward',
  'success',
  'right',
  'cut',
  'output_tokens',
  'text_hash',
  'text_length',
  'answer_hash',
  'lag',
  'advantage',
  'log_ratio',
  'logprob',
] as const;

/** One of them. */
export type SampledField = (typeof sampledFields)[number];

/** Columns that make a sample worth its cost: all else is told by sums. */
const WORTH: readonly SampledField[] = [
  'output_tokens',
  'text_hash',
  'answer_hash',
  'lag',
  'advantage',
  'log_ratio',
  'logprob',
];

/** A group with all its rollouts. */
export interface SampledGroup extends GroupNames {
  /** Hash of its name, which tells nothing of its rewards. */
  readonly hash: number;
  /** Undefined where the log names none, or several. */
  readonly prompt: string | undefined;
  /** {@link sampledFields} of each rollout, one rollout after the other. */
  readonly values: readonly number[];
}

type Building = SampledGroup & { prompt: string | undefined; readonly values: number[] };

/** Rollouts that are kept: some 10 MB, and far more than a rate or a slope needs. */
const CAPACITY = 100_000;

/** Whether rewards are more than 0 and 1. */
const isGraded = (reward: Column | undefined): boolean =>
  reward !== undefined &&
  !isDictionary(reward) &&
  reward.some((x) => !Number.isNaN(x) && x !== 0 && x !== 1);

/**
 * A sample of whole groups, in bounded memory: those whose hash is below a bound, which halves as
 * long as more rollouts are held than fit. It depends neither on the order of the rollouts nor on
 * the parts in which they came, and knows nothing of rewards, so it is as good as one by chance.
 *
 * @param capacity most rollouts. Default 100 000.
 * @throws {DomainError} a capacity that is no positive integer.
 *
 * @example
 * ```ts
 * const sample = new RolloutSample();
 * sample.add({
 *   group: dictionary(['a', 'b', 'a']),
 *   reward: Float64Array.of(1, 0, 0),
 *   lag: Float64Array.of(0, 2, 0),
 * });
 * sample.groups.map(({ group }) => group).sort(); // => ['a', 'b']
 * sample.whole; // => true
 * ```
 */
export class RolloutSample {
  readonly #capacity: number;
  #groups = new Map<string, Building>();
  /** Groups of its own; undefined: all are. */
  #own: Set<string> | undefined;
  #bound = 2 ** 32;
  #held = 0;
  /** The groups in order, when so many rollouts were held. */
  #sorted: { rollouts: number; groups: readonly SampledGroup[] } | undefined;

  constructor(capacity = CAPACITY) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new DomainError('RolloutSample', 'capacity', 'a positive integer', capacity);
    this.#capacity = capacity;
  }

  /** Whether these trials have a column that asks for a sample. */
  static asks(columns: Readonly<Record<string, Column>>): boolean {
    return WORTH.some((name) => columns[name] !== undefined) || isGraded(columns.reward);
  }

  /** Takes trials whose rewards have been prepared. */
  add(columns: Readonly<Record<string, Column>>): void {
    const { group } = columns;
    if (group === undefined) return;
    const namesAt = hashedNames(columns);
    const fields = fieldReaders(columns);
    const promptAt = textCells(columns.prompt);
    const rows = isDictionary(group) ? group.codes.length : group.length;
    let last: object | undefined;
    let into: Building | undefined;
    for (let i = 0; i < rows; i++) {
      const named = namesAt(i, this.#bound);
      if (named === undefined) continue;
      if (into === undefined || named !== last) into = this.#group(named, promptAt(i));
      last = named;
      for (const field of fields) into.values.push(field(i));
      this.#held++;
      if (this.#held > this.#capacity) this.#trim();
    }
  }

  /** The groups, in an order of their own. */
  get groups(): readonly SampledGroup[] {
    if (this.#sorted?.rollouts !== this.#held) {
      const groups = [...this.#groups].sort(byHash).map(([, group]) => group);
      this.#sorted = { rollouts: this.#held, groups };
    }
    return this.#sorted.groups;
  }

  /** Whether all rollouts that were given are in it. */
  get whole(): boolean {
    return this.#bound === 2 ** 32;
  }

  /** The sample of all rollouts that either was given; of one capacity. */
  merge(other: RolloutSample): RolloutSample {
    const both = new RolloutSample(this.#capacity);
    both.#bound = Math.min(this.#bound, other.#bound);
    for (const sample of [this, other])
      for (const group of sample.#groups.values()) both.#take(group);
    both.#trim();
    return both;
  }

  /** The same sample, to be added to as long as this is not. */
  fork(): RolloutSample {
    const fork = new RolloutSample(this.#capacity);
    fork.#bound = this.#bound;
    fork.#held = this.#held;
    fork.#groups = new Map(this.#groups);
    fork.#own = new Set();
    return fork;
  }

  /** The same rollouts under another run, step or segment; their hashes stay. */
  named(names: Partial<Pick<GroupNames, 'run' | 'step' | 'segment'>>): RolloutSample {
    return this.#mapped((group) => ({ ...group, ...names }));
  }

  /** The same rollouts, where a reward of 0 or 1 is the flag of success. */
  flagged(): RolloutSample {
    const [reward, success] = [fieldAt('reward'), fieldAt('success')];
    const width = sampledFields.length;
    return this.#mapped((group) => ({
      ...group,
      values: group.values.map((x, i) =>
        i % width === success && Number.isNaN(x) ? group.values[i - success + reward]! : x,
      ),
    }));
  }

  /** Those of the groups that pass a test. */
  filter(test: (group: SampledGroup) => boolean): RolloutSample {
    return this.#mapped((group) => (test(group) ? group : undefined));
  }

  #mapped(change: (group: SampledGroup) => SampledGroup | undefined): RolloutSample {
    const changed = new RolloutSample(this.#capacity);
    changed.#bound = this.#bound;
    for (const group of this.#groups.values()) {
      const other = change(group);
      if (other !== undefined) changed.#take(other);
    }
    return changed;
  }

  #group(names: Omit<SampledGroup, 'values' | 'prompt'>, prompt: string | undefined): Building {
    const key = groupKey(names);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { ...names, prompt, values: [] };
      this.#groups.set(key, group);
    } else if (this.#own?.has(key) === false) {
      group = { ...group, values: group.values.slice() };
      this.#groups.set(key, group);
    }
    this.#own?.add(key);
    if (group.prompt !== prompt) group.prompt = undefined;
    return group;
  }

  #take({ values, prompt, ...names }: SampledGroup): void {
    if (names.hash >= this.#bound) return;
    const key = groupKey(names);
    const into = this.#groups.get(key);
    if (into === undefined) this.#groups.set(key, { ...names, prompt, values: values.slice() });
    else {
      if (into.prompt !== prompt) into.prompt = undefined;
      for (const x of values) into.values.push(x);
    }
    this.#held += values.length / sampledFields.length;
  }

  #trim(): void {
    while (this.#held > this.#capacity && this.#bound > 0) {
      this.#bound = this.#bound > 1 ? this.#bound / 2 : 0;
      for (const [key, { hash, values }] of this.#groups) {
        if (hash < this.#bound) continue;
        this.#groups.delete(key);
        this.#held -= values.length / sampledFields.length;
      }
    }
  }
}

const byHash = (
  [a, { hash: x }]: readonly [string, SampledGroup],
  [b, { hash: y }]: readonly [string, SampledGroup],
): number => x - y || (a < b ? -1 : Number(a > b));

const fieldAt = (name: SampledField): number => sampledFields.indexOf(name);

/**
 * Reads the names of the group of a row with their hash; undefined where that is not below the
 * bound. Rows that follow each other in one group are hashed once.
 */
function hashedNames(columns: Readonly<Record<string, Column>>) {
  const namesAt = groupNames(columns);
  const raw = (['group', 'step', 'run', 'kind', 'segment', 'prompt'] as const).flatMap((name) => {
    const column = columns[name];
    return column === undefined ? [] : [isDictionary(column) ? column.codes : column];
  });
  const asBefore = (i: number): boolean =>
    i > 0 && raw.every((cells) => Object.is(cells[i], cells[i - 1]));
  let last: (GroupNames & { readonly hash: number }) | undefined;
  return (i: number, bound: number) => {
    if (last === undefined || !asBefore(i)) {
      const names = namesAt(i);
      const around = nameHash(`${names.run} ${names.step} ${names.evaluation}`);
      last = { ...names, hash: nameHash(names.group, around) };
    }
    return last.hash < bound ? last : undefined;
  };
}

/** A reader for each of {@link sampledFields}. */
const fieldReaders = (columns: Readonly<Record<string, Column>>): ((i: number) => number)[] =>
  sampledFields.map((name) => numberCells(name === 'right' ? rightColumn(columns) : columns[name]));
