import { checkArray, checkObject, DomainError } from '@bits-per-sample/core';
import { checkDialect } from '../dialect/checkDialect.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { checkMapping } from './checkMapping.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** Refuses what is no query of trials, and what is no dialect. */
export function checkQuery(fn: string, query: TrialsQuery, dialect: Dialect): void {
  checkObject(fn, 'query', query);
  checkDialect(fn, dialect);
  if (typeof query.relation !== 'string')
    throw new DomainError(fn, 'relation', 'what stands behind FROM', query.relation);
  checkArray(fn, 'columns', query.columns);
  for (const column of query.columns)
    if (typeof column?.name !== 'string' || column.type === undefined)
      throw new DomainError(fn, 'columns', 'of names and types', column);
  checkMapping(fn, query.mapping);
  const { rule, texts, held } = query;
  if (texts !== undefined && texts !== 'hashed' && texts !== 'whole')
    throw new DomainError(fn, 'texts', "'hashed' or 'whole'", texts);
  if (held !== undefined && typeof held !== 'string')
    throw new DomainError(fn, 'held', 'what stands behind FROM', held);
  if (rule !== undefined && !Number.isFinite(rule?.limit))
    throw new DomainError(fn, 'rule.limit', 'a finite number', rule?.limit);
}
