import { SchemaError } from '@bits-per-sample/core';

/** What is told of a value that is refused: never its insides. */
function kindOf(value: unknown): unknown {
  if (typeof value === 'string') return 'a text';
  return Array.isArray(value) ? 'a list' : value;
}

/**
 * A value that somebody else has written, with its place: what is read of it has the type that was
 * asked for, or a refusal names the file and the field.
 */
export class Written {
  readonly #file: string;
  readonly #path: string;
  readonly #value: unknown;

  /**
   * @param file name of the file.
   * @param path of the value in it.
   */
  constructor(file: string, path: string, value: unknown) {
    this.#file = file;
    this.#path = path;
    this.#value = value;
  }

  /** @throws {SchemaError} always. */
  refuse(expected: string): never {
    const location = { file: this.#file, column: this.#path };
    throw new SchemaError(location, expected, kindOf(this.#value));
  }

  /** A field of an object; one that it has not itself is undefined. */
  at(name: string): Written {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.refuse('an object');
    const own = Object.getOwnPropertyDescriptor(value, name)?.value as unknown;
    return new Written(this.#file, `${this.#path}.${name}`, own);
  }

  /** Its fields by their names. */
  fields(): (readonly [string, Written])[] {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.refuse('an object');
    return Object.keys(value).map((name) => [name, this.at(name)]);
  }

  /** The values of a list. */
  values(): readonly unknown[] {
    if (!Array.isArray(this.#value)) this.refuse('a list');
    return this.#value as readonly unknown[];
  }

  /** The same with their places. */
  list(): Written[] {
    return this.values().map((value, i) => new Written(this.#file, `${this.#path}[${i}]`, value));
  }

  /** A finite number within bounds. */
  number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): number {
    const x = this.#value;
    if (typeof x !== 'number' || !Number.isFinite(x)) return this.refuse('a number');
    if (x < least || x > most) this.refuse(`a number of ${least} to ${most}`);
    return x;
  }

  /** A whole number, 0 or more. */
  count(): number {
    const x = this.#value;
    return Number.isSafeInteger(x) && (x as number) >= 0 ? (x as number) : this.refuse('a count');
  }

  text(): string {
    return typeof this.#value === 'string' ? this.#value : this.refuse('a text');
  }

  flag(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.refuse('true or false');
  }

  /** One of some values. */
  oneOf<T>(values: readonly T[]): T {
    return values.includes(this.#value as T)
      ? (this.#value as T)
      : this.refuse(values.map(String).join(' or '));
  }

  /** What `read` makes of it; of null, null. */
  orNull<T>(read: (written: this) => T): T | null {
    return this.#value === null ? null : read(this);
  }

  /** Numbers, NaN where one is null. */
  numbers(): number[] {
    const values = this.values();
    if (!values.every((x) => x === null || Number.isFinite(x)))
      this.refuse('numbers, null where one is missing');
    return values.map((x) => (x === null ? Number.NaN : (x as number)));
  }

  /** Texts, or null where one is missing. */
  texts(): (string | null)[] {
    const values = this.values();
    if (!values.every((x) => x === null || typeof x === 'string'))
      this.refuse('texts, null where one is missing');
    return values as (string | null)[];
  }
}
