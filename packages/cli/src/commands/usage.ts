import type { Command, CommandOption } from '../command.ts';
import { wrap } from './wrap.ts';

const WIDTH = 80;

/** Column in which descriptions start. */
const INDENT = 30;

/** The help of the whole tool. */
export function toolUsage(commands: readonly Command[]): string {
  const column = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const list = commands.map(({ name, description }) => `  ${name.padEnd(column)}${description}`);
  return `${[
    'bits-per-sample: what a run does now, since when, and what to change',
    '',
    ...list,
    '',
    'Try bits-per-sample demo first, then bits-per-sample report FILE.',
    'help COMMAND lists its options, --version prints the version.',
    'Exit code 0: fine; 1: a --fail-on condition holds; 2: misuse, or bad input.',
  ].join('\n')}\n`;
}

/** The help of one command: its lines, its options, examples. */
export function commandUsage({
  description,
  lines,
  text,
  lists = [],
  options,
  columnsNote,
  examples,
}: Command): string {
  const columns = options.filter(({ column, part }) => column === true && part === undefined);
  const general = options.filter((option) => !columns.includes(option));
  const parts = [...new Set(general.flatMap(({ part }) => part ?? []))];
  return `${[
    ...lines.map((line, i) => `${i === 0 ? 'usage:' : '      '} bits-per-sample ${line}`),
    '',
    ...wrap(`${description}. ${text}`, WIDTH),
    ...lists.flatMap(({ title, items }) => [
      '',
      title,
      ...wrap(items.join(', '), WIDTH - 2).map((line) => `  ${line}`),
    ]),
    '',
    ...optionLines(general.filter(({ part }) => part === undefined)),
    ...parts.flatMap((name) => [
      '',
      `Options of ${name}`,
      ...optionLines(general.filter(({ part }) => part === name)),
    ]),
    '',
    ...columnLines(columns, columnsNote),
    'Examples',
    ...examples.map((line) => (line.includes('|') ? `  ${line}` : `  bits-per-sample ${line}`)),
  ].join('\n')}\n`;
}

function columnLines(columns: readonly CommandOption[], note: string | undefined): string[] {
  if (columns.length === 0) return [];
  if (note !== undefined) return [note, ''];
  return [
    'Columns of a log, where it is not recognised or another one is meant',
    ...optionLines(columns),
    '',
  ];
}

/** Options and what they do, in two columns. */
const optionLines = (options: readonly CommandOption[]): string[] =>
  options.flatMap(({ flag, hint, alias, description }) => {
    const names = [
      ...(alias === undefined ? [] : [alias.length === 1 ? `-${alias}` : `--${alias}`]),
      `--${flag}`,
    ];
    const label = `  ${names.join(', ')}${hint === '' ? '' : ` ${hint}`}`;
    const [first = '', ...rest] = wrap(description, WIDTH - INDENT);
    const head =
      label.length + 2 > INDENT
        ? [label, ' '.repeat(INDENT) + first]
        : [label.padEnd(INDENT) + first];
    return [...head, ...rest.map((line) => ' '.repeat(INDENT) + line)];
  });
