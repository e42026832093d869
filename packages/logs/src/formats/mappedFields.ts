import type { ColumnMapping } from '../log/columnMapping.ts';
import { answerHash } from '../rows/answerHash.ts';
import { bareName } from '../rows/bareName.ts';
import { ColumnError } from '../rows/columnError.ts';
import { beside, type Leaf, leaves } from '../rows/columnPath.ts';
import { endOf } from '../rows/endOf.ts';
import { IdForms } from '../rows/idForms.ts';
import { headOf } from '../rows/logHead.ts';
import { nameOf } from '../rows/nameOf.ts';
import type { Rollout, RowContext, RowObject } from '../rows/rowFormat.ts';
import { stepFromName } from '../rows/stepFromName.ts';
import { textMarks } from '../rows/textMarks.ts';
import { Where } from '../rows/where.ts';

/** Names of columns of steps, without `_`, `-` and case. */
const STEP = /^(?:global|train|training|trainer)?(?:step|iteration)$/;

/** All fields of a mapping, for readers that look after them themselves. */
export const ALL_FIELDS: readonly (keyof ColumnMapping)[] = [
  'group',
  'reward',
  'successes',
  'attempts',
  'step',
  'run',
  'promptId',
  'prompt',
  'rollout',
  'category',
  'kind',
  'status',
  'success',
  'inputTokens',
  'outputTokens',
  'logprob',
  'advantage',
  'propensity',
  'text',
  'answer',
  'lag',
  'logRatio',
  'where',
  'groupSize',
  'successValue',
  'successWord',
  'rewardParts',
  'perToken',
];

/** Looks up the fields that the caller named, along the branch of a leaf. */
export class MappedFields {
  readonly #context: RowContext;
  readonly #where: Where;
  readonly #forms: IdForms;
  readonly #step: string | undefined;
  readonly #asked = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(context: RowContext) {
    this.#context = context;
    this.#where = new Where(context.mapping, context.tally);
    this.#forms = new IdForms(context.tally);
    const { step, group = [] } = context.mapping;
    // a step that makes part of the groups is the step
    this.#step = step ?? group.find((path) => STEP.test(bareName(path)));
  }

  /** Whether the caller wants the row of this leaf. */
  keeps(row: RowObject, leaf: Leaf): boolean {
    return this.#where.keeps(row, leaf);
  }

  /** A field as it is. */
  at(path: string, row: RowObject, leaf: Leaf): unknown {
    const value = beside(row, path, leaf);
    if (value === undefined && !this.#seen.has(path)) {
      // a list of another length than the reward's is there all the same
      const there = leaves(row, path).some((other) => other.value !== undefined);
      (there ? this.#seen : this.#asked).add(path);
    } else if (value !== undefined) this.#seen.add(path);
    return value;
  }

  /** A field as a number; undefined when it was not named. */
  number(path: string | undefined, row: RowObject, leaf: Leaf): number | undefined {
    return path === undefined ? undefined : this.#context.tally.number(this.at(path, row, leaf));
  }

  /** What was answered, where it was named. */
  marks(row: RowObject, leaf: Leaf): Partial<Rollout> {
    const { text, answer } = this.#context.mapping;
    return {
      ...(text !== undefined && textMarks(this.at(text, row, leaf))),
      ...(answer !== undefined && { answerHash: answerHash(this.at(answer, row, leaf)) }),
    };
  }

  /** The step, also of a name such as `step_3`; that of the file's name when none was named. */
  step(row: RowObject, leaf: Leaf): number | undefined {
    const { nameStep, tally } = this.#context;
    if (this.#step === undefined) return nameStep;
    const value = this.at(this.#step, row, leaf);
    const named = typeof value === 'string' ? stepFromName(value) : undefined;
    return named ?? tally.number(value);
  }

  /** Whether a rollout was right; undefined when it was not named. */
  verdict(path: string | undefined, row: RowObject, leaf: Leaf): number | undefined {
    return path === undefined
      ? undefined
      : this.#context.tally.verdict(this.at(path, row, leaf), path);
  }

  /** How a rollout ended; undefined when it was not named, or is missing. */
  end(path: string | undefined, row: RowObject, leaf: Leaf): string | undefined {
    return path === undefined ? undefined : endOf(this.at(path, row, leaf), path);
  }

  /** A field as an identifier; undefined when it was not named, or is missing. */
  id(path: string | undefined, row: RowObject, leaf: Leaf): string | undefined {
    return path === undefined ? undefined : this.#context.tally.id(this.at(path, row, leaf));
  }

  /** Several fields as one identifier; undefined when one is missing. */
  name(paths: readonly string[], row: RowObject, leaf: Leaf): string | undefined {
    return nameOf(paths, this.#context.tally, (path) =>
      this.#forms.seen(path, this.at(path, row, leaf)),
    );
  }

  /** Refuses a column that no row had. */
  check(first: string | undefined): void {
    const { name, head } = this.#context;
    this.#where.end();
    const column =
      first ?? this.#where.unseen() ?? [...this.#asked].find((path) => !this.#seen.has(path));
    if (column !== undefined)
      throw new ColumnError(name, headOf(head).columns, 'a column of that name', { column });
  }
}
