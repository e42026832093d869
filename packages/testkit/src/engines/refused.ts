import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Missing } from './missing.ts';

/** For so long what could not be fetched is not asked for again: every file of tests would wait anew. */
const KEPT_MS = 600_000;

const noteOf = (folder: string): string => `${folder}.refused`;

/** Why something could not be had a while ago; undefined where nobody has tried of late. */
export function refusedBefore(folder: string): Missing | undefined {
  try {
    const note = noteOf(folder);
    if (Date.now() - statSync(note).mtimeMs > KEPT_MS) return undefined;
    return { reason: readFileSync(note, 'utf8') };
  } catch {
    return undefined;
  }
}

/** Notes that something cannot be had. */
export function refused(folder: string, reason: string): Missing {
  mkdirSync(dirname(folder), { recursive: true });
  writeFileSync(noteOf(folder), reason);
  return { reason };
}
