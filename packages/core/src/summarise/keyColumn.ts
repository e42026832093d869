import { DomainError } from '../errors.ts';
import { type Column, isDictionary } from '../table.ts';
import { checkColumn } from './checkColumn.ts';
import { PairIndex } from './pairIndex.ts';

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * One `by` column over a stream of tables: turns each cell into a code that means the same in
 * every table. Code 0 is a missing cell.
 *
 * @internal
 */
export class KeyColumn {
  readonly #name: string;
  #kind: 'text' | 'number' | undefined;
  readonly #texts = new Map<string, number>();
  /** Texts of the column that this was forked from. */
  #before: ReadonlyMap<string, number> = NONE;
  #bits = new PairIndex();
  readonly #cell = new Float64Array(1);
  readonly #words = new Int32Array(this.#cell.buffer);
  #values: readonly string[] | undefined;
  #codes = new Int32Array(0);

  constructor(name: string) {
    this.#name = name;
  }

  /** Codes of the rows of a table's column; `undefined` when the table lacks it. */
  codes(column: Column | undefined, rowCount: number): Int32Array {
    const out = new Int32Array(rowCount);
    if (column === undefined) return out;
    const kind = checkColumn(this.#name, column, rowCount);
    this.#kind ??= kind;
    if (kind !== this.#kind)
      throw new DomainError(
        'summarise',
        this.#name,
        `a ${this.#kind} column as in earlier tables`,
        `a ${kind} column`,
      );
    if (isDictionary(column)) {
      const known = this.#known(column.values);
      for (let i = 0; i < rowCount; i++) {
        const code = column.codes[i]!;
        if (code < 0) continue;
        if (!(code < column.values.length))
          throw new DomainError(
            'summarise',
            this.#name,
            'with codes below the number of values',
            code,
            i,
          );
        if (known[code] === 0) known[code] = this.#text(column.values[code]!);
        out[i] = known[code]!;
      }
    } else {
      let last = NaN;
      let code = 0;
      for (let i = 0; i < rowCount; i++) {
        const x = column[i]!;
        if (x !== last) {
          last = x;
          this.#cell[0] = x + 0; // −0 becomes 0
          code = Number.isNaN(x) ? 0 : this.#bits.id(this.#words[0]!, this.#words[1]!) + 1;
        }
        out[i] = code;
      }
    }
    return out;
  }

  /** The column of the given codes, which are used up. */
  column(codes: Int32Array): Column {
    if (this.#kind === 'text') {
      for (let i = 0; i < codes.length; i++) codes[i]!--;
      return { codes, values: [...this.#before.keys(), ...this.#texts.keys()] };
    }
    const { first, second } = this.#bits;
    const numbers = new Float64Array(codes.length).fill(NaN);
    for (let i = 0; i < codes.length; i++) {
      const id = codes[i]! - 1;
      if (id < 0) continue;
      this.#words[0] = first[id]!;
      this.#words[1] = second[id]!;
      numbers[i] = this.#cell[0]!;
    }
    return numbers;
  }

  /** The same codes, to be added to as long as this is not. */
  fork(): KeyColumn {
    const fork = new KeyColumn(this.#name);
    fork.#kind = this.#kind;
    fork.#before = this.#texts;
    fork.#bits = this.#bits.copy();
    return fork;
  }

  /** Codes by index into `values`, 0 where not asked yet; kept while tables share `values`. */
  #known(values: readonly string[]): Int32Array {
    if (values !== this.#values) this.#codes = new Int32Array(values.length);
    else if (values.length > this.#codes.length) {
      const longer = new Int32Array(values.length * 2);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#values = values;
    return this.#codes;
  }

  #text(text: string): number {
    const known = this.#before.get(text) ?? this.#texts.get(text);
    if (known !== undefined) return known;
    const code = this.#before.size + this.#texts.size + 1;
    this.#texts.set(text, code);
    return code;
  }
}
