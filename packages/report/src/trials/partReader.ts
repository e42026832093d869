import { dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { type ConfidentRollout, ConfidentSample } from './confidentSample.ts';
import { ConfidentSamples } from './confidentSamples.ts';
import { isAnswerLogprob } from './isAnswerLogprob.ts';
import type { PartFacts, PartSamples } from './partFacts.ts';
import { RolloutSample, type SampledGroup } from './rolloutSample.ts';
import { Written } from './written.ts';

/** Hashes of names are below this. */
const HASHES = 2 ** 32;
/** Fields of rollouts that anybody can have. */
const MOST_FIELDS = 1000;

/** What a part says beside its sums, as it is read. */
interface ReadFacts extends Pick<PartFacts, 'kind' | 'errors' | 'filled' | 'oddSuccesses'> {
  /** What metrics beside the rollouts say. */
  readonly metrics: readonly Table[];
  /** What the log says of prompts. */
  readonly promptTable: Table | undefined;
}

/**
 * Reads a part: what it says beside its sums, and the samples out of its tables.
 *
 * @throws {SchemaError} a field that a part has not so, by file and path.
 */
export class PartReader {
  readonly facts: ReadFacts;
  readonly #file: string;
  /** Where each field of a rollout stands; undefined without a sample. */
  readonly #places: ReadonlyMap<string, number> | undefined;
  readonly #bound: number;
  /** Bounds of the samples of rollouts with log-probabilities; undefined without any. */
  readonly #bounds: { train: number; eval: number; isWithdrawn: boolean } | undefined;
  readonly #groups: SampledGroup[] = [];
  readonly #confident: Record<'train' | 'eval', ConfidentRollout[]> = { train: [], eval: [] };

  /**
   * @param file name of the file.
   * @param made what the one who made it says.
   */
  constructor(file: string, made: unknown) {
    this.#file = file;
    const facts = new Written(file, 'made', made);
    facts.at('part').oneOf([1]);
    const fields = facts.at('fields').orNull((list) => list.list().map((name) => name.text()));
    if (fields !== null && fields.length > MOST_FIELDS)
      facts.at('fields').refuse(`at most ${MOST_FIELDS} names`);
    const bound = facts.at('bound').orNull((written) => written.number(0, HASHES));
    if ((fields === null) !== (bound === null))
      facts.at('bound').refuse('a number where there are fields, and null where there are none');
    this.#places = fields === null ? undefined : new Map(fields.map((name, i) => [name, i]));
    this.#bound = bound ?? HASHES;
    this.#bounds =
      facts.at('confident').orNull((bounds) => ({
        train: boundOf(bounds.at('train')),
        eval: boundOf(bounds.at('eval')),
        isWithdrawn: bounds.at('isWithdrawn').flag(),
      })) ?? undefined;
    const [prompts, second] = facts.at('prompts').list();
    second?.refuse('one table of prompts, or none');
    this.facts = {
      kind: facts.at('kind').oneOf(['rollouts', 'counts']),
      errors: facts.at('errors').count(),
      filled: facts.at('filled').count(),
      oddSuccesses: facts.at('oddSuccesses').count(),
      metrics: facts.at('metrics').list().map(metricsOf),
      promptTable: prompts && promptsOf(prompts),
    };
  }

  /** Whether what was made beside sums says that it is a part. */
  static reads(made: unknown): boolean {
    return typeof made === 'object' && made !== null && Object.hasOwn(made, 'part');
  }

  /** Takes the samples of a table. @returns the table without them. */
  take({ rowCount, columns: { rollouts, confident, ...columns } }: Table): Table {
    const places = this.#places;
    for (const cell of entriesOf(this.#file, 'rollouts', rollouts))
      this.#groups.push(
        groupOf(cell, places ?? cell.refuse('none, as the part names no fields of rollouts')),
      );
    for (const cell of entriesOf(this.#file, 'confident', confident)) {
      if (this.#bounds === undefined) cell.refuse('none, as the part names no bounds of them');
      const { evaluation, ...rollout } = confidentOf(cell);
      this.#confident[evaluation ? 'eval' : 'train'].push(rollout);
    }
    return { rowCount, columns };
  }

  /** The samples of all tables. */
  samples(): PartSamples {
    const { train, eval: evaluations } = this.#confident;
    const bounds = this.#bounds;
    return {
      sample: this.#places && RolloutSample.of(this.#groups, this.#bound),
      confident:
        bounds &&
        new ConfidentSamples(
          ConfidentSample.of(train, bounds.train),
          ConfidentSample.of(evaluations, bounds.eval),
          bounds.isWithdrawn,
        ),
    };
  }
}

const boundOf = (written: Written): number =>
  written.orNull((bound) => bound.number(0, HASHES)) ?? Number.POSITIVE_INFINITY;

/** A hash of a name. */
const hashOf = (written: Written): number => {
  const hash = written.number(0, HASHES - 1);
  return Number.isInteger(hash) ? hash : written.refuse('a hash in 32 bits');
};

const numberOf = (written: Written): number => written.orNull((x) => x.number()) ?? Number.NaN;
const textOf = (written: Written): string | undefined =>
  written.orNull((x) => x.text()) ?? undefined;
const verdictOf = (written: Written): number => written.oneOf([0, 1, null]) ?? Number.NaN;

function groupOf(cell: Written, places: ReadonlyMap<string, number>): SampledGroup {
  const [hash, run, step, group, evaluation, segment, prompt, rollouts] = tuple(cell, 8);
  const rows = rollouts.list().map((rollout) => {
    const numbers = rollout.numbers();
    return numbers.length === places.size ? numbers : rollout.refuse(`${places.size} numbers`);
  });
  return {
    hash: hashOf(hash),
    run: run.text(),
    step: numberOf(step),
    group: group.text(),
    evaluation: evaluation.flag(),
    segment: segment.number(),
    prompt: textOf(prompt),
    size: rows.length,
    at: (field, i) => rows[i]![places.get(field) ?? -1] ?? Number.NaN,
  };
}

function confidentOf(cell: Written): ConfidentRollout & { readonly evaluation: boolean } {
  const [evaluation, hash, run, step, group, prompt, logprob, success, reward] = tuple(cell, 9);
  const sum = logprob.number();
  if (!isAnswerLogprob(sum)) logprob.refuse('a log-probability of an answer');
  return {
    evaluation: evaluation.flag(),
    hash: hashOf(hash),
    run: run.text(),
    step: numberOf(step),
    group: group.text(),
    prompt: textOf(prompt),
    logprob: sum,
    success: verdictOf(success),
    reward: verdictOf(reward),
  };
}

type Nine = [Written, Written, Written, Written, Written, Written, Written, Written, Written];

/** The values of a list that has so many. */
function tuple(cell: Written, size: number): Nine {
  const values = cell.list();
  return values.length === size ? (values as Nine) : cell.refuse(`a list of ${size}`);
}

/** The entries in the cells of a column of texts. */
function* entriesOf(
  file: string,
  name: string,
  column: Table['columns'][string] | undefined,
): Generator<Written> {
  if (column === undefined) return;
  if (!isDictionary(column)) return new Written(file, name, undefined).refuse('texts');
  for (const code of column.codes) {
    const text = column.values[code];
    if (text !== undefined) yield* new Written(file, name, parsed(text)).list();
  }
}

/** JSON; of what is none, undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Metrics: a column is of texts or of numbers. */
function metricsOf(written: Written): Table {
  return tableOf(written, (cells) => {
    const isText = cells.values().some((cell) => typeof cell === 'string');
    return isText ? dictionary(cells.texts()) : Float64Array.from(cells.numbers());
  });
}

/** What a log says of prompts: their names and labels are texts, all else is numbers. */
function promptsOf(written: Written): Table {
  if (written.at('prompt').texts().includes(null)) written.at('prompt').refuse('a name per row');
  return tableOf(written, (cells, name) =>
    name === 'prompt' || name.startsWith('label:')
      ? dictionary(cells.texts())
      : Float64Array.from(cells.numbers()),
  );
}

/** A table of columns of one length. */
function tableOf(
  written: Written,
  columnOf: (cells: Written, name: string) => Table['columns'][string],
): Table {
  const fields = written.fields();
  const rowCount = fields[0]?.[1].values().length ?? 0;
  const columns = fields.map(([name, cells]) => {
    if (cells.values().length !== rowCount) cells.refuse(`${rowCount} values, as its first column`);
    return [name, columnOf(cells, name)] as const;
  });
  return { rowCount, columns: Object.fromEntries(columns) };
}
