import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { nameSql } from './nameSql.ts';
import type { RowScope } from './rowScope.ts';
import type { TrialMapping } from './trialMapping.ts';

/** The rows that a mapping keeps, as a condition; undefined where it keeps all. */
export function whereSql(
  { where = {} }: TrialMapping,
  scope: RowScope,
  dialect: Dialect,
): string | undefined {
  const conditions = Object.entries(where).map(([path, text]) => {
    const cell = scope.cell(path);
    const name = nameSql(cell, path, dialect);
    if (cell.type !== 'number') return `${name} = ${dialect.text(text)}`;
    // a number has one text, the shortest
    return String(Number(text)) === text && Number.isFinite(Number(text))
      ? `${name} = ${literal(Number(text), dialect)}`
      : '1 = 0';
  });
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}
