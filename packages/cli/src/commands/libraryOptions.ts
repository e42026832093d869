import { type OptionEntry, optionFlag, reportOptions, sentence } from '@bits-per-sample/report';
import type { CommandOption } from '../command.ts';

/** Columns that every command has; those of one command stand among its own options. */
const shared: ReadonlySet<string> = new Set(
  reportOptions.flatMap(({ name, column }) => (column ? [name] : [])),
);

/** The library's options as a command line takes them; those that only code can tell are left out. */
export const libraryOptions = (entries: readonly OptionEntry[]): CommandOption[] =>
  entries
    .filter(({ kind }) => kind !== 'code')
    .map(({ name, kind, hint, description, alias }) => ({
      flag: optionFlag(name).slice(2),
      hint,
      description: sentence(description, 'terminal'),
      ...(alias !== undefined && { alias }),
      repeatable: kind === 'columns' || kind === 'conditions',
      column: shared.has(name),
      sets: name,
    }));

/** Whether an option says how the rows of a log are to be read, and nothing of metrics. */
export const columnsOnly = ({ name, column }: OptionEntry): boolean =>
  column && !/Norm$|Batch$/.test(name);
