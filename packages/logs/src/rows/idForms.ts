import type { Tally } from '../log/tally.ts';

const [TEXT, OTHER] = [1, 2];

/** Looks at an id, and gives it back. */
type Look = (value: unknown) => unknown;

/** Notices ids that are numbers or booleans in some rows and texts in others: as names they are one. */
export class IdForms {
  readonly #tally: Tally;
  readonly #fields = new Map<string, Look>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** Looks at an id of a field, and gives it back. */
  seen(field: string, value: unknown): unknown {
    return this.of(field)(value);
  }

  /** What looks at the ids of one field; to be kept where there is one a row. */
  of(field: string): Look {
    const known = this.#fields.get(field);
    if (known !== undefined) return known;
    let before = 0;
    const look: Look = (value) => {
      if (value === null || value === undefined) return value;
      const form = typeof value === 'string' ? TEXT : typeof value === 'object' ? 0 : OTHER;
      if ((before | form) === before) return value;
      if (before !== 0)
        this.#tally.note(
          'id-forms',
          'ids are text in some rows and numbers, true or false in others: 1 and "1" are taken for one',
        );
      before |= form;
      return value;
    };
    this.#fields.set(field, look);
    return look;
  }
}
