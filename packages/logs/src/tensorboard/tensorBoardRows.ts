import type { ByteStream } from '../bytes/byteStream.ts';
import { protobufFields } from '../bytes/protobufFields.ts';
import { shortestSingle } from '../bytes/shortestSingle.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { ScalarRows } from '../metrics/scalarRows.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { tensorValue } from './tensorValue.ts';
import { tfRecords } from './tfRecords.ts';

/** A scalar of one event. */
interface Scalar {
  readonly tag: string;
  readonly value: number;
}

/** What an event says, as far as it is of use. */
interface Event {
  readonly step: number;
  readonly scalars: readonly Scalar[];
  /** Whether a run starts here again, so that later steps of before were lost. */
  readonly starts: boolean;
}

const OF_SCALARS = new Set(['', 'scalars']);

/**
 * The scalars of a file of TensorBoard events as rows of metrics, `{step, tag: value, …}`: nothing
 * of the steps that a restarted run forgot, as TensorBoard shows it. Pictures, texts and histograms
 * are passed by.
 */
export async function tensorBoardRows(bytes: ByteStream, tally: Tally): Promise<RowObject[]> {
  const rows = new ScalarRows();
  for await (const record of tfRecords(bytes, tally)) {
    const event = eventOf(record, tally);
    if (event === undefined) continue;
    const { step, scalars, starts } = event;
    const lost = starts ? rows.forget(step) : 0;
    if (lost > 0)
      tally.note(
        'restarted',
        (n) => `${count(n, 'step')} left out: the run was started again at an earlier one`,
        lost,
      );
    for (const { tag, value } of scalars) rows.add({}, step, tag, value);
  }
  return rows.rows();
}

function eventOf(record: Uint8Array, tally: Tally): Event | undefined {
  try {
    let step = 0;
    let starts = false;
    const scalars: Scalar[] = [];
    for (const { id, integer, bytes } of protobufFields(record)) {
      if (id === 2) step = integer;
      if (id === 5)
        for (const field of protobufFields(bytes))
          if (field.id === 1) scalars.push(...scalarOf(field.bytes));
      if (id === 7) for (const field of protobufFields(bytes)) starts ||= field.integer === 1;
    }
    return { step, scalars, starts };
  } catch {
    tally.skip('damaged-records', (n) => `${count(n, 'record')} that could not be read`);
    return undefined;
  }
}

/** The scalar that a `Summary.Value` holds, if it is one. */
function scalarOf(message: Uint8Array): Scalar[] {
  let tag = '';
  let value: number | undefined;
  let plugin = '';
  for (const { id, bytes } of protobufFields(message)) {
    if (id === 1) tag = new TextDecoder().decode(bytes);
    if (id === 2 && bytes.length === 4)
      value = shortestSingle(new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true));
    if (id === 8) value = tensorValue(bytes);
    if (id === 9) plugin = pluginOf(bytes);
  }
  return value === undefined || tag === '' || !OF_SCALARS.has(plugin) ? [] : [{ tag, value }];
}

/** Name of the part of TensorBoard that shows a value. */
function pluginOf(metadata: Uint8Array): string {
  for (const { id, bytes } of protobufFields(metadata)) {
    if (id !== 1) continue;
    for (const field of protobufFields(bytes))
      if (field.id === 1) return new TextDecoder().decode(field.bytes);
  }
  return '';
}
