import { createHash } from 'node:crypto';
import { escapeControls } from '@bits-per-sample/core';
import type { Curriculum, CurriculumSnapshot, Json, Task } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import { isLoopback } from './isLoopback.ts';
import { readTasks } from './readTasks.ts';
import { serveHttp } from './serveHttp.ts';
import { serveStdio } from './serveStdio.ts';
import { stateFile } from './stateFile.ts';

/** What `curriculum serve` was told. */
export interface ServeOptions {
  /** The state file. */
  readonly state: string;
  /** JSONL of tasks; needed for a new run only. */
  readonly tasks: string | undefined;
  /** Name of the strategy, for a new run. */
  readonly strategy: string | undefined;
  /** Options of the strategy, for a new run. */
  readonly config: { readonly [key: string]: Json } | undefined;
  /** Seed, for a new run. */
  readonly seed: number | undefined;
  /** Where to listen; undefined serves standard input and output. */
  readonly http: { readonly host: string; readonly port: number } | undefined;
  readonly token: string | undefined;
  readonly maxBytes: number;
  readonly compactEvery: number | undefined;
  readonly quiet: boolean;
  /** Makes the curriculum of a new run. */
  create(run: {
    readonly strategy: string;
    readonly config: { readonly [key: string]: Json };
    readonly tasks: readonly Task[];
    readonly seed: number;
  }): Curriculum;
  restore(snapshot: CurriculumSnapshot): Curriculum;
}

/** Shorter secrets are guessed. */
const TOKEN_LENGTH = 16;

/**
 * Serves a curriculum until its input ends or SIGTERM or SIGINT comes; the request in hand is
 * answered first.
 *
 * @throws {UsageError} options that do not fit, a state that cannot be opened.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { http, token, maxBytes, strategy = 'goldilocks', config = {}, seed = 0 } = options;
  if (http !== undefined && !isLoopback(http.host) && (token ?? '').length < TOKEN_LENGTH)
    throw new UsageError(
      `--host ${http.host} is reached from other machines: --token needs at least ${TOKEN_LENGTH} characters`,
    );
  const tasks = options.tasks === undefined ? undefined : await readTasks(options.tasks);
  const given = { tasks: tasks === undefined ? undefined : poolDigest(tasks) };
  const state = stateFile({
    path: options.state,
    origin: { tasks: given.tasks ?? '', strategy, config, seed },
    told: {
      ...(given.tasks === undefined ? {} : { tasks: given.tasks }),
      ...(options.strategy === undefined ? {} : { strategy }),
      ...(options.config === undefined ? {} : { config }),
      ...(options.seed === undefined ? {} : { seed }),
    },
    create() {
      if (tasks === undefined)
        throw new UsageError(`${options.state} is new: --tasks names the pool`);
      return options.create({ strategy, config, tasks, seed });
    },
    restore: options.restore,
    compactEvery: options.compactEvery,
  });
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  try {
    const { requests, torn } = state.recovered;
    if (!options.quiet && (requests > 0 || torn))
      process.stderr.write(
        `bits-per-sample: ${requests} requests recovered from the journal${torn ? ', the last line was torn and never acknowledged' : ''}\n`,
      );
    const fatal =
      http === undefined
        ? await serveStdio(state, {
            maxBytes,
            input: process.stdin,
            output: process.stdout,
            signal: stop.signal,
          })
        : await serveHttp(state, {
            ...http,
            token,
            maxBytes,
            signal: stop.signal,
            onListening: (url) => process.stdout.write(`${JSON.stringify({ listening: url })}\n`),
          });
    if (fatal) {
      process.stderr.write(
        `bits-per-sample: ${escapeControls(state.failure() ?? '')}; ${options.state} holds all that was answered\n`,
      );
      process.exitCode = 2;
    }
  } finally {
    process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
    state.close();
  }
}

const poolDigest = (tasks: readonly Task[]): string =>
  createHash('sha256').update(JSON.stringify(tasks)).digest('hex');
