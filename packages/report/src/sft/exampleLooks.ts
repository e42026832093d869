import { isDictionary, type Table } from '@bits-per-sample/core';
import { textCells } from '../trials/textCells.ts';

/** An example with its scores in order of time. */
export interface ScoredExample {
  /** Source that it comes from; null where the log names none. */
  readonly source: string | null;
  /** Whether it is trained on; null where the log does not say. */
  readonly split: 'train' | 'eval' | null;
  /** Its name in the run. */
  readonly name: string;
  /** What its likelihoods are of. */
  readonly unit: 'example' | 'token' | 'unknown';
  /** Its tokens; NaN when unknown. */
  readonly tokens: number;
  /** Negative log-likelihoods in nats, of those looks that have one. */
  readonly nll: readonly number[];
  /** Step of each; NaN without steps. */
  readonly steps: readonly number[];
}

/**
 * The examples of a log, one entry each, out of sums per example and step. Rows that repeat an example
 * at a step are one look, with their mean; of a row with a likelihood before and after these are two.
 */
export function exampleLooks({ rowCount, columns }: Table): ScoredExample[] {
  const texts = (name: string) => textCells(columns[name]);
  const [run, source, split, unit, example] = ['run', 'source', 'split', 'unit', 'example'].map(
    texts,
  );
  const step = columns.step;
  const steps = step === undefined || isDictionary(step) ? undefined : step;
  const mean = (name: string) => meanAt(columns, name);
  const [look, before, after, tokens] = ['nll', 'nll_before', 'nll_after', 'tokens'].map(mean);
  const rows = new Map<string, number[]>();
  for (let i = 0; i < rowCount; i++) {
    const key = JSON.stringify([run!(i), source!(i), example!(i)]);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [i]);
    else known.push(i);
  }
  return [...rows].map(([name, all]) => {
    const when = (i: number): number => steps?.[i] ?? NaN;
    all.sort((a, b) => when(a) - when(b) || a - b);
    const looks = all.flatMap((i) =>
      [before!(i), look!(i), after!(i)].flatMap((nll) =>
        Number.isNaN(nll) ? [] : [[when(i), nll] as const],
      ),
    );
    const [first] = all as [number];
    const lengths = all.map((i) => tokens!(i)).filter((n) => n > 0);
    return {
      source: source!(first) ?? null,
      split: (all.map((i) => split!(i)).find((word) => word !== undefined) ?? null) as
        | 'train'
        | 'eval'
        | null,
      name,
      unit: (unit!(first) ?? 'unknown') as ScoredExample['unit'],
      tokens: lengths.reduce((sum, n) => sum + n, 0) / lengths.length,
      nll: looks.map(([, nll]) => nll),
      steps: looks.map(([x]) => x),
    };
  });
}

function meanAt(columns: Table['columns'], name: string): (i: number) => number {
  const [n, sum] = [columns[`${name}_n`], columns[`${name}_sum`]];
  if (n === undefined || sum === undefined || isDictionary(n) || isDictionary(sum))
    return () => NaN;
  return (i) => sum[i]! / n[i]!;
}
