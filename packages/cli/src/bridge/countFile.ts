import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { UsageError } from '../usageError.ts';

/** How many requests were answered, beside the journal that holds them. */
export interface CountFile {
  /** The count when it was opened; undefined when there was none. */
  readonly found: number | undefined;
  /** Writes the count, over the old one. */
  write(count: number): void;
  /** Closes the file, and takes it away when the state holds every request. */
  close(options: { readonly done: boolean }): void;
}

const DIGITS = 16;

/**
 * Opens a count of answered requests, by which a journal that was deleted or cut short is noticed.
 * It is not synced: after a power cut it may lag behind the journal, never run ahead of it.
 *
 * @param path the file.
 * @throws {UsageError} it holds something else.
 */
export function countFile(path: string): CountFile {
  const file = openSync(path, 'a+', 0o600);
  closeSync(file);
  const text = readFileSync(path, 'utf8');
  if (text !== '' && text !== lineOf(Number.parseInt(text, 10)))
    throw new UsageError(
      `${path}: is damaged; it counts the requests of the journal beside it. Delete it to go on with those that the journal holds`,
    );
  const open = openSync(path, 'r+');
  return {
    found: text === '' ? undefined : Number.parseInt(text, 10),
    write(count) {
      writeSync(open, lineOf(count), 0);
    },
    close({ done }) {
      closeSync(open);
      if (done) rmSync(path, { force: true });
    },
  };
}

/** The count and a digest of it; all are equally long, so that one is written over another. */
function lineOf(count: number): string {
  const digits = String(count).padStart(DIGITS, '0');
  return `${digits} ${createHash('sha256').update(digits).digest('hex').slice(0, 16)}\n`;
}
