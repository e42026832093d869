import type { Table } from '@bits-per-sample/core';
import { numberCells } from '../trials/numberCells.ts';
import { numbers } from '../trials/numbers.ts';
import { textCells } from '../trials/textCells.ts';
import { streamsOf } from './streamsOf.ts';

/**
 * Whether a step stands in a log before another one is over, in one run and kind: as where steps were
 * rolled out again, or rows are in no order of time.
 *
 * @param sums rows of sums with the places of their rows, `place_min` and `place_max`.
 */
export function stepsGoBack(sums: Table): boolean {
  const { codes, rows } = streamsOf(sums);
  const [min, max] = [numbers(sums, 'place_min'), numbers(sums, 'place_max')];
  const first = new Float64Array(rows.length).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(rows.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (min[i]! < first[code]!) first[code] = min[i]!;
    if (max[i]! > last[code]!) last[code] = max[i]!;
  }
  const stepAt = numberCells(sums.columns.step);
  const [runAt, kindAt] = [textCells(sums.columns.run), textCells(sums.columns.kind)];
  const streams = new Map<string, number[]>();
  for (const [code, row] of rows.entries()) {
    const key = JSON.stringify([runAt(row), kindAt(row)]);
    const own = streams.get(key) ?? [];
    streams.set(key, own);
    own.push(code);
  }
  return [...streams.values()].some((own) => {
    const inOrder = own
      .filter((code) => !Number.isNaN(stepAt(rows[code]!)))
      .sort((a, b) => stepAt(rows[a]!) - stepAt(rows[b]!));
    return inOrder.some((code, i) => i > 0 && first[code]! < last[inOrder[i - 1]!]!);
  });
}
