import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { UsageError } from '../usageError.ts';

/** A lock that is held. */
export interface Lock {
  /** Throws when somebody took the lock away. */
  check(): void;
  /** Gives it back. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, where the system tells: a pid is used again. */
  readonly started: string | null;
}

/**
 * Takes a lock file that names its owner. The lock of a process that is gone is taken over; that
 * of a living one, or of another host, is not.
 *
 * @param path the lock file.
 * @returns the lock.
 * @throws {UsageError} somebody else holds it.
 */
export function lockFile(path: string): Lock {
  const me: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  const text = `${JSON.stringify({ ...me, token: randomUUID() })}\n`;
  const mine = `${path}.${process.pid}`;
  // written whole before it gets its name: nobody ever sees a lock without an owner
  try {
    writeFileSync(mine, text, { mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError(`${path}: the folder does not exist`);
    throw error;
  }
  try {
    while (!link(mine, path)) removeStale(path, mine);
  } catch (error) {
    unlinkSync(mine);
    throw error;
  }
  unlinkSync(mine);
  const held = (): boolean => read(path) === text;
  return {
    check() {
      if (!held()) throw new Error(`${path}: another process took the lock`);
    },
    release() {
      if (held()) unlinkSync(path);
    },
  };
}

/** Gives a file a second name; false when that name is taken. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead process's lock out of the way, or says who holds it. */
function removeStale(path: string, mine: string): void {
  const text = read(path);
  if (text === undefined) return;
  const owner = ownerOf(text);
  if (owner === undefined || owner.host !== hostname() || isAlive(owner)) {
    const who =
      owner === undefined
        ? 'somebody'
        : `process ${owner.pid}${owner.host === hostname() ? '' : ` on ${owner.host}`}`;
    throw new UsageError(
      `${path}: ${who} holds the state; stop it, or delete this file if it is gone`,
    );
  }
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // a lock that somebody took in between goes back
  if (read(aside) !== text) link(aside, path);
  unlinkSync(aside);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function ownerOf(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isSafeInteger(owner.pid) && typeof owner.host === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/**
 * Clock ticks since boot at which a process started, `ended` when it waits to be buried; null
 * where there is no /proc.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}
