import type { ByteStream } from '../bytes/byteStream.ts';
import { type LineCounts, noCounts } from '../bytes/lineCounts.ts';
import { lines } from '../bytes/lines.ts';
import { tellLines } from '../bytes/tellLines.ts';
import { count } from '../log/count.ts';
import type { Log } from '../log/log.ts';
import { consoleRows } from '../metrics/consoleRows.ts';
import { isConsole } from '../metrics/isConsole.ts';
import type { LogTally } from '../rows/logTally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import type { LogOpener } from './logOpener.ts';
import { metricsLog } from './metricsLog.ts';

/** Bytes of a text that are searched for metrics before it is given up. */
const SEARCHED = 1 << 20;
const SOON = 1 << 16;
const MAX_LINE = 1 << 24;

/** A line of MLflow's file store: time, value, step. */
const MLFLOW = /^(\d{12,14}) (\S+)(?: (\d+))?\s*$/;

/**
 * A log of metrics that is neither JSON nor a table: what a trainer prints on a console, with
 * bars of progress and other lines between, or a metric of MLflow's file store.
 *
 * @returns the log; undefined when the text is none.
 */
export async function textMetrics(
  bytes: ByteStream,
  name: string,
  opener: LogOpener,
): Promise<Log | undefined> {
  const { tally } = opener;
  const head = new TextDecoder().decode(await bytes.peek(SOON));
  const counts = noCounts();
  if (MLFLOW.test(head.slice(0, (head.indexOf('\n') + 1 || head.length + 1) - 1))) {
    const key = metricOf(name);
    tally.allText = true;
    const rows = rowsOf(bytes, counts, tally, (line) => mlflow(line, key));
    return metricsLog('mlflow', rows, opener);
  }
  const found =
    isConsole(head) ||
    (head.length >= SOON && isConsole(new TextDecoder().decode(await bytes.peek(SEARCHED))));
  if (!found) return undefined;
  tally.allText = true;
  return metricsLog('console', rowsOf(bytes, counts, tally, consoleRows), opener);
}

async function* rowsOf(
  bytes: ByteStream,
  counts: LineCounts,
  tally: LogTally,
  read: (line: string) => RowObject[],
): AsyncGenerator<RowObject[], void, undefined> {
  for await (const batch of lines(bytes.chunks(), counts, MAX_LINE)) {
    const rows: RowObject[] = [];
    for (const line of batch) {
      const found = read(line);
      rows.push(...found);
      if (found.length === 0 && line.trim() !== '')
        tally.note('other-lines', (n) => `${count(n, 'line')} without metrics passed over`);
    }
    yield rows;
  }
  tellLines(counts, tally, MAX_LINE);
}

function mlflow(line: string, key: string): RowObject[] {
  const [, , value, step] = MLFLOW.exec(line) ?? [];
  if (value === undefined) return [];
  return [{ ...(step !== undefined && { step }), key, value }];
}

/** The name of the metric of a file of MLflow: its path below `metrics`. */
function metricOf(name: string): string {
  const path = name.replaceAll('\\', '/');
  const below = path.lastIndexOf('/metrics/');
  if (below >= 0) return path.slice(below + '/metrics/'.length);
  return path.startsWith('metrics/') ? path.slice('metrics/'.length) : path.split('/').at(-1)!;
}
