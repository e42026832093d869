import { readFileSync } from 'node:fs';
import type { CurriculumSnapshot, Json } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import type { KeptAnswer } from './keptAnswers.ts';

/** What a run was started with: digest of the pool, strategy, its options, seed. */
export type Origin = { readonly [key: string]: Json };

/** What a state file holds. */
export interface SavedState {
  readonly schema: typeof savedSchema;
  readonly origin: Origin;
  /** Requests that the snapshot holds. */
  readonly applied: number;
  readonly answers: readonly KeptAnswer[];
  readonly curriculum: CurriculumSnapshot;
}

/** Name and version of the state file's layout. */
export const savedSchema = 'curriculum-server/1';

/**
 * Reads a state file.
 *
 * @param path the file.
 * @param told what the run must have been started with.
 * @returns what it holds.
 * @throws {UsageError} it is no state file, of another version, or of another run.
 */
export function readSaved(path: string, told: Origin): SavedState {
  let saved: SavedState;
  try {
    saved = JSON.parse(readFileSync(path, 'utf8')) as SavedState;
  } catch (error) {
    throw new UsageError(
      `${path}: is no state of a curriculum server (${(error as Error).message})`,
    );
  }
  if (saved.schema !== savedSchema)
    throw new UsageError(`${path}: expected schema ${savedSchema}, got ${String(saved.schema)}`);
  for (const [name, value] of Object.entries(told)) {
    if (JSON.stringify(saved.origin[name]) !== JSON.stringify(value))
      throw new UsageError(
        `${path}: was started with another --${name}; name another --state file, or change the pool with op change`,
      );
  }
  return saved;
}
