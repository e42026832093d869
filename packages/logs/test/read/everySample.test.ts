import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SideFileError, UnreadFormatError } from '../../src/index.ts';
import { type Read, read, sample } from '../support/read.ts';

describe('every sample', () => {
  const root = fileURLToPath(new URL('../samples', import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(
      (entry) => `${entry.parentPath.slice(root.length + 1).replaceAll('\\', '/')}/${entry.name}`,
    )
    .sort();
  /** The questions of a task, whose columns nobody can tell. */
  const strange = '_real/lm-eval-0.4.13/toy.jsonl';

  // what each of them holds is told in report/test/reading/everyFormat.test.ts
  it.each(files.filter((path) => path !== strange))('%s is read, or named', async (path) => {
    const told = await read(sample(path)).catch((error: unknown) => error);
    if (told instanceof SideFileError || told instanceof UnreadFormatError) return;
    if (told instanceof Error) throw told;
    const { log, rows } = told as Read;
    expect(log.summary().rows).toBe(rows);
  });
});
