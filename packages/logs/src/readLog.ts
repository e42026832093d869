import { SchemaError } from '@bits-per-sample/core';
import { openBytes } from './bytes/openBytes.ts';
import { chooseRowFormat } from './formats/chooseRowFormat.ts';
import { jsonLines } from './json/jsonLines.ts';
import { parseJson } from './json/parseJson.ts';
import type { Log, ReadOptions } from './log.ts';
import type { RowObject } from './rows/rowFormat.ts';
import { tablesOf } from './rows/rowStream.ts';
import { stepFromName } from './rows/stepFromName.ts';
import { Tally } from './rows/tally.ts';
import type { LogSource } from './source/logSource.ts';

export async function readLog(
  source: LogSource,
  { mapping = {}, batchRows = 8192, onProgress, signal }: ReadOptions = {},
): Promise<Log> {
  let taken = 0;
  const { bytes } = await openBytes(
    source,
    (n) => {
      taken += n;
      onProgress?.({ bytes: taken, rows: 0 });
    },
    signal,
  );
  const [a, b, c] = await bytes.peek(3);
  if (a === 0xef && b === 0xbb && c === 0xbf) bytes.skip(3);
  const head = await bytes.peek(1 << 16);
  const text = new TextDecoder().decode(head);
  let first: RowObject | undefined;
  for (const line of text.split('\n')) {
    try {
      first = parseJson(line.trim()) as RowObject;
      break;
    } catch {}
  }
  if (!first) throw new SchemaError({ file: source.name }, 'rows', 'none');
  const format = chooseRowFormat(first, mapping, source.name);
  const tally = new Tally(format.name);
  return {
    format: format.name,
    kind: format.kind,
    tables: tablesOf(
      jsonLines(bytes, tally),
      format,
      { tally, mapping, name: source.name, nameStep: stepFromName(source.name), first },
      batchRows,
    ),
    summary: () => tally.summary(),
  };
}
