import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Json } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import { BridgeError } from './bridgeError.ts';
import type { Move } from './parseRequest.ts';

/** A request in the journal. */
interface JournalEntry {
  /** Its number since the run began. */
  readonly n: number;
  readonly move: Move;
  /** Digest of what was answered: proof that a replay does the same. */
  readonly answer: string;
}

/** The requests since the state was last written whole. */
export interface JournalFile {
  /** What it held when it was opened. */
  readonly entries: readonly JournalEntry[];
  /** Whether its last line was torn: never acknowledged, and dropped by `mend`. */
  readonly torn: boolean;
  /** Cuts a torn last line off. */
  mend(): void;
  /** Adds a request; on disk when this returns. */
  append(entry: JournalEntry): void;
  /** Drops every entry; on disk when this returns. */
  empty(): void;
  /** Requests in it. */
  waiting(): number;
  /** Whether it has grown so far that the state should be written anew. */
  isLong(): boolean;
  close(): void;
}

/** Asks at which the state is written anew: each may take time that grows with the pool, and a restart repeats them. */
const MOST_ASKS = 32;

/** Size at which the state is written anew, whatever the number of requests. */
const MOST_BYTES = 4 << 20;

/**
 * Opens a journal, which is made when it is not there: `checksum entry`, one line per request.
 *
 * @param path the file.
 * @param options `most`: requests at which it is long.
 * @throws {UsageError} a line that has its end is damaged.
 */
export function journalFile(path: string, { most }: { readonly most: number }): JournalFile {
  const file = openSync(path, 'a+', 0o600);
  const { entries, length, torn } = readEntries(path);
  let bytes = length;
  let waiting = entries.length;
  let asks = entries.filter(({ move }) => move.op === 'ask').length;
  return {
    entries,
    torn,
    mend() {
      if (torn) ftruncateSync(file, length);
    },
    append(entry) {
      const line = lineOf(entry);
      for (let at = 0; at < line.length; ) at += writeSync(file, line, at);
      fsyncSync(file);
      bytes += line.length;
      waiting++;
      if (entry.move.op === 'ask') asks++;
    },
    empty() {
      ftruncateSync(file, 0);
      fsyncSync(file);
      bytes = 0;
      waiting = 0;
      asks = 0;
    },
    waiting: () => waiting,
    isLong: () => waiting >= most || asks >= MOST_ASKS || bytes >= MOST_BYTES,
    close: () => closeSync(file),
  };
}

/**
 * Digest of an answer, as the journal keeps it.
 *
 * @param answer what was answered; of a refusal only its code counts, its words may change.
 */
export const answerDigest = (answer: Json | BridgeError): string =>
  checksum(JSON.stringify(answer instanceof BridgeError ? answer.code : answer));

const checksum = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function lineOf(entry: JournalEntry): Buffer {
  const text = JSON.stringify(entry);
  return Buffer.from(`${checksum(text)} ${text}\n`, 'utf8');
}

function readEntries(path: string): { entries: JournalEntry[]; length: number; torn: boolean } {
  const bytes = readFileSync(path);
  const entries: JournalEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end).toString('utf8');
    const entry = end < 0 ? undefined : readEntry(line);
    // a line end is written last: what has one was whole, and answered; only zeros never were
    const torn = end < 0 || (end + 1 === bytes.length && /^\0+$/.test(line));
    if (entry === undefined && !torn) throw new UsageError(`${path}: damaged at byte ${at}`);
    if (entry === undefined) return { entries, length: at, torn };
    entries.push(entry);
    at = end + 1;
  }
  return { entries, length: at, torn: false };
}

function readEntry(line: string): JournalEntry | undefined {
  const text = line.slice(17);
  if (line[16] !== ' ' || checksum(text) !== line.slice(0, 16)) return undefined;
  const { n, move, answer } = JSON.parse(text) as JournalEntry;
  return { n, move: withNaN(move), answer };
}

/** JSON wrote a reward of NaN as null. */
const withNaN = (move: Move): Move =>
  move.op !== 'observe'
    ? move
    : {
        ...move,
        outcomes: move.outcomes.map((outcome) => ({
          ...outcome,
          rewards: outcome.rewards.map((reward) => reward ?? Number.NaN),
        })),
      };
