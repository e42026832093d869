// long: a sample and its fields, whose rows are its own
import { type Column, DomainError, isDictionary } from '@bits-per-sample/core';
import { ALL_GROUPS, CAPACITY, halvedBound } from './groupBound.ts';
import { groupHash } from './groupHash.ts';
import { type GroupNames, groupKey } from './groupKey.ts';
import { groupNames } from './groupNames.ts';
import { numberCells } from './numberCells.ts';
import { rightColumn } from './rightColumn.ts';
import { RolloutRows } from './rolloutRows.ts';
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
  'first_logprob',
  'turns',
  'turn_codes_1',
  'turn_codes_2',
  'turn_codes_3',
  'turn_codes_4',
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
  'first_logprob',
  'turns',
];

/** The names of a sampled group. */
interface SampledNames extends GroupNames {
  /** Hash of its name, which tells nothing of its rewards. */
  readonly hash: number;
  /** Undefined where the log names none, or several. */
  readonly prompt: string | undefined;
}

/** A group with all its rollouts. */
export interface SampledGroup extends SampledNames {
  /** Rollouts. */
  readonly size: number;
  /** A field of its i-th rollout. */
  readonly at: (field: SampledField, i: number) => number;
}

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
 * @param bound groups of this hash or above do not come, or are left out. Default none.
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
  #rows = new RolloutRows(sampledFields.length);
  #names: SampledNames[] = [];
  #places = new Map<string, number>();
  #bound: number;
  /** The groups in order, until another rollout comes. */
  #sorted: readonly SampledGroup[] | undefined;

  constructor(capacity = CAPACITY, bound = ALL_GROUPS) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new DomainError('RolloutSample', 'capacity', 'a positive integer', capacity);
    this.#capacity = capacity;
    this.#bound = bound;
  }

  /** Whether these trials have a column that asks for a sample. */
  static asks(columns: Readonly<Record<string, Column>>): boolean {
    return WORTH.some((name) => columns[name] !== undefined) || isGraded(columns.reward);
  }

  /** The sample of groups that were taken below a bound, as another one gave them. */
  static of(groups: Iterable<SampledGroup>, bound: number): RolloutSample {
    const sample = new RolloutSample(CAPACITY, bound);
    for (const { size, at, ...names } of groups) {
      const place = sample.#place(names);
      for (let i = 0; i < size; i++) {
        const row = sample.#rows.add(place);
        for (const [cell, field] of sampledFields.entries())
          sample.#rows.set(row, cell, at(field, i));
      }
    }
    sample.#trim();
    return sample;
  }

  /** Takes trials whose rewards have been prepared. */
  add(columns: Readonly<Record<string, Column>>): void {
    const { group } = columns;
    if (group === undefined) return;
    this.#sorted = undefined;
    const namesAt = hashedNames(columns);
    const fields = fieldReaders(columns);
    const promptAt = textCells(columns.prompt);
    const size = isDictionary(group) ? group.codes.length : group.length;
    let last: object | undefined;
    let place = -1;
    for (let i = 0; i < size; i++) {
      const names = namesAt(i, this.#bound);
      if (names === undefined) continue;
      if (names !== last) place = this.#place({ ...names, prompt: promptAt(i) });
      last = names;
      const row = this.#rows.add(place);
      for (let cell = 0; cell < fields.length; cell++) this.#rows.set(row, cell, fields[cell]!(i));
      if (this.#rows.count <= this.#capacity) continue;
      this.#trim();
      last = undefined;
    }
  }

  /** The groups, in an order of their own; good until the next rollout comes. */
  get groups(): readonly SampledGroup[] {
    if (this.#sorted !== undefined) return this.#sorted;
    const { rows, starts } = this.#rows.byOwner(this.#names.length);
    const cells = this.#rows;
    this.#sorted = this.#names
      .map((names, place): SampledGroup => {
        const start = starts[place]!;
        return {
          ...names,
          size: starts[place + 1]! - start,
          at: (field, i) => cells.get(rows[start + i]!, PLACES[field]),
        };
      })
      .sort(byHash);
    return this.#sorted;
  }

  /** Whether some rollout in it has a field. */
  has(field: SampledField): boolean {
    return this.#rows.has(PLACES[field]);
  }

  /** Groups of hashes from here on are not in it. */
  get bound(): number {
    return this.#bound;
  }

  /** Whether all rollouts that were given are in it. */
  get whole(): boolean {
    return this.#bound === ALL_GROUPS;
  }

  /** The sample of all rollouts that any of them was given; of one capacity. */
  merge(...others: readonly RolloutSample[]): RolloutSample {
    const all = new RolloutSample(this.#capacity);
    all.#bound = Math.min(this.#bound, ...others.map((other) => other.#bound));
    for (const sample of [this, ...others]) {
      all.#take(sample, (names) => names);
      all.#trim();
    }
    return all;
  }

  /** The same sample, to be added to without changing this one. */
  fork(): RolloutSample {
    const fork = new RolloutSample(this.#capacity);
    fork.#rows = this.#rows.copy();
    fork.#names = this.#names.slice();
    fork.#places = new Map(this.#places);
    fork.#bound = this.#bound;
    return fork;
  }

  /** The same rollouts under another run, step or segment; their hashes stay. */
  named(names: Partial<Pick<GroupNames, 'run' | 'step' | 'segment'>>): RolloutSample {
    return this.#mapped((own) => ({ ...own, ...names }));
  }

  /** The same rollouts, where a reward of 0 or 1 is the flag of success. */
  flagged(): RolloutSample {
    const flagged = this.#mapped((names) => names);
    const rows = flagged.#rows;
    for (let row = 0; row < rows.count; row++)
      if (Number.isNaN(rows.get(row, PLACES.success)))
        rows.set(row, PLACES.success, rows.get(row, PLACES.reward));
    return flagged;
  }

  /** Those of the groups that pass a test. */
  filter(test: (names: GroupNames) => boolean): RolloutSample {
    return this.#mapped((names) => (test(names) ? names : undefined));
  }

  #mapped(change: (names: SampledNames) => SampledNames | undefined): RolloutSample {
    const changed = new RolloutSample(this.#capacity);
    changed.#bound = this.#bound;
    changed.#take(this, change);
    return changed;
  }

  /** The place of a group; two names of its prompt are none. */
  #place(names: SampledNames): number {
    const key = groupKey(names);
    const known = this.#places.get(key);
    if (known !== undefined) {
      const own = this.#names[known]!;
      if (own.prompt !== names.prompt) this.#names[known] = { ...own, prompt: undefined };
      return known;
    }
    this.#places.set(key, this.#names.length);
    return this.#names.push(names) - 1;
  }

  /** Takes the groups of a sample that are below the bound, called otherwise. */
  #take(sample: RolloutSample, change: (names: SampledNames) => SampledNames | undefined): void {
    const places = sample.#names.map((names) => {
      const other = names.hash < this.#bound ? change(names) : undefined;
      return other === undefined ? -1 : this.#place(other);
    });
    this.#rows.take(sample.#rows, (owner) => places[owner]!);
  }

  #trim(): void {
    while (this.#rows.count > this.#capacity) {
      this.#bound = halvedBound(this.#bound);
      const all = this.#names;
      this.#names = [];
      this.#places = new Map();
      const places = all.map((names) => (names.hash < this.#bound ? this.#place(names) : -1));
      this.#rows.keep((owner) => places[owner]!);
    }
  }
}

const PLACES = Object.fromEntries(sampledFields.map((field, place) => [field, place])) as Readonly<
  Record<SampledField, number>
>;

const byHash = (a: SampledGroup, b: SampledGroup): number => {
  if (a.hash !== b.hash) return a.hash - b.hash;
  const [x, y] = [groupKey(a), groupKey(b)];
  return x < y ? -1 : Number(x > y);
};

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
      last = { ...names, hash: groupHash(names) };
    }
    return last.hash < bound ? last : undefined;
  };
}

/** A reader for each of {@link sampledFields}. */
const fieldReaders = (columns: Readonly<Record<string, Column>>): ((i: number) => number)[] =>
  sampledFields.map((name) => numberCells(name === 'right' ? rightColumn(columns) : columns[name]));
