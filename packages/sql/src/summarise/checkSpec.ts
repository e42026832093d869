import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkDialect } from '../dialect/checkDialect.ts';
import { checkTexts } from '../dialect/checkTexts.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { SqlSpec } from './sqlSpec.ts';

/** Refuses what is no spec of sums, and what is no dialect. */
export function checkSpec(fn: string, spec: SqlSpec, dialect: Dialect): void {
  checkObject(fn, 'spec', spec);
  checkDialect(fn, dialect);
  checkTexts(fn, 'by', spec.by);
  if (spec.hidden !== undefined) checkTexts(fn, 'hidden', spec.hidden);
  checkObject(fn, 'measures', spec.measures);
  for (const [name, statistics] of Object.entries(spec.measures))
    for (const statistic of [statistics].flat())
      if (typeof statistic?.name !== 'string')
        throw new DomainError(fn, name, 'measured by statistics', statistic);
}
