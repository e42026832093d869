import type { Table } from '@bits-per-sample/core';
import type { BlobLike, Log, LogSource, ResponseLike } from '@bits-per-sample/logs';
import type { EngineRun } from './engineRun.ts';

/** A file among others in a folder: when it is no log it is left out, and that is told. */
export interface OptionalSource extends LogSource {
  /** Whether it may be left out. Default false. */
  readonly optional?: boolean | undefined;
}

/**
 * Something with rollouts in it:
 *
 * - objects, as a line of JSON has them, in an array or any iterable, asynchronous or not;
 * - rewards per prompt, `number[][]`, shape [prompts][attempts];
 * - bytes: a `Blob` or `File`, a `Response`, a `ReadableStream`, a `LogSource`;
 * - what has been read: a `Log`, a `Table` of trials or of sums;
 * - what an SQL engine reduces: `fromEngine(engine, source)`.
 */
export type SingleSource =
  | Iterable<unknown>
  | AsyncIterable<unknown>
  | BlobLike
  | ResponseLike
  | ReadableStream<Uint8Array>
  | OptionalSource
  | Log
  | Table
  | EngineRun;

/** A run: one source, or several that together are one run, in the order of its steps. */
export type RunSource = SingleSource | readonly SingleSource[];
