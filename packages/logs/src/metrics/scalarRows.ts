import type { RowObject } from '../rows/rowFormat.ts';

/**
 * Puts scalars that a store keeps one by one (run, step, name, value) side by side into rows. A
 * value of a step that has one already begins a new row of that step, so that the reader of metrics
 * sees what was logged twice, as in any other container.
 */
export class ScalarRows {
  #rows: { step: number; fields: Map<string, unknown> }[] = [];
  /** The newest row of a step of a run. */
  readonly #open = new Map<string, Map<string, unknown>>();

  /** Adds a value; `labels` are the fields that name the run. */
  add(labels: Readonly<Record<string, string>>, step: number, name: string, value: number): void {
    const key = JSON.stringify([labels, step]);
    let fields = this.#open.get(key);
    if (fields === undefined || fields.has(name)) {
      fields = new Map<string, unknown>(Object.entries(labels));
      this.#open.set(key, fields);
      this.#rows.push({ step, fields });
    }
    fields.set(name, value);
  }

  /** Leaves out the steps from this one on; returns how many there were. */
  forget(from: number): number {
    const lost = new Set(this.#rows.map(({ step }) => step).filter((step) => step >= from));
    if (lost.size === 0) return 0;
    this.#rows = this.#rows.filter(({ step }) => step < from);
    this.#open.clear();
    return lost.size;
  }

  /** The rows, in the order in which they were begun; `step` is their step. */
  rows(): RowObject[] {
    return this.#rows.map(({ step, fields }) => ({ ...Object.fromEntries(fields), step }));
  }
}
