import { createHash } from 'node:crypto';
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
export const savedSchema = 'curriculum-server/2';

const END = /,"digest":"([0-9a-f]{64})"\}\n?$/;

/** A state as the text of its file: JSON, at whose end stands a digest of all before. */
export function savedText(saved: SavedState): string {
  const text = JSON.stringify(saved);
  return `${text.slice(0, -1)},"digest":"${digestOf(text)}"}\n`;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads a state file.
 *
 * @param path the file.
 * @param told what the run must have been started with.
 * @returns what it holds.
 * @throws {UsageError} it is no state file, of another version, or of another run.
 */
export function readSaved(path: string, told: Origin): SavedState {
  let text: string;
  let saved: SavedState;
  try {
    text = readFileSync(path, 'utf8');
    saved = JSON.parse(text) as SavedState;
  } catch (error) {
    throw new UsageError(
      `${path}: is no state of a curriculum server (${(error as Error).message})`,
    );
  }
  const { schema } = (saved ?? {}) as Partial<SavedState>;
  if (schema !== savedSchema)
    throw new UsageError(`${path}: expected schema ${savedSchema}, got ${String(schema)}`);
  const end = END.exec(text.slice(-80));
  const [{ length } = '', digest] = end ?? [];
  if (end === null || digestOf(`${text.slice(0, text.length - length)}}`) !== digest)
    throw new UsageError(`${path}: is damaged: its digest is of something else`);
  for (const [name, value] of Object.entries(told)) {
    if (JSON.stringify(saved.origin[name]) !== JSON.stringify(value))
      throw new UsageError(
        `${path}: was started with another --${name}; name another --state file, or change the pool with op change`,
      );
  }
  return saved;
}
