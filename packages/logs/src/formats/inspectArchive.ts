import { SchemaError } from '@bits-per-sample/core';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import { openZip } from '../bytes/zip.ts';
import { parseDocument } from '../json/parseDocument.ts';
import type { RowObject } from '../rows/rowFormat.ts';

const JOURNAL = /^_journal\/summaries\/(\d+)\.json$/;

/**
 * What is needed of an `.eval` file, the archive that Inspect writes by default: its header and
 * the summaries of its samples, as in a log of JSON. A run that was stopped has a journal only.
 */
export async function inspectArchive(file: ByteRanges, name: string): Promise<RowObject> {
  const damaged = (cause: unknown): SchemaError =>
    cause instanceof SchemaError
      ? cause
      : new SchemaError({ file: name }, 'a whole .eval archive', String((cause as Error).message));
  try {
    const zip = await openZip(file);
    const parsed = async (path: string): Promise<unknown> => {
      const bytes = await zip.read(path);
      return bytes === undefined ? undefined : parseDocument(bytes, name);
    };
    const header = (await parsed('header.json')) ?? (await parsed('_journal/start.json'));
    if (header === undefined) throw new RangeError('an archive without header.json');
    const whole = zip.names.includes('summaries.json');
    const samples: unknown[] = [];
    for (const path of whole ? ['summaries.json'] : journalOf(zip.names)) {
      const summaries = await parsed(path);
      if (Array.isArray(summaries)) for (const summary of summaries) samples.push(summary);
    }
    return { status: 'started', ...(header as RowObject), samples };
  } catch (cause) {
    throw damaged(cause);
  }
}

/** The parts of the journal in the order in which they were written. */
const journalOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => {
      const number = JOURNAL.exec(name)?.[1];
      return number === undefined ? [] : [{ name, number: Number(number) }];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ name }) => name);
