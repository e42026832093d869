import { ofMeans } from '../formats/chooseAnyFormat.ts';
import { metricMeans, metrics } from '../formats/metrics.ts';
import type { Log } from '../log/log.ts';
import { headOf } from '../rows/logHead.ts';
import type { RowStream, RowTask } from '../rows/rowStream.ts';
import type { LogOpener } from './logOpener.ts';
import { parsed } from './parsed.ts';

/**
 * A log of metrics, from a container that holds nothing else (a database of scalars, an event
 * file): plain rows `{step, run?, name: number, …}`, one or several a step and in any order, or
 * one value a row, `{step, run?, key: name, value: number}`. Steps and names as they were logged.
 */
export async function metricsLog(
  format: string,
  batches: RowStream['batches'],
  opener: LogOpener,
): Promise<Log> {
  const { kind, open } = ofMeans(opener.mapping) ? metricMeans : metrics;
  await opener.tally.loadWords();
  const reader = open({ ...opener.context, first: {}, head: [], single: false });
  const task = { kind, reader } as RowTask['format'];
  return opener.log(format, parsed(batches), headOf([]), task);
}
