import type { MergeStatisticSql } from './mergeStatisticSql.ts';

const sum = (x: string): string => `sum(${x})`;
/** A field of rows that hold anything. */
const filled = (n: string, x: string): string => `CASE WHEN ${n} > 0 THEN ${x} END`;

/** Σ(m2 + n(x̄ − mean)²): the mean first, then what is around it. */
const moments: MergeStatisticSql = (at, whole) => {
  const [n, total] = [at('n'), at('sum')];
  const mean = `${whole(sum(total))} / ${whole(sum(n))}`;
  const off = `(${total} / ${n} - ${mean})`;
  return {
    n: sum(n),
    sum: sum(total),
    m2: sum(filled(n, `${at('m2')} + ${n} * ${off} * ${off}`)),
  };
};

const extent: MergeStatisticSql = (at) => ({
  n: sum(at('n')),
  min: `min(${filled(at('n'), at('min'))})`,
  max: `max(${filled(at('n'), at('max'))})`,
});

const total: MergeStatisticSql = (at) => ({ n: sum(at('n')), sum: sum(at('sum')) });

const longest: MergeStatisticSql = (at, whole) => {
  const max = `max(${filled(at('n'), at('max'))})`;
  return {
    n: sum(at('n')),
    max,
    at: sum(`CASE WHEN ${at('n')} > 0 AND ${at('max')} = ${whole(max)} THEN ${at('at')} END`),
  };
};

const histogram: MergeStatisticSql = (at, _, { edges = [] }) =>
  Object.fromEntries(
    ['below', ...edges.slice(1).map((_edge, i) => `bin_${i}`), 'above'].map((field) => [
      field,
      sum(at(field)),
    ]),
  );

/** Statistics that every engine can merge, by name. */
export const knownMerges: Readonly<Record<string, MergeStatisticSql>> = {
  moments,
  extent,
  total,
  longest,
  histogram,
};
