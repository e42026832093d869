import { EngineError } from '@bits-per-sample/sql';
import { duckdbError } from '../duckdbError.ts';
import { checkIntact } from '../files/checkIntact.ts';
import { checkUnchanged } from '../files/checkUnchanged.ts';
import type { NamedFile } from '../files/namedFile.ts';
import { abortable } from './abortable.ts';
import { turns } from './turns.ts';

/** Runs queries one by one, each on all cores, until one ends the session. */
export interface Session {
  /**
   * Runs in turn until its end or an abort; what fails is told as an error of the engine.
   *
   * @param signals `signal` of the caller; `failed`, whose reason is thrown as it is.
   */
  run<T>(
    sql: string,
    work: (ends: AbortSignal) => Promise<T>,
    signals?: { signal?: AbortSignal | undefined; failed?: AbortSignal },
  ): Promise<T>;
  /** Resolves when compressed files were found whole, and none has changed. */
  checkFiles(): Promise<void>;
  /** Ends what runs and all that follows. */
  end(close: () => Promise<void>): Promise<void>;
}

/** A session on these files, of which so many are checked at a time. */
export function session(files: readonly NamedFile[], lanes: number): Session {
  const inTurn = turns();
  const closing = new AbortController();
  let intact: Promise<void> | undefined;
  let ended: Promise<void> | undefined;

  const checkFiles = async (): Promise<void> => {
    intact ??= checkIntact(files, lanes, closing.signal);
    await intact;
    await checkUnchanged(files);
  };

  /** Links in a message are called as their files are. */
  const named = (text: string): string =>
    files.reduce((said, { opened, path }) => said.replaceAll(opened, path), text);

  return {
    async run(sql, work, { signal, failed } = {}) {
      const ends = AbortSignal.any([closing.signal, signal, failed].filter((x) => x !== undefined));
      const turn = inTurn(async () => {
        ends.throwIfAborted();
        return work(ends);
      });
      try {
        return await abortable(turn, ends);
      } catch (cause) {
        if (signal?.aborted && ends.reason === signal.reason) throw cancelled(sql, signal);
        ends.throwIfAborted();
        await checkFiles();
        throw duckdbError(cause, sql, named);
      }
    },
    checkFiles,
    end(close) {
      closing.abort(new EngineError('duckdb', 'it was closed', { condition: 'CLOSED' }));
      ended ??= inTurn(close);
      return ended;
    },
  };
}

function cancelled(sql: string, { reason }: AbortSignal): EngineError {
  const details = { sql, condition: 'CANCELLED', cause: reason };
  return new EngineError('duckdb', 'the query was cancelled', details);
}
