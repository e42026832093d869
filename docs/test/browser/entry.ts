import { moments, summarise, type Table } from '@bits-per-sample/core';
import { bitsLogFigure } from '@bits-per-sample/figures';
import { meanEntropy } from '@bits-per-sample/info';
import { fromBlob, readLog } from '@bits-per-sample/logs';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { reportFigures, report as reportOn, toJson } from '@bits-per-sample/report';
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

/** The report of a stream, its pictures as wide as a phone; gives the JSON. */
export async function reportWithPictures(jsonl: string, width: number): Promise<string> {
  const made = await reportOn(new Response(jsonl));
  const figures = await reportFigures(made, { width });
  document.body.replaceChildren(
    ...figures.map(({ figure }) => toObservablePlot<SVGElement>(figure, { Plot, document }).output),
  );
  return toJson(made);
}
