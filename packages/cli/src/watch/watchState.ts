import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ToldFinding } from '@bits-per-sample/report';
import { writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';

const SCHEMA = 'bits-per-sample/watch/1';

/**
 * What a watch must remember so that one started anew tells nothing twice: the findings that were
 * told and have not ended. The log itself is read again.
 */
export class WatchState {
  readonly #path: string | undefined;
  readonly #paths: readonly string[];
  #written = '';

  /**
   * @param path of the file; undefined: nothing is remembered.
   * @param paths what is watched: a file is of one run.
   */
  constructor(path: string | undefined, paths: readonly string[]) {
    this.#path = path;
    this.#paths = paths.map((one) => (one === '-' ? one : resolve(one)));
  }

  /**
   * What an earlier watch told; nothing when there is no file yet.
   *
   * @throws {UsageError} a file of something else, or of another run.
   */
  async read(): Promise<readonly ToldFinding[]> {
    const path = this.#path;
    if (path === undefined) return [];
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new UsageError(`${path}: ${error.message}`);
    });
    if (text === undefined) return [];
    const state = parsed(text);
    if (state?.schema !== SCHEMA || !Array.isArray(state.told) || !state.told.every(isTold))
      throw new UsageError(`${path}: is no state of a watch`);
    if (JSON.stringify(state.paths) !== JSON.stringify(this.#paths))
      throw new UsageError(
        `${path}: is the state of a watch of ${[state.paths].flat().join(', ')}`,
      );
    return state.told;
  }

  /** Remembers what was told: the whole file or nothing of it. */
  async write(told: readonly ToldFinding[]): Promise<void> {
    const text = `${JSON.stringify({ schema: SCHEMA, paths: this.#paths, told })}\n`;
    if (this.#path === undefined || text === this.#written) return;
    await writeOutput(this.#path, text);
    this.#written = text;
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const isTold = (value: unknown): value is ToldFinding => {
  const { code, metric, severity, begun, held } = (value ?? {}) as Partial<ToldFinding>;
  return (
    [code, metric, severity].every((text) => typeof text === 'string') &&
    [begun, held].every((step) => Number.isSafeInteger(step))
  );
};
