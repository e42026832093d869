import { type FollowedLog, followLog, type LogSource } from '@bits-per-sample/logs';
import { readOptionsOf } from '../reading/openSource.ts';
import { type PartOptions, partOf, partOptions, type ReadPart } from '../reading/readPart.ts';
import { TrialFold } from '../trials/trialFold.ts';
import { RunTouch } from './runTouch.ts';

/** Bytes that are read at a time. */
const PIECE = 1 << 22;
/** Bytes of the least file that is followed: before, more may still tell what it is. */
const LEAST = 1.25 * 2 ** 20;
/** Bytes at the start and at the end of what was read, by which a file is known again. */
const MARK = 1 << 12;

/** A file of JSON lines that grows: each row is read and folded once. */
export class FollowedPart {
  readonly #log: FollowedLog;
  readonly #fold: TrialFold;
  readonly #touch: RunTouch;
  readonly #start: Uint8Array;
  #end: Uint8Array;
  #size: number;

  private constructor(log: FollowedLog, fold: TrialFold, touch: RunTouch, head: Uint8Array) {
    this.#log = log;
    this.#fold = fold;
    this.#touch = touch;
    this.#start = head.slice(0, MARK);
    this.#end = head.slice(-MARK);
    this.#size = head.length;
  }

  /** Starts to follow a file; undefined where it cannot be followed. */
  static async open(source: LogSource, options: PartOptions): Promise<FollowedPart | undefined> {
    const { size = 0, slice } = source;
    if (slice === undefined || size < LEAST) return undefined;
    const head = new Uint8Array(await slice(0, Math.min(size, PIECE)));
    // one that asks for what the other files know is not followed
    const touch = new RunTouch(options.run && { isNew: () => true, words: new Map() });
    const { open, fold } = partOptions({ ...options, run: touch.run });
    const log = await followLog(source.name, head, readOptionsOf(source, open));
    return log && new FollowedPart(log, new TrialFold(fold), touch, head);
  }

  /** Whether a file begins with what was read, and has more. */
  async isStartOf({ size = 0, slice }: LogSource): Promise<boolean> {
    if (slice === undefined || size <= this.#size || this.#touch.any) return false;
    const [start, end] = await Promise.all([
      slice(0, this.#start.length),
      slice(this.#size - this.#end.length, this.#size),
    ]);
    return isEqual(this.#start, start) && isEqual(this.#end, end);
  }

  /**
   * Reads on to the end of the file.
   *
   * @returns what reading all of it anew would give; undefined where only that tells.
   */
  async read({ name, size = 0, slice }: LogSource): Promise<ReadPart | undefined> {
    let bytes: Uint8Array = new Uint8Array();
    for (;;) {
      const { tables, now } = await this.#log.read(bytes);
      for (const table of tables) this.#fold.add(table);
      if (this.#size >= size)
        return this.#touch.any
          ? undefined
          : now && partOf(name, this.#log.kind, now.summary, await this.#fold.sums(now.rows));
      bytes = new Uint8Array(await slice!(this.#size, Math.min(size, this.#size + PIECE)));
      if (bytes.length === 0) return undefined;
      this.#size += bytes.length;
      this.#end = bytes.length < MARK ? joined(this.#end, bytes) : bytes.slice(-MARK);
    }
  }

  /** Lets go of it. */
  async close(): Promise<void> {
    await this.#log.close();
  }
}

/** The last bytes of two pieces. */
function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both.slice(-MARK);
}

function isEqual(one: Uint8Array, buffer: ArrayBuffer): boolean {
  const other = new Uint8Array(buffer);
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
