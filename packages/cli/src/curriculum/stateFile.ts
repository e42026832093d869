import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Curriculum, CurriculumSnapshot, Json } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import { BridgeError } from './bridgeError.ts';
import { type KeptAnswer, keptAnswers } from './keptAnswers.ts';
import { lockFile } from './lockFile.ts';
import type { Look, Move } from './parseRequest.ts';
import { requestDigest } from './requestDigest.ts';
import { syncFolder } from './syncFolder.ts';
import { writeAtomic } from './writeAtomic.ts';

const SCHEMA = 'curriculum-server/1';

/** How a state file is opened. */
export interface StateFileOptions {
  /** The state file; its journal and lock lie beside it. */
  readonly path: string;
  /** What a new run is started with. */
  readonly origin: { readonly [key: string]: Json };
  /** What a run that is there must have been started with. Default `origin`. */
  readonly told?: { readonly [key: string]: Json };
  /** Makes the curriculum of a new run. */
  create(): Curriculum;
  /** Brings a curriculum back. */
  restore(snapshot: CurriculumSnapshot): Curriculum;
  /** Requests in the journal after which the state is written anew. Default 256. */
  readonly compactEvery?: number | undefined;
}

/** A curriculum that a kill −9 cannot hurt. */
export interface StateFile {
  /** Requests that the journal gave back, and whether its last line was torn. */
  readonly recovered: { readonly requests: number; readonly torn: boolean };
  /** Moves the curriculum; the answer comes after the request is on disk. */
  move(move: Move): Json;
  /** Looks at the curriculum. */
  look(look: Look): unknown;
  /** Writes the state, empties the journal and gives the lock back; after a fatal error only the last. */
  close(): void;
}

interface Saved {
  readonly schema: typeof SCHEMA;
  readonly origin: { readonly [key: string]: Json };
  /** Requests that the snapshot holds. */
  readonly applied: number;
  readonly answers: readonly KeptAnswer[];
  readonly curriculum: CurriculumSnapshot;
}

/** Asks in the journal at which the state is written anew: each may take time that grows with the pool, and a restart repeats them. */
const JOURNAL_ASKS = 32;

/** Journal size at which the state is written anew, whatever the number of requests. */
const JOURNAL_BYTES = 4 << 20;

/**
 * Opens a curriculum that lives in a file: a snapshot, and a journal of the requests since. A
 * request is applied, then appended to the journal and synced, then answered; the curriculum is
 * deterministic, so snapshot and journal give back every state that was ever acknowledged. A
 * torn last line of the journal was never acknowledged and is dropped.
 *
 * @param options file, origin, how to make and bring back a curriculum.
 * @returns the open state; it holds the lock until it is closed.
 * @throws {UsageError} another server holds it, it is of another run, or it is damaged.
 */
export function stateFile({
  path,
  origin,
  told = origin,
  create,
  restore,
  compactEvery = 256,
}: StateFileOptions): StateFile {
  const lock = lockFile(`${path}.lock`);
  try {
    const saved = existsSync(path) ? readSaved(path, told) : undefined;
    const curriculum = saved === undefined ? create() : restore(saved.curriculum);
    const answers = keptAnswers(saved?.answers);
    let applied = saved?.applied ?? 0;

    const journalPath = `${path}.journal`;
    const journal = openSync(journalPath, 'a+', 0o600);
    const { entries, length, torn } = readJournal(journalPath);
    if (saved === undefined && entries.length > 0)
      throw new UsageError(
        `${path}: is gone, but its journal is there; bring it back, or delete ${journalPath} to start anew`,
      );
    let requests = 0;
    let broken = false;
    for (const { n, move, answer } of entries) {
      if (n <= applied) continue; // the snapshot was renamed, the journal not yet emptied
      if (n !== applied + 1)
        throw new UsageError(`${journalPath}: expected request ${applied + 1}, got ${n}`);
      if (digestOf(attempt(move)) !== answer)
        throw new UsageError(
          `${journalPath}: request ${n} has another answer than it had; was it written by another version? That one can finish it and stop with SIGTERM`,
        );
      applied = n;
      requests++;
    }
    if (torn) ftruncateSync(journal, length);
    let bytes = length;
    let waiting = entries.length;
    let asks = entries.filter(({ move }) => move.op === 'ask').length;
    if (saved === undefined || waiting >= compactEvery) compact();

    /** Applies a move; what the curriculum refuses is an answer too. */
    function attempt(move: Move): Json | BridgeError {
      try {
        const answer = perform(curriculum, move);
        if (move.key !== undefined) answers.add(move.key, requestDigest(move), answer);
        return answer;
      } catch (error) {
        if ((error as { code?: unknown }).code === 'DOMAIN')
          return new BridgeError('domain', (error as Error).message);
        broken = true;
        throw new BridgeError('internal', (error as Error).message, { fatal: true });
      }
    }

    function compact(): void {
      lock.check();
      const content: Saved = {
        schema: SCHEMA,
        origin: saved?.origin ?? origin,
        applied,
        answers: answers.toJSON(),
        curriculum: curriculum.snapshot(),
      };
      writeAtomic(path, `${JSON.stringify(content)}\n`);
      ftruncateSync(journal, 0);
      fsyncSync(journal);
      syncFolder(dirname(path));
      bytes = 0;
      waiting = 0;
      asks = 0;
    }

    return {
      recovered: { requests, torn },
      move(move) {
        if (move.key !== undefined) {
          const known = answers.get(move.key, requestDigest(move));
          if (known !== undefined) return known;
        }
        const answer = attempt(move);
        try {
          lock.check();
          const line = journalLine({ n: applied + 1, move, answer: digestOf(answer) });
          writeWhole(journal, line);
          fsyncSync(journal);
          applied++;
          bytes += line.length;
          waiting++;
          if (move.op === 'ask') asks++;
          if (waiting >= compactEvery || asks >= JOURNAL_ASKS || bytes >= JOURNAL_BYTES) compact();
        } catch (error) {
          broken = true;
          throw new BridgeError('storage', (error as Error).message, { fatal: true });
        }
        if (answer instanceof BridgeError) throw answer;
        return answer;
      },
      look({ op }) {
        switch (op) {
          case 'health':
            return { ok: true };
          case 'metrics':
            return curriculum.metrics();
          case 'snapshot':
            return curriculum.snapshot();
          case 'weights': {
            const { ids, p, components } = curriculum.weights();
            return {
              ids,
              p: Array.from(p),
              components: Object.fromEntries(
                Object.entries(components).map(([name, column]) => [name, Array.from(column)]),
              ),
            };
          }
        }
      },
      close() {
        try {
          if (waiting > 0 && !broken) compact();
          closeSync(journal);
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function perform(curriculum: Curriculum, move: Move): Json {
  switch (move.op) {
    case 'ask':
      return { assignments: plain(curriculum.ask(move.request)) };
    case 'observe':
      return { verdicts: plain(curriculum.observe(move.outcomes)) };
    case 'change':
      curriculum.change(move.change);
      return {};
  }
}

/** As a client will read it: NaN is null, and what the curriculum does later changes nothing. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

function readSaved(path: string, told: Readonly<Record<string, Json>>): Saved {
  let saved: Saved;
  try {
    saved = JSON.parse(readFileSync(path, 'utf8')) as Saved;
  } catch (error) {
    throw new UsageError(
      `${path}: is no state of a curriculum server (${(error as Error).message})`,
    );
  }
  if (saved.schema !== SCHEMA)
    throw new UsageError(`${path}: expected schema ${SCHEMA}, got ${String(saved.schema)}`);
  for (const [name, value] of Object.entries(told)) {
    if (JSON.stringify(saved.origin[name]) !== JSON.stringify(value))
      throw new UsageError(
        `${path}: was started with another --${name}; name another --state file, or change the pool with op change`,
      );
  }
  return saved;
}

interface Entry {
  readonly n: number;
  readonly move: Move;
  /** Digest of what was answered: proof that a replay does the same. */
  readonly answer: string;
}

const checksum = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const digestOf = (answer: Json | BridgeError): string =>
  checksum(JSON.stringify(answer instanceof BridgeError ? answer.code : answer));

/** `checksum entry`, one line per request. */
function journalLine(entry: Entry): Buffer {
  const text = JSON.stringify(entry);
  return Buffer.from(`${checksum(text)} ${text}\n`, 'utf8');
}

function readJournal(path: string): { entries: Entry[]; length: number; torn: boolean } {
  const bytes = readFileSync(path);
  const entries: Entry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end).toString('utf8');
    const entry = end < 0 ? undefined : readEntry(line);
    if (entry === undefined) {
      if (end >= 0 && end + 1 < bytes.length)
        throw new UsageError(`${path}: damaged at byte ${at}, with more after it`);
      return { entries, length: at, torn: true };
    }
    entries.push(entry);
    at = end + 1;
  }
  return { entries, length: at, torn: false };
}

function readEntry(line: string): Entry | undefined {
  const text = line.slice(17);
  if (line[16] !== ' ' || checksum(text) !== line.slice(0, 16)) return undefined;
  const { n, move, answer } = JSON.parse(text) as Entry;
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

function writeWhole(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
