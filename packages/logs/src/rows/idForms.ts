import type { Tally } from '../log/tally.ts';

const [TEXT, OTHER] = [1, 2];

/** Notices ids that are numbers or booleans in some rows and texts in others: as names they are one. */
export class IdForms {
  readonly #tally: Tally;
  readonly #forms = new Map<string, number>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** Looks at an id of a field, and gives it back. */
  seen(field: string, value: unknown): unknown {
    if (value === null || value === undefined) return value;
    const form = typeof value === 'string' ? TEXT : typeof value === 'object' ? 0 : OTHER;
    const before = this.#forms.get(field) ?? 0;
    if ((before | form) === before) return value;
    this.#forms.set(field, before | form);
    if (before !== 0)
      this.#tally.note(
        'id-forms',
        'ids are text in some rows and numbers, true or false in others: 1 and "1" are taken for one',
      );
    return value;
  }
}
