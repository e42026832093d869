import type { ByteStream } from '../bytes/byteStream.ts';
import { protobufFields } from '../bytes/protobufFields.ts';
import { parseJson } from '../json/parseJson.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
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

/** Values by name; one in the other where objects were logged. */
type Fields = Map<string, unknown>;

/** One row: `HistoryRecord { item { key, nested_key, value_json }, step { num } }`. */
function historyOf(message: Uint8Array): RowObject {
  const row: Fields = new Map();
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
    put(row, path, value);
  }
  return plain(row);
}

function put(fields: Fields, path: readonly string[], value: unknown): void {
  const inner = path.slice(0, -1).reduce((outer, key) => {
    const known = outer.get(key);
    if (known instanceof Map) return known as Fields;
    const made: Fields = new Map();
    outer.set(key, made);
    return made;
  }, fields);
  inner.set(path.at(-1) ?? '', value);
}

const plain = (fields: Fields): RowObject =>
  Object.fromEntries(
    [...fields].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]),
  );
