import type { Table } from '@bits-per-sample/core';
import { PAUSE } from '../bytes/pause.ts';
import type { Log, LogSummary } from '../log/log.ts';
import { OpenTable } from '../rows/openTable.ts';
import type { LogSource } from '../source/logSource.ts';
import { readLog } from './readLog.ts';
import type { ReadOptions } from './readOptions.ts';

/** Bytes by which a log of lines tells for good what it is; 1 MiB is looked at, and a line more. */
const ENOUGH = (1 << 20) + (1 << 18);
const BRACE = 0x7b;
const LF = 10;

/** What bytes brought that came to the end of a log. */
export interface LogGrowth {
  /** Tables that are complete: they do not come again. */
  readonly tables: readonly Table[];
  /**
   * The log as if it ended here: the rows after these tables, which come again, and the account.
   * Undefined where that cannot be told without ending it, as of rows that are held back: then
   * only reading it anew tells.
   */
  readonly now: { readonly rows: Table; readonly summary: LogSummary } | undefined;
}

/** A log that grows, read once. */
export interface FollowedLog {
  /** What its rows are. */
  readonly kind: Log['kind'];
  /**
   * Reads what came to the end.
   *
   * @param bytes what came; a line that has not ended waits for the rest of it.
   * @throws what `readLog` throws; then the log cannot be followed any more.
   */
  read(bytes: Uint8Array): Promise<LogGrowth>;
  /** Lets go of it. */
  close(): Promise<void>;
}

/**
 * Starts to follow a log of JSON lines that is being written: each row is read once, by the code
 * of {@link readLog}, and what it is (format, columns, identity of prompts) is decided by its head,
 * once and for all. What holds at the end of a log only is told at every moment as if that
 * were it, so that the answer is the one that reading the same bytes anew would give.
 *
 * @param name name of the log.
 * @param head its first bytes, as many as there are.
 * @param options as of `readLog`; the same each time that the log is read anew.
 * @returns undefined where it cannot be followed: less than 1.25 MiB, of which more may still tell
 *   what it is; packed; anything but JSON lines of rollouts or counts. Then it is to be read anew
 *   whenever it has changed, and costs little or is no other.
 *
 * @example
 * ```ts
 * const line = (i: number) => `{"step":${i},"group":"a","reward":${i % 2},"note":"${'x'.repeat(99)}"}\n`;
 * const text = Array.from({ length: 12_000 }, (_, i) => line(i)).join('');
 * const log = await followLog('run.jsonl', new TextEncoder().encode(text));
 * const { now } = (await log?.read(new TextEncoder().encode(line(12_000) + '{"step":')))!;
 * now?.summary.rows; // => 12001
 * now?.summary.notes.map(({ code }) => code); // => ['torn-last-line']
 * ```
 */
export async function followLog(
  name: string,
  head: Uint8Array,
  options: ReadOptions = {},
): Promise<FollowedLog | undefined> {
  const firstEnd = head.indexOf(LF);
  const isLines = head[0] === BRACE && firstEnd > 0 && firstEnd < 1 << 16;
  if (!isLines || head.length < ENOUGH || head.subarray(0, ENOUGH).includes(0)) return undefined;
  const source = new GrowingSource(name);
  source.push(head);
  let log: Log;
  try {
    log = await readLog(source, options);
  } catch {
    // reading it anew tells why
    return undefined;
  }
  const tables = log.tables[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    source.end();
    await tables.return?.();
  };
  if (source.ended || log.kind === 'metrics' || log.kind === 'examples') {
    await close();
    return undefined;
  }
  source.opened = true;
  return {
    kind: log.kind,
    async read(bytes) {
      source.push(bytes);
      source.push(PAUSE);
      const complete: Table[] = [];
      for (;;) {
        const { done, value } = await tables.next();
        if (done) throw new Error(`${name}: the log ended while it was followed`);
        if (!(value instanceof OpenTable)) complete.push(value);
        else {
          const { summary, ...rows } = value;
          return { tables: complete, now: summary && { rows, summary } };
        }
      }
    },
    close,
  };
}

/** Bytes that are given one after the other; once the log is open it waits for more. */
class GrowingSource implements LogSource {
  readonly name: string;
  /** Whether the log is open: until then what is asked for beyond the end is the end. */
  opened = false;
  ended = false;
  readonly #chunks: Uint8Array[] = [];
  #wake: (() => void) | undefined;

  constructor(name: string) {
    this.name = name;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#wake?.();
  }

  end(): void {
    this.ended = true;
    this.#wake?.();
  }

  stream(): ReadableStream<Uint8Array> {
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      if (this.#chunks.length === 0 && !this.opened) this.end();
      while (this.#chunks.length === 0 && !this.ended)
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
      const chunk = this.#chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    };
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  }
}
