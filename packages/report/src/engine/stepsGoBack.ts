import type { Table } from '@bits-per-sample/core';
import { numberAt } from '../trials/numberAt.ts';
import { numberCells } from '../trials/numberCells.ts';
import { textCells } from '../trials/textCells.ts';

/** Where the rows of a step stand. */
interface Span {
  readonly step: number;
  first: number;
  last: number;
}

/**
 * Whether a step stands in a log before another one is over, in one run and kind: as where steps were
 * rolled out again, or rows are in no order of time.
 *
 * @param sums rows of sums with the places of their rows, `place_min` and `place_max`.
 */
export function stepsGoBack(sums: Table): boolean {
  const stepAt = numberCells(sums.columns.step);
  const [runAt, kindAt] = [textCells(sums.columns.run), textCells(sums.columns.kind)];
  const streams = new Map<string, Map<number, Span>>();
  for (let i = 0; i < sums.rowCount; i++) {
    const step = stepAt(i);
    if (Number.isNaN(step)) continue;
    const key = JSON.stringify([runAt(i), kindAt(i)]);
    const spans = streams.get(key) ?? new Map<number, Span>();
    streams.set(key, spans);
    const [first, last] = [numberAt(sums, 'place_min', i), numberAt(sums, 'place_max', i)];
    const span = spans.get(step);
    if (span === undefined) spans.set(step, { step, first, last });
    else {
      span.first = Math.min(span.first, first);
      span.last = Math.max(span.last, last);
    }
  }
  return [...streams.values()].some((spans) => {
    const inOrder = [...spans.values()].sort((a, b) => a.step - b.step);
    return inOrder.some(({ first }, i) => i > 0 && first < inOrder[i - 1]!.last);
  });
}
