import type { ColumnMapping } from '../log/columnMapping.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { beside, type Leaf } from './columnPath.ts';
import type { RowObject } from './rowFormat.ts';
import { textOf } from './textOf.ts';

const MOST_VALUES = 1000;
const MOST_LISTED = 8;

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** The rows that the mapping's `where` keeps. */
export class Where {
  readonly #conditions: readonly (readonly [path: string, text: string])[];
  readonly #tally: Tally;
  readonly #seen = new Set<string>();
  /** What stood in each field, and how often, until a row is kept. */
  #values: Map<string, Map<string, number>> | undefined = new Map();

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
      if (value !== undefined && this.#values !== undefined) this.#count(path, textOf(value));
      if (value === undefined || value === null || textOf(value) !== text) kept = false;
    }
    if (kept) this.#values = undefined;
    else {
      const rules = this.#conditions.map(([path, value]) => `${path}=${value}`).join(', ');
      this.#tally.note('where', (n) => `${count(n, 'row')} left out by ${rules}`);
    }
    return kept;
  }

  /** Says which values there are, when no row was kept. */
  end(): void {
    for (const [path, values] of this.#values ?? []) {
      const most = [...values].sort(([, a], [, b]) => b - a).slice(0, MOST_LISTED);
      const listed = most.map(([value, n]) => `${short(value)} (${n})`).join(', ');
      const rest = values.size > MOST_LISTED ? ', …' : '';
      const wanted = this.#conditions.find(([one]) => one === path)?.[1] ?? '';
      const others = values.has(wanted) ? '' : `${path} is never ${short(wanted)}; `;
      this.#tally.note('where-values', `${others}values of ${path}: ${listed}${rest}`);
    }
  }

  #count(path: string, value: string): void {
    const values = this.#values?.get(path) ?? new Map<string, number>();
    this.#values?.set(path, values);
    const known = values.get(value);
    if (known !== undefined || values.size < MOST_VALUES) values.set(value, (known ?? 0) + 1);
  }

  /** A field that no row had; undefined when each was seen. */
  unseen(): string | undefined {
    return this.#conditions.find(([path]) => !this.#seen.has(path))?.[0];
  }
}
