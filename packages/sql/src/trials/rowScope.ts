import { SchemaError } from '@bits-per-sample/core';
import type { Dialect, ExplodedList } from '../dialect/dialect.ts';
import type { Cell } from './cell.ts';
import { cellAt, within } from './cellAt.ts';
import { missingColumn } from './missingColumn.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** The rows of a query, and the cells in them. */
export interface RowScope {
  /** What stands behind FROM. */
  readonly from: string;
  /** Whether a row is an entry of a list. */
  readonly isExploded: boolean;
  /**
   * The cell at a path, in the row of the list that the reward is in.
   *
   * @throws {SchemaError} no such column, or lists within lists.
   */
  cell(path: string): Cell;
}

/**
 * The rows of a query: those of its relation, or the entries of the list that the reward is in.
 *
 * @throws {SchemaError} a column of the reward that is not there.
 */
export function rowScope({ relation, columns, mapping }: TrialsQuery, dialect: Dialect): RowScope {
  const { reward, successes, perToken, rewardParts = {} } = mapping;
  const path = successes ?? reward?.[0] ?? Object.keys(rewardParts)[0];
  const place = (one: string) => {
    const found = cellAt(one, columns, dialect);
    if (found === undefined) throw missingColumn(one, columns);
    return found;
  };
  const main = path === undefined ? undefined : place(path);
  const goesThrough = main !== undefined && (main.rest !== '' || perToken === undefined);
  const list = goesThrough && isList(main.cell) ? main.cell.sql : undefined;
  const exploded = list === undefined ? undefined : dialect.explode(list);
  return {
    from: `${relation} AS s${exploded?.from ?? ''}`,
    isExploded: exploded !== undefined,
    cell(one) {
      const { cell, rest } = place(one);
      if (!isList(cell) || exploded === undefined) {
        if (rest !== '') throw nested(one);
        return cell;
      }
      const found = within(entryOf(cell, list!, exploded), rest, dialect);
      if (found === undefined) throw missingColumn(one, columns);
      if (found.rest !== '') throw nested(one);
      return found.cell;
    },
  };
}

const isList = ({ type }: Cell): boolean => typeof type === 'object' && 'list' in type;

/** The entry of a list in the row of the exploded one. */
function entryOf({ sql, type }: Cell, list: string, { item, at }: ExplodedList): Cell {
  return { sql: sql === list ? item : at(sql), type: (type as { list: Cell['type'] }).list };
}

const nested = (path: string): SchemaError =>
  new SchemaError(
    { file: 'the relation', column: path },
    'one list on the way to a value, the one that the reward is in',
    'a list within a list, or another one',
  );
