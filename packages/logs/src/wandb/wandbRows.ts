import type { ByteStream } from '../bytes/byteStream.ts';
import { protobufFields } from '../bytes/protobufFields.ts';
import { parseJson } from '../json/parseJson.ts';
import { count } from '../rows/count.ts';
import type { RowObject, Tally } from '../rows/rowFormat.ts';
import { levelLog } from './levelLog.ts';

const HISTORY = 2;
const MOST = 1024;

/**
 * The history of an offline run of W&B, `run-ID.wandb`: the rows that `wandb.log` was called with,
 * as W&B itself shows them, `{_step, _runtime, key: value, …}`, in batches. Summaries, system
 * measurements, console output and files are passed by.
 */
export async function* wandbRows(
  bytes: ByteStream,
  tally: Tally,
): AsyncGenerator<RowObject[], void, undefined> {
  let batch: RowObject[] = [];
  for await (const record of levelLog(bytes, tally)) {
    try {
      for (const { id, bytes: message } of protobufFields(record))
        if (id === HISTORY) batch.push(historyOf(message));
    } catch {
      tally.skip('damaged-records', (n) => `${count(n, 'record')} that could not be read`);
    }
    if (batch.length < MOST) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** One row: `HistoryRecord { item { key, nested_key, value_json }, step { num } }`. */
function historyOf(message: Uint8Array): RowObject {
  const row = new Map<string, unknown>();
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  for (const { id, bytes } of protobufFields(message)) {
    if (id === 2)
      for (const { integer } of protobufFields(bytes))
        if (!Number.isNaN(integer)) row.set('_step', integer);
    if (id !== 1) continue;
    const path: string[] = [];
    let value: unknown;
    for (const field of protobufFields(bytes)) {
      if (field.id === 1 || field.id === 2) path.push(text(field.bytes));
      if (field.id === 16) value = parseJson(text(field.bytes));
    }
    row.set(path.join('.'), value);
  }
  // a table, a picture or a histogram is kept in a file of its own: here stand its name and size
  for (const media of [...row.keys()].filter((key) => key.endsWith('._type')))
    for (const key of [...row.keys()])
      if (key.startsWith(media.slice(0, -'_type'.length))) row.delete(key);
  return Object.fromEntries(row);
}
