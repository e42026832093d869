/** A list, row by row: what is added behind FROM, and how its entries are called. */
export interface ExplodedList {
  /** Added behind the relation. */
  readonly from: string;
  /** The entry. */
  readonly item: string;
  /** Its place. */
  readonly pos: string;
  /** The entry at the same place of a list that is as long; NULL of another. */
  at(other: string): string;
}

/**
 * What differs between SQL engines, and nothing else: expressions in, an expression out. A new
 * engine is a new object of this kind.
 */
export interface Dialect {
  /** For messages. */
  readonly name: string;
  /** A name, quoted. */
  ident(name: string): string;
  /** A text, quoted. */
  text(value: string): string;
  /** An expression as a double. */
  double(x: string): string;
  /** An expression as text. */
  string(x: string): string;
  /** A text as a number; NULL where it is none. Only digits, a point, a sign, an exponent. */
  parse(x: string): string;
  /** The double beyond all others. */
  readonly infinity: string;
  /** The population variance, without loss where the values are large. */
  varPop(x: string): string;
  /** How often the greatest value came, as an aggregate; of none anything. */
  countOfMax(x: string): string;
  /** How many letters a text has, in Unicode and not in bytes. */
  letters(x: string): string;
  /** A text as 16 hexadecimal digits, the first of its MD5. */
  hash(x: string): string;
  /**
   * A text as a whole number below 2⁵²: the first eight bytes of its MD5, the last of them first,
   * without their last three hexadecimal digits. All engines give the same, so that they draw the same prompts.
   */
  hashNumber(x: string): string;
  /** A field of a struct. */
  field(x: string, name: string): string;
  /** A field of a JSON value, as JSON. */
  jsonField(x: string, name: string): string;
  /** A JSON value that is a text, a number or a flag, as text; NULL of another. */
  jsonText(x: string): string;
  /** A list or a struct as a text of JSON. */
  json(x: string): string;
  /** Whether keys, none of them NULL, hold one of several rows of values: a number is a double. */
  among(keys: readonly string[], rows: readonly (readonly (string | number)[])[]): string;
  /** Characters of a query, where longer ones are refused. */
  readonly mostText?: number | undefined;
  /** The place of a row in its files, in their order; left out where rows are read in none. */
  readonly place?: string | undefined;
  /** The rows of a list; a missing one is one row of NULL, an empty one is none. */
  explode(list: string): ExplodedList;
  /** The entry of a list at a place, from 1 on; NULL where there is none. */
  entry(list: string, place: number): string;
  /** The sum of the numbers of a list, or the last of them, of those within ±`most`; NULL of none. */
  foldList(list: string, take: 'sum' | 'last', most: string): string;
}
