import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Curriculum, CurriculumSnapshot, Json } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import { applyMove, lookAt } from './applyMove.ts';
import { BridgeError } from './bridgeError.ts';
import { type CountFile, countFile } from './countFile.ts';
import { answerDigest, type JournalFile, journalFile } from './journalFile.ts';
import { type KeptAnswers, keptAnswers } from './keptAnswers.ts';
import { type Lock, lockFile } from './lockFile.ts';
import type { Look, Move } from './parseRequest.ts';
import { requestDigest } from './requestDigest.ts';
import { type Origin, readSaved, type SavedState, savedSchema, savedText } from './savedState.ts';
import { syncFolder } from './syncFolder.ts';
import { writeAtomic } from './writeAtomic.ts';

/** How a state file is opened. */
export interface StateFileOptions {
  /** The state file; its journal and lock lie beside it. */
  readonly path: string;
  /** What a new run is started with. */
  readonly origin: Origin;
  /** What a run that is there must have been started with. Default `origin`. */
  readonly told?: Origin;
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
  /** Why it must be closed: what is in memory is no longer what the files say. */
  failure(): string | undefined;
  /** Writes the state, empties the journal and gives the lock back; after a failure only the last. */
  close(): void;
}

/** An open state: what the file, its journal and the process hold together. */
interface Run {
  readonly path: string;
  readonly origin: Origin;
  readonly lock: Lock;
  readonly journal: JournalFile;
  readonly count: CountFile;
  readonly curriculum: Curriculum;
  readonly answers: KeptAnswers;
  /** Requests applied since the run began. */
  applied: number;
  /** Why what is in memory is no longer what the files say. */
  failure: string | undefined;
}

/**
 * Opens a curriculum that lives in a file: a snapshot, and a journal of the requests since. A
 * request is applied, then appended to the journal and synced, then answered; the curriculum is
 * deterministic, so snapshot and journal give back every state that was ever acknowledged. A
 * torn last line of the journal was never acknowledged and is dropped. A count of the answered
 * requests lies beside them until the state is closed, so that a journal that was deleted or cut
 * is noticed.
 *
 * @param options file, origin, how to make and bring back a curriculum.
 * @returns the open state; it holds the lock until it is closed.
 * @throws {UsageError} another server holds it, it is of another run, or it is damaged.
 */
export function stateFile({ compactEvery = 256, ...options }: StateFileOptions): StateFile {
  const { path, origin, told = origin } = options;
  const lock = lockFile(`${path}.lock`);
  try {
    const saved = existsSync(path) ? readSaved(path, told) : undefined;
    const curriculum = saved === undefined ? options.create() : options.restore(saved.curriculum);
    const answers = keptAnswers(saved?.answers);
    const journalPath = `${path}.journal`;
    const journal = journalFile(journalPath, { most: compactEvery });
    if (saved === undefined && journal.entries.length > 0)
      throw new UsageError(
        `${path}: is gone, but its journal is there; bring it back, or delete ${journalPath} to start anew`,
      );
    const count = countFile(`${path}.count`);
    const run: Run = {
      path,
      origin: saved?.origin ?? origin,
      lock,
      journal,
      count,
      curriculum,
      answers,
      applied: saved?.applied ?? 0,
      failure: undefined,
    };
    const requests = recover(run, journalPath);
    if (run.applied < (count.found ?? 0))
      throw new UsageError(
        `${path}: ${count.found} requests were answered, state and journal hold ${run.applied}; bring ${journalPath} back, or delete ${path}.count to go on without the rest`,
      );
    if (saved === undefined || journal.waiting() >= compactEvery) compact(run);
    return {
      recovered: { requests, torn: journal.torn },
      move: (move) => moveRun(run, move),
      look: (look) => lookAt(curriculum, look),
      failure: () => run.failure,
      close() {
        try {
          if (journal.waiting() > 0 && run.failure === undefined) compact(run);
          count.close({ done: run.failure === undefined });
          journal.close();
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

/** Applies what the journal holds beyond the snapshot; gives the number of requests. */
function recover(run: Run, journalPath: string): number {
  let requests = 0;
  for (const { n, move, answer } of run.journal.entries) {
    if (n <= run.applied) continue; // the snapshot was renamed, the journal not yet emptied
    if (n !== run.applied + 1)
      throw new UsageError(`${journalPath}: expected request ${run.applied + 1}, got ${n}`);
    if (answerDigest(attempt(run, move)) !== answer)
      throw new UsageError(
        `${journalPath}: request ${n} has another answer than it had; was it written by another version? That one can finish it and stop with SIGTERM`,
      );
    run.applied = n;
    requests++;
  }
  run.journal.mend();
  return requests;
}

/** Answers a move: from memory when its key was answered before, else applied and on disk. */
function moveRun(run: Run, move: Move): Json {
  if (move.key !== undefined) {
    const known = run.answers.get(move.key, requestDigest(move));
    if (known !== undefined) return known;
  }
  const answer = attempt(run, move);
  try {
    run.lock.check();
    run.journal.append({ n: run.applied + 1, move, answer: answerDigest(answer) });
    run.applied++;
    run.count.write(run.applied);
    if (run.journal.isLong()) compact(run);
  } catch (error) {
    run.failure = (error as Error).message;
    throw new BridgeError('storage', run.failure, { fatal: true });
  }
  if (answer instanceof BridgeError) throw answer;
  return answer;
}

/** Applies a move; what the curriculum refuses is an answer too. */
function attempt(run: Run, move: Move): Json | BridgeError {
  try {
    const answer = applyMove(run.curriculum, move);
    if (move.key !== undefined) run.answers.add(move.key, requestDigest(move), answer);
    return answer;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'DOMAIN')
      return new BridgeError('domain', (error as Error).message);
    run.failure = (error as Error).message;
    throw new BridgeError('internal', run.failure, { fatal: true });
  }
}

/** Writes the state whole and empties the journal. */
function compact({ path, origin, lock, journal, curriculum, answers, applied }: Run): void {
  lock.check();
  const content: SavedState = {
    schema: savedSchema,
    origin,
    applied,
    answers: answers.toJSON(),
    curriculum: curriculum.snapshot(),
  };
  writeAtomic(path, savedText(content));
  journal.empty();
  syncFolder(dirname(path));
}
