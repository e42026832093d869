import { DomainError } from '@bits-per-sample/core';
import { literal } from '../dialect/literal.ts';
import type { StatisticSql } from './statisticSql.ts';

const moments: StatisticSql = (x, dialect) => ({
  n: `count(${x})`,
  sum: `sum(${x})`,
  m2: `${dialect.varPop(x)} * count(${x})`,
});

const extent: StatisticSql = (x) => ({ n: `count(${x})`, min: `min(${x})`, max: `max(${x})` });

const total: StatisticSql = (x) => ({ n: `count(${x})`, sum: `sum(${x})` });

const longest: StatisticSql = (x, dialect) => ({
  n: `count(${x})`,
  max: `max(${x})`,
  at: `CASE WHEN count(${x}) > 0 THEN ${dialect.countOfMax(x)} END`,
});

const histogram: StatisticSql = (x, dialect, { edges = [] }) => {
  const [first, ...others] = edges;
  const last = others.at(-1);
  if (first === undefined || last === undefined)
    throw new DomainError('summariseSql', 'edges', 'of length ≥ 2', edges.length);
  const edge = (at: number): string => literal(edges[at]!, dialect);
  const bins = others.map((_, i) => {
    const below = i === others.length - 1 ? '<=' : '<';
    return [`bin_${i}`, counted(`${x} >= ${edge(i)} AND ${x} ${below} ${edge(i + 1)}`)] as const;
  });
  return {
    below: counted(`${x} < ${edge(0)}`),
    ...Object.fromEntries(bins),
    above: counted(`${x} > ${edge(edges.length - 1)}`),
  };
};

const counted = (condition: string): string => `count(CASE WHEN ${condition} THEN 1 END)`;

/** Statistics that every engine can compute, by name. */
export const knownStatistics: Readonly<Record<string, StatisticSql>> = {
  moments,
  extent,
  total,
  longest,
  histogram,
};
