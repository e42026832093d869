import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { checkSpec } from './checkSpec.ts';
import { mergeSql } from './mergeSql.ts';
import type { SqlSpec } from './sqlSpec.ts';

/** What {@link cellsSql} keeps. */
export interface CellsSpec extends Pick<SqlSpec, 'by' | 'measures'> {
  /** The measure whose sums are the successes; left out for rewards that say nothing of success. */
  readonly successes?: 'reward' | 'success' | undefined;
}

/** How near two rewards must be to count as equal. */
const NOISE = 1e-9;

/**
 * Groups that look the same, as one row and how many they are: of ten million groups some hundred
 * cells are left, from which pass rates, live shares and bits follow as from the groups.
 *
 * @param sums a SELECT of rows of sums, one per group, as `summariseSql` gives them; `reward` with
 *   `moments` and `extent` is among its measures.
 * @param spec `by`: keys of the cells, such as step and category, not those of the groups;
 *   `measures` of the sums; `successes`: the measure that counts them.
 * @param dialect of the engine.
 * @returns a SELECT of `by`, `attempts`, `successes` (NULL where not asked for), `equal` (2: rewards
 *   are the same bit for bit, 1: up to float noise, 0: they differ, or are fewer than two),
 *   `groups_n` (how many they are), and the merged sums of all of them.
 *
 * @example
 * ```ts
 * const spec = { by: ['step'], measures: { reward: [moments, extent] }, successes: 'reward' } as const;
 * cellsSql('SELECT * FROM sums', spec, duckdb).includes('"groups_n"'); // => true
 * ```
 */
export function cellsSql(sums: string, spec: CellsSpec, dialect: Dialect): string {
  checkSpec('cellsSql', spec, dialect);
  const { by, measures, successes } = spec;
  const at = (name: string): string => `g.${dialect.ident(name)}`;
  const number = (x: number): string => literal(x, dialect);
  const [n, sum, min, max] = ['n', 'sum', 'min', 'max'].map((field) => at(`reward_${field}`));
  const noise = `${number(NOISE)} * greatest(${number(1)}, abs(${sum} / ${n}))`;
  const equal = `CASE WHEN ${n} < ${number(2)} THEN ${number(0)} WHEN ${min} = ${max} THEN ${number(2)} WHEN ${max} - ${min} <= ${noise} THEN ${number(1)} ELSE ${number(0)} END`;
  const cell = {
    attempts: at(`${successes ?? 'reward'}_n`),
    successes: successes === undefined ? dialect.double('NULL') : at(`${successes}_sum`),
    equal,
    groups_n: number(1),
    groups_missing: number(0),
  };
  const added = Object.entries(cell).map(([name, sql]) => `${sql} AS ${dialect.ident(name)}`);
  const groups = `SELECT g.*, ${added.join(', ')}\nFROM (${sums}) AS g`;
  const keys = [...by, 'attempts', 'successes', 'equal'];
  const all = { groups: { name: 'count' }, ...measures };
  return mergeSql(groups, { by: keys, measures: all }, dialect, {
    statistics: { count: (field) => ({ n: `sum(${field('n')})` }) },
  });
}
