import { basename, isAbsolute } from 'node:path';
import type { Home } from '../home.ts';
import { inShell } from './inShell.ts';

/** What a page says of its making, and how it names options. */
export interface PageFacts {
  readonly face: 'terminal';
  readonly version: string;
  /** A day, as in 2026-11-28. */
  readonly date: string;
  readonly command: string;
}

/**
 * What a page is told of its making. Of an absolute path it learns the last name only: pages are
 * passed on.
 *
 * @param home the package.
 * @param words the command and its arguments.
 */
export function pageFacts({ version }: Home, words: readonly string[]): PageFacts {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const now = epoch === undefined || epoch === '' ? new Date() : new Date(Number(epoch) * 1000);
  const shown = words.map((word) => {
    const [, option = '', value = ''] = /^(--[\w-]+=)?([\s\S]*)$/.exec(word) ?? [];
    return `${option}${inShell(isAbsolute(value) ? basename(value) : value)}`;
  });
  return {
    face: 'terminal',
    version,
    date: now.toISOString().slice(0, 10),
    command: ['bits-per-sample', ...shown].join(' '),
  };
}
