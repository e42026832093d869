import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { RewardRule, TrialsQuery } from './trialsQuery.ts';

/** Columns of rollouts that pass as they are. */
const KEPT =
  /^(?:run|step|group_\d+|prompt_\d+|category|kind|status|input_tokens|output_tokens|logprob|advantage|propensity|lag|log_ratio)$/;
/** Servers write −9999 for a log-probability of −∞. */
const STAND_IN = -9999;

/** Columns of trials over rows `r`: rewards without those of errors, successes, what ended how. */
export function scoredColumns(
  columns: ReadonlySet<string>,
  { rule, missing }: TrialsQuery,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const number = (x: number): string => literal(x, dialect);
  const out = new Map<string, string>();
  for (const name of columns) if (KEPT.test(name)) out.set(name, at(name));
  const isError = columns.has('status') ? `${at('status')} = ${dialect.text('error')}` : undefined;
  const scored = (x: string): string =>
    isError === undefined ? x : `CASE WHEN ${isError} THEN NULL ELSE ${x} END`;
  const filled = (x: string): string => (missing === 'fail' ? `coalesce(${x}, ${number(0)})` : x);
  const reward = columns.has('reward') ? filled(scored(at('reward'))) : undefined;
  if (reward !== undefined) out.set('reward', reward);
  const success =
    rule !== undefined && reward !== undefined
      ? ruled(reward, rule, dialect)
      : columns.has('success')
        ? `CASE WHEN ${at('success')} IN (${number(0)}, ${number(1)}) OR ${at('success')} IS NULL THEN ${filled(scored(at('success')))} END`
        : undefined;
  if (success !== undefined) out.set('success', success);
  if (isError !== undefined) out.set('error', `CASE WHEN ${isError} THEN ${number(1)} END`);
  const right = success ?? reward;
  if (columns.has('logprob') && right !== undefined) {
    const x = at('logprob');
    out.set(
      'right_logprob',
      `CASE WHEN ${right} = ${number(1)} AND ${x} <= ${number(0)} AND ${x} > ${number(STAND_IN)} THEN ${x} END`,
    );
  }
  return out;
}

/** 1 or 0 by a rule; NULL without a reward. */
function ruled(reward: string, { operator, limit }: RewardRule, dialect: Dialect): string {
  const sign = operator === '==' ? '=' : operator;
  const test = `${reward} ${sign} ${literal(limit, dialect)}`;
  return `CASE WHEN ${test} THEN ${literal(1, dialect)} WHEN ${reward} IS NOT NULL THEN ${literal(0, dialect)} END`;
}
