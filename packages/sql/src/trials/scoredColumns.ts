import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { RewardRule, TrialsQuery } from './trialsQuery.ts';

/**
 * Columns over rows `r` whose rewards count: those of errors do not, missing ones may be failures,
 * and successes are 0 or 1, by the column or the rule.
 */
export function scoredColumns(
  columns: ReadonlySet<string>,
  { rule, missing }: TrialsQuery,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const [zero, one] = [literal(0, dialect), literal(1, dialect)];
  const out = new Map([...columns].map((name) => [name, at(name)]));
  const isError = columns.has('status') ? `${at('status')} = ${dialect.text('error')}` : undefined;
  const scored = (name: string): string =>
    isError === undefined ? at(name) : `CASE WHEN ${isError} THEN NULL ELSE ${at(name)} END`;
  const fill = missing === 'fail' ? zero : 'NULL';
  const reward = columns.has('reward') ? scored('reward') : dialect.double('NULL');
  out.set('reward', missing === 'fail' ? `coalesce(${reward}, ${zero})` : reward);
  if (columns.has('success')) {
    const x = scored('success');
    out.set(
      'success',
      `CASE WHEN ${x} IS NULL THEN ${fill} WHEN ${x} = ${zero} OR ${x} = ${one} THEN ${x} END`,
    );
  }
  if (rule !== undefined) out.set('success', ruled(out.get('reward')!, rule, dialect));
  if (isError !== undefined) out.set('error', `CASE WHEN ${isError} THEN ${one} END`);
  return out;
}

/** 1 or 0 by a rule; NULL without a reward. */
function ruled(reward: string, { operator, limit }: RewardRule, dialect: Dialect): string {
  const test = `${reward} ${operator === '==' ? '=' : operator} ${literal(limit, dialect)}`;
  return `CASE WHEN ${test} THEN ${literal(1, dialect)} WHEN ${reward} IS NOT NULL THEN ${literal(0, dialect)} END`;
}
