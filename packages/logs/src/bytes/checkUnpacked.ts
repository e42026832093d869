import { SchemaError } from '@bits-per-sample/core';

/** What any file may unpack to when it must be held in memory, in bytes. */
const SMALL = 64 * 2 ** 20;
const MOST_TIMES = 64;

/** Refuses one JSON document that unpacks to far more than its file, which ordinary logs do not. */
export function checkUnpacked(file: string, unpacked: number, packed: number): void {
  if (unpacked <= SMALL || unpacked <= MOST_TIMES * packed) return;
  throw new SchemaError(
    { file },
    'one JSON document that unpacks to at most 64 MiB, or 64 times its size',
    'more; one JSON value per line has no limit',
  );
}
