import { bareName } from '../rows/bareName.ts';
import type { RowContext, RowObject } from '../rows/rowFormat.ts';

/** Names of columns of training steps, without `_`, `-` and case. */
const STEP = /^(?:global|train|training|trainer)?step$/;

/** A step that stands in the rows where the caller named a prompt and no step. */
export class UnnamedStep {
  readonly #context: RowContext;
  readonly #name: string | undefined;
  #first: unknown;
  #differs = false;

  constructor(context: RowContext) {
    this.#context = context;
    const { prompt, group, promptId, step, ...others } = context.mapping;
    if (prompt === undefined || (group ?? promptId ?? step) !== undefined) return;
    const used = new Set<unknown>(Object.values(others).flat());
    this.#name = Object.keys(context.head[0] ?? {}).find(
      (name) => STEP.test(bareName(name)) && !used.has(name),
    );
  }

  /** Looks at a row. */
  see(row: RowObject): void {
    if (this.#name === undefined || this.#differs) return;
    const step = row[this.#name] ?? undefined;
    this.#differs = this.#first !== undefined && step !== undefined && step !== this.#first;
    this.#first ??= step;
  }

  /** Says that rows of several steps are taken together. */
  tell(): void {
    const name = this.#name;
    if (this.#differs)
      this.#context.tally.note(
        'step-not-named',
        `rows of all values of ${name} are taken together: if it is the step of training, \`step: ${name}\` keeps the rollouts of a step together, and a resumed run is seen`,
      );
  }
}
