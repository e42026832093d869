import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cacheFolder } from './cacheFolder.ts';
import type { Missing } from './missing.ts';
import { refused, refusedBefore } from './refused.ts';

const POLL_MS = 500;

/**
 * Fetches a folder into the cache, once: one process makes it aside and puts it in place whole,
 * others wait until it has.
 *
 * @param name of the folder in the cache.
 * @param make fills the folder that it is given; what it throws is the reason why there is none.
 * @returns the folder, or why it cannot be had; the reason is remembered for ten minutes.
 */
export async function folderFetched(
  name: string,
  make: (aside: string) => Promise<void>,
): Promise<{ readonly folder: string } | Missing> {
  const folder = cacheFolder(name);
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    const before = refusedBefore(folder);
    if (before !== undefined) return before;
    if (taken(lock)) break;
    await setTimeout(POLL_MS);
  }
  const aside = `${folder}.${process.pid}`;
  try {
    if (!existsSync(folder)) {
      await make(aside);
      renameSync(aside, folder);
    }
    return { folder };
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    return refused(folder, `${name} cannot be fetched: ${lastLine(error)}`);
  } finally {
    if (holderOf(lock) === process.pid) rmSync(lock, { force: true });
  }
}

/** Takes a lock; false where another process has it. That of a process that is no more is removed. */
function taken(lock: string): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The last line that a failed command has written. */
function lastLine(error: unknown): string {
  const { message, stderr } = error as { message: string; stderr?: string };
  return (stderr?.trim() || message).split('\n').at(-1)!.trim();
}
