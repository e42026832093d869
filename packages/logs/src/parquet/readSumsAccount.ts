import { SchemaError } from '@bits-per-sample/core';
import type { LogSummary } from '../log/log.ts';
import { isObject } from '../rows/objectOf.ts';
import { SUMS_KEY, type SumsAccount } from './sumsAccount.ts';

type Test = readonly [expected: string, test: (value: unknown) => boolean];

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const TEXT: Test = ['a text', isText];
const COUNT: Test = ['a count', isCount];
const IDENTITIES = ['explicit id', 'prompt text', 'group', 'unknown'];
const MOST_REWARDS = 64;

/** What each field of an account is; others are not read. */
const FIELDS: Readonly<Record<string, Test>> = {
  format: TEXT,
  rows: COUNT,
  skipped: COUNT,
  missing: [
    'a count per column',
    (value) => isObject(value) && Object.values(value).every(isCount),
  ],
  coerced: COUNT,
  duplicates: COUNT,
  nonFinite: COUNT,
  unreadable: ['a count, or nothing', (value) => value === undefined || isCount(value)],
  grouping: [
    'a method and a detail',
    (value) => isObject(value) && isText(value.method) && isText(value.detail),
  ],
  prompts: [
    'how prompts are told apart',
    (value) =>
      isObject(value) &&
      IDENTITIES.includes(value.method as string) &&
      isText(value.detail) &&
      typeof value.numbered === 'boolean',
  ],
  rewardValues: [
    `at most ${MOST_REWARDS} numbers, or null`,
    (value) =>
      value === null ||
      (Array.isArray(value) && value.length <= MOST_REWARDS && value.every(Number.isFinite)),
  ],
  notes: ['a list of notes', (value) => Array.isArray(value) && value.every(isNote)],
};

const isNote = (note: unknown): boolean =>
  isObject(note) &&
  isText(note.code) &&
  isText(note.message) &&
  [undefined, 'alarm', 'note'].includes(note.severity as string | undefined);

/**
 * The account of the log that sums were made of.
 *
 * @param file name of the file.
 * @param text what the file holds; undefined where it holds none.
 * @throws {SchemaError} it is none, by file and field.
 */
export function readSumsAccount(file: string, text: string | undefined): SumsAccount | undefined {
  if (text === undefined) return undefined;
  const account = parsed(text);
  const refuse = (column: string, expected: string, value: unknown): never => {
    const received = isText(value) ? 'a text' : Array.isArray(value) ? 'a list' : value;
    throw new SchemaError({ file, column }, expected, received);
  };
  if (!isObject(account)) return refuse(SUMS_KEY, 'an object as JSON', account);
  const { summary, made } = account;
  if (!isObject(summary)) return refuse('summary', 'the account of a log', summary);
  const read: Record<string, unknown> = {};
  for (const [name, [expected, test]] of Object.entries(FIELDS)) {
    if (!test(summary[name])) refuse(`summary.${name}`, expected, summary[name]);
    if (summary[name] !== undefined) read[name] = summary[name];
  }
  return { summary: read as unknown as LogSummary, ...(made !== undefined && { made }) };
}

/** JSON; of what is none, undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
