import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { numberSql } from './numberSql.ts';
import type { RowScope } from './rowScope.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/**
 * Successes and attempts of rows that count a group each: `successes`, `attempts`. NULL where they
 * are no counts, or a share that is no whole number of the attempts.
 */
export function countedColumns(
  { mapping, columns, readings, shares }: TrialsQuery,
  scope: RowScope,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const { successes = '', attempts, groupSize = Number.NaN } = mapping;
  const number = (path: string): string =>
    numberSql(scope.cell(path), path, dialect, readings?.get(path)).sql;
  const literalOf = (x: number): string => literal(x, dialect);
  // a number that no column is called is the number itself
  const isNumber =
    /^[1-9]\d{0,8}$/.test(attempts ?? '') && !columns.some(({ name }) => name === attempts);
  const n =
    attempts === undefined
      ? literalOf(groupSize)
      : isNumber
        ? literalOf(Number(attempts))
        : number(attempts);
  const value = number(successes);
  if (shares === undefined)
    return new Map([
      ['successes', value],
      ['attempts', n],
    ]);
  const { whole, slack, failed } = shares;
  const exact = `(${value} / ${literalOf(whole)} * ${n})`;
  const nearest = `floor(${exact} + ${literalOf(0.5)})`;
  const margin = `(${literalOf(slack * (1 + 1e-9))} * ${n} + ${literalOf(1e-9)})`;
  const near = `abs(${exact} - ${nearest}) <= ${margin} AND abs(${exact} - ${nearest}) <= ${literalOf(0.499)}`;
  const right = failed === true ? `${n} - ${nearest}` : nearest;
  return new Map([
    ['successes', `CASE WHEN ${near} THEN ${right} END`],
    ['attempts', n],
  ]);
}
