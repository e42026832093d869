import { moments, summarise, type Table } from '@bits-per-sample/core';
import { bitsLogFigure } from '@bits-per-sample/figures';
import { meanEntropy } from '@bits-per-sample/info';
import { fromBlob, readLog } from '@bits-per-sample/logs';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import * as Plot from '@observablehq/plot';

/** A dropped file, in the page: bytes → rows → sums → bits, and a picture. */
export async function report(jsonl: string): Promise<{ groups: number; bits: number }> {
  const log = await readLog(fromBlob(new Blob([jsonl]), 'rollouts.jsonl'));
  const table: Table = await summarise(log.tables, {
    by: ['group'],
    measures: { reward: moments },
  });
  const { reward_sum: successes, reward_n: attempts } = table.columns as Record<
    string,
    Float64Array
  >;
  const { output } = toObservablePlot<SVGElement>(bitsLogFigure(), { Plot, document });
  document.body.append(output);
  return {
    groups: table.rowCount,
    bits: meanEntropy({ successes: successes!, attempts: attempts! }).value,
  };
}
