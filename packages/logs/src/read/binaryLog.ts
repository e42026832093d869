import { byteRanges } from '../bytes/byteRanges.ts';
import type { ByteStream } from '../bytes/byteStream.ts';
import { binaryFormat } from '../formats/binaryFormat.ts';
import { saysEverything } from '../formats/chooseAnyFormat.ts';
import { isStore } from '../formats/isStore.ts';
import { UnreadFormatError } from '../formats/unreadFormatError.ts';
import type { Log } from '../log/log.ts';
import { areSums } from '../parquet/areSums.ts';
import type { LogSource } from '../source/logSource.ts';
import type { LogOpener } from './logOpener.ts';
import { parsed } from './parsed.ts';
import { withHead } from './withHead.ts';

/** A file that does not begin as JSON does. */
interface BinaryFile {
  readonly bytes: ByteStream;
  /** Whether it was packed. */
  readonly compressed: boolean;
  /** Its first bytes. */
  readonly start: Uint8Array;
  readonly opener: LogOpener;
  readonly signal: AbortSignal | undefined;
}

/** A log in Parquet, in an archive or in a store; undefined when it is text. */
export async function binaryLog(
  source: LogSource,
  { bytes, compressed, start, opener, signal }: BinaryFile,
): Promise<Log | undefined> {
  const { name } = source;
  const access = { sliceable: !compressed, onBytes: opener.onBytes };
  const ranges = () => byteRanges(source, bytes, access);
  if (PARQUET.every((byte, at) => start[at] === byte)) {
    const { mappedColumns, openParquet } = await import('../parquet/parquetRows.ts');
    const file = await openParquet(name, await ranges(), signal);
    const { mapping } = opener;
    if (areSums(file.columns)) {
      const { sumsLog } = await import('../parquet/sumsLog.ts');
      return sumsLog(name, file, mapping);
    }
    const wanted = saysEverything(mapping) ? mappedColumns(file.columns, mapping) : undefined;
    const rows = await withHead(file.rows(wanted));
    return rows ? opener.rows(parsed(rows.all), rows.head.map(file.typed)) : opener.empty();
  }
  const binary = binaryFormat(start, name);
  if (binary === 'Inspect') {
    const { inspectArchive } = await import('../formats/inspectArchive.ts');
    const { documentLog } = await import('./documentLog.ts');
    return documentLog(await inspectArchive(await ranges(), name), opener);
  }
  if (isStore(binary)) {
    const { storedLog } = await import('./storedLog.ts');
    return storedLog(binary, { name, bytes, ranges, opener });
  }
  if (binary !== undefined) throw new UnreadFormatError(name, binary);
  return undefined;
}

const PARQUET = [0x50, 0x41, 0x52, 0x31];
