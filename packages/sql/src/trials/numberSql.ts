import { SchemaError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { Cell } from './cell.ts';
import type { ColumnReading } from './reading.ts';
import { readingSql } from './readingSql.ts';
import { typeWords } from './typeWords.ts';

/** Beyond this a square overflows, and with it every spread. */
export const MOST = 1e150;

/** What is written for numbers that are none. */
const NOT_FINITE = ['nan', 'inf', 'infinity'].flatMap((word) => [word, `+${word}`, `-${word}`]);

/** A cell as a number, and what was made of it on the way. */
export interface NumberSql {
  /** A double; NULL where it is missing, not finite, or no number at all. */
  readonly sql: string;
  /** Whether it is NaN, infinite or too large; undefined where it cannot be. */
  readonly nonFinite: string | undefined;
  /** Whether it is a text; undefined where it cannot be. */
  readonly text: string | undefined;
}

/**
 * A cell as a double; texts by their reading, else as numbers that are written as such.
 *
 * @throws {SchemaError} a list, a struct, a date.
 */
export function numberSql(
  { sql, type }: Cell,
  path: string,
  dialect: Dialect,
  reading: ColumnReading | undefined,
): NumberSql {
  switch (type) {
    case 'boolean':
      return plain(dialect.double(`CASE WHEN ${sql} THEN 1 WHEN NOT ${sql} THEN 0 END`));
    case 'integer':
      return plain(dialect.double(sql));
    case 'number':
      return {
        sql: finite(dialect.double(sql), dialect),
        nonFinite: `${sql} IS NOT NULL AND NOT coalesce(${fits(dialect.double(sql), dialect)}, false)`,
        text: undefined,
      };
    case 'text':
    case 'json':
      return fromText(type === 'json' ? dialect.jsonText(sql) : sql, reading, dialect);
    default:
      throw new SchemaError(
        { file: 'the relation', column: path },
        'numbers, flags or texts',
        typeWords(type),
      );
  }
}

const plain = (sql: string): NumberSql => ({ sql, nonFinite: undefined, text: undefined });

function fromText(text: string, reading: ColumnReading | undefined, dialect: Dialect): NumberSql {
  const number = finite(dialect.parse(`trim(${text})`), dialect);
  const of = (one: unknown): string | undefined =>
    typeof one === 'number' ? literal(one, dialect) : undefined;
  const other = of(reading?.other);
  const rest = other === undefined ? number : `coalesce(${number}, ${other})`;
  const words = NOT_FINITE.map(dialect.text).join(', ');
  const beyond = `abs(${dialect.parse(`trim(${text})`)}) > ${literal(MOST, dialect)}`;
  return {
    sql: reading === undefined ? number : readingSql(text, reading, of, rest, dialect),
    nonFinite: `lower(trim(${text})) IN (${words}) OR ${beyond}`,
    text,
  };
}

/** Whether a double can be squared; NaN compares as greater, or as nothing. */
const fits = (x: string, dialect: Dialect): string => `abs(${x}) <= ${literal(MOST, dialect)}`;

const finite = (x: string, dialect: Dialect): string =>
  `CASE WHEN ${fits(x, dialect)} THEN ${x} END`;
