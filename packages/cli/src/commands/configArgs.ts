import { readFile } from 'node:fs/promises';
import { escapeControls } from '@bits-per-sample/core';
import { nearestName } from '@bits-per-sample/logs';
import { reportOptions } from '@bits-per-sample/report';
import type { CommandOption } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { libraryOptions } from './libraryOptions.ts';

/** The file that says, in the folder where a command is started, what the columns of its logs mean. */
const FILE = 'bits.config.json';

/** What it may say beside names of columns. */
const RULES: ReadonlySet<string> = new Set(['success', 'missing']);

const maySet = ({ flag, column }: CommandOption): boolean => column === true || RULES.has(flag);

/**
 * Arguments of a command with those of `bits.config.json` behind them: what columns mean and what a
 * success is, so that a trainer of one's own is described once. What the caller gives himself wins;
 * nothing in the file writes, connects or changes what is computed from the columns.
 *
 * @param rawArgs what the caller gave.
 * @param options of the command; where none names a column, the file is not for it.
 * @throws {UsageError} a file that is no object of such options.
 */
export async function configArgs(
  rawArgs: readonly string[],
  options: readonly CommandOption[],
): Promise<readonly string[]> {
  if (!options.some(({ column }) => column === true)) return rawArgs;
  const text = await readFile(FILE, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text === undefined) return rawArgs;
  const end = rawArgs.includes('--') ? rawArgs.indexOf('--') : rawArgs.length;
  const own = rawArgs.slice(0, end);
  const isGiven = ({ flag, alias }: CommandOption): boolean =>
    own.some((word) =>
      [flag, alias].some((name) => word === `--${name}` || word.startsWith(`--${name}=`)),
    );
  const added = Object.entries(entriesOf(text)).flatMap(([name, value]) => {
    checkName(name);
    const option = options.find(({ flag, alias }) => name === flag || name === alias);
    return option === undefined || isGiven(option) ? [] : argsOf(option, value);
  });
  if (added.length > 0 && !own.includes('--quiet') && !own.includes('-q'))
    process.stderr.write(`${FILE}: ${added.map(escapeControls).join(' ')}\n`);
  return [...own, ...added, ...rawArgs.slice(end)];
}

function entriesOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${FILE}: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(
      `${FILE}: expected an object, such as {"group": "task", "reward": "score"}`,
    );
  return value as Readonly<Record<string, unknown>>;
}

function checkName(name: string): void {
  const known = libraryOptions(reportOptions).filter(maySet);
  const names = known.flatMap(({ flag, alias }) => (alias === undefined ? [flag] : [flag, alias]));
  if (names.includes(name)) return;
  const near = nearestName(name, names);
  throw new UsageError(
    `${FILE}: ${name}: ${near === undefined ? 'names of columns, success and missing may stand there' : `did you mean ${near}?`}`,
  );
}

function argsOf({ flag, repeatable }: CommandOption, value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isFit = values.every((one) => typeof one === 'string' || typeof one === 'number');
  if (!isFit || values.length === 0 || (values.length > 1 && repeatable !== true))
    throw new UsageError(
      `${FILE}: ${flag}: expected a text${repeatable === true ? ' or a list of texts' : ''}`,
    );
  return values.map((one) => `--${flag}=${one}`);
}
