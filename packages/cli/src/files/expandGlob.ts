import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usageError.ts';

/** Folders and files that one pattern may meet. */
const MOST = 100_000;

/**
 * Paths that a pattern stands for, where the shell did not expand it (Windows passes `*.jsonl` on as
 * it is): `*` and `?` within a name, `**` for folders at any depth. A path that exists, or has no
 * such sign, is itself.
 *
 * @param pattern what was written.
 * @returns the paths, in natural order.
 * @throws {UsageError} nothing fits.
 */
export async function expandGlob(pattern: string): Promise<readonly string[]> {
  if (pattern === '-' || !/[*?]/.test(pattern)) return [pattern];
  if ((await stat(pattern).catch(() => undefined)) !== undefined) return [pattern];
  const at = pattern.search(/[^\\/]*[*?]/);
  // a drive (C:\), a share (\\server\share) and the root stay as they are written
  const root = pattern.slice(0, at).replace(/(?<=[^\\/:])[\\/]+$/, '');
  const parts = pattern.slice(at).split(/[\\/]+/);
  const found: string[] = [];
  await match(root, parts, found, { left: MOST });
  if (found.length === 0) throw new UsageError(`${pattern}: no file fits this pattern`);
  return found.sort(new Intl.Collator('en', { numeric: true }).compare);
}

async function match(
  folder: string,
  [part = '', ...rest]: readonly string[],
  found: string[],
  budget: { left: number },
): Promise<void> {
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(
    () => [],
  );
  if (part === '**') await match(folder, rest, found, budget);
  for (const entry of entries) {
    if (--budget.left < 0) throw new UsageError(`more than ${MOST} files: name a folder instead`);
    const path = folder === '' ? entry.name : join(folder, entry.name);
    if (part === '**') {
      if (entry.isDirectory() && !entry.name.startsWith('.'))
        await match(path, [part, ...rest], found, budget);
    } else if (!fits(entry.name, part)) continue;
    else if (rest.length === 0) found.push(path);
    else if (entry.isDirectory()) await match(path, rest, found, budget);
  }
}

/** Whether a name fits a pattern; a leading dot must be written, and on Windows case is no matter. */
function fits(written: string, wanted: string): boolean {
  const isCaseless = process.platform === 'win32';
  const [name, pattern] = isCaseless
    ? [written.toLowerCase(), wanted.toLowerCase()]
    : [written, wanted];
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  // the last star that could take one more letter is tried again: no pattern takes exponential time
  let [i, j, star, mark] = [0, 0, -1, 0];
  while (i < name.length) {
    if (
      j < pattern.length &&
      (pattern[j] === '?' || pattern[j] === name[i]) &&
      pattern[j] !== '*'
    ) {
      i++;
      j++;
    } else if (pattern[j] === '*') {
      star = j++;
      mark = i;
    } else if (star >= 0) {
      j = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[j] === '*') j++;
  return j === pattern.length;
}
