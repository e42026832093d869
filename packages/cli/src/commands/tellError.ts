import {
  compare,
  compareOptions,
  optionFlag,
  plan,
  planOptions,
  RunWatch,
  replay,
  replayOptions,
  report,
  reportOptions,
  sentence,
} from '@bits-per-sample/report';
import { UsageError } from '../usageError.ts';
import { inShell } from './inShell.ts';

const known: ReadonlySet<string> = new Set(
  [...reportOptions, ...compareOptions, ...planOptions, ...replayOptions].map(({ name }) => name),
);

/** Functions whose parameters are options. */
const OWN = { report, compare, plan, replay, RunWatch };

/** Fields of a mapping that are options by another name. */
const OPTION: Readonly<Record<string, string>> = { success: 'successColumn', kind: 'kindColumn' };

interface Told extends Error {
  readonly code?: unknown;
  readonly fn?: string;
  readonly parameter?: string;
  readonly expected?: unknown;
  readonly received?: unknown;
  readonly hint?: string;
  readonly suggestion?: Readonly<Record<string, unknown>>;
}

/**
 * An error of the library in the words of a command line: fields are flags, and what it suggests
 * can be pasted.
 *
 * @param error whatever a command ended with.
 * @returns a UsageError, where the caller can mend it; else the error as it is.
 */
export function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, message, fn = '', parameter, expected, received } = error as Told;
  const { hint = '', suggestion = {} } = error as Told;
  switch (code) {
    case 'DOMAIN':
      return fn in OWN && parameter !== undefined && known.has(parameter)
        ? new UsageError(
            `${optionFlag(parameter)}: expected ${sentence(String(expected), 'terminal')}, got ${String(received)}`,
          )
        : error;
    case 'REPORT':
      return new UsageError(sentence(message, 'terminal'));
    case 'SCHEMA':
      return new UsageError(
        sentence(
          hint === '' ? message : message.replace(hint, () => `try ${flags(suggestion)}`),
          'terminal',
        ),
      );
    default:
      return error;
  }
}

/** A mapping of columns as options of the command line. */
const flags = (mapping: Readonly<Record<string, unknown>>): string =>
  Object.entries(mapping)
    .flatMap(([field, value]) =>
      [value].flat().map((one) => `${optionFlag(OPTION[field] ?? field)} ${inShell(String(one))}`),
    )
    .join(' ');
