import type { ColumnMapping } from '../log/columnMapping.ts';
import { beside, type Leaf } from './columnPath.ts';
import { count } from './count.ts';
import type { RowObject, Tally } from './rowFormat.ts';

/** The rows that the mapping's `where` keeps. */
export class Where {
  readonly #conditions: readonly (readonly [path: string, text: string])[];
  readonly #tally: Tally;
  readonly #seen = new Set<string>();

  constructor({ where = {} }: ColumnMapping, tally: Tally) {
    this.#conditions = Object.entries(where);
    this.#tally = tally;
  }

  /** Whether the fields on the branch of a leaf have the texts that are wanted. */
  keeps(row: RowObject, leaf: Leaf): boolean {
    if (this.#conditions.length === 0) return true;
    let kept = true;
    for (const [path, text] of this.#conditions) {
      const value = beside(row, path, leaf);
      if (value !== undefined) this.#seen.add(path);
      if (value === undefined || value === null || String(value) !== text) kept = false;
    }
    if (!kept) {
      const rules = this.#conditions.map(([path, value]) => `${path}=${value}`).join(', ');
      this.#tally.note('where', (n) => `${count(n, 'row')} left out by ${rules}`);
    }
    return kept;
  }

  /** A field that no row had; undefined when each was seen. */
  unseen(): string | undefined {
    return this.#conditions.find(([path]) => !this.#seen.has(path))?.[0];
  }
}
