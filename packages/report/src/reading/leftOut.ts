import { formatCount } from '@bits-per-sample/core';
import type { ColumnMapping } from '@bits-per-sample/logs';

/** An error of a reader, with what may do as options. */
type ReadingError = Error & {
  readonly kind?: string;
  readonly instead?: string;
  readonly format?: string;
  readonly columns?: readonly string[];
  readonly hint?: string;
  readonly suggestion?: ColumnMapping;
  readonly missing?: string;
};

/** A file that is no log, and the error that says why. */
export interface LeftOut {
  readonly name: string;
  readonly error: Error;
}

/** Files of a kind that are spelled out. */
const MOST_NAMES = 3;

/** One line per kind of file that was left out: how many, an example, and why. */
export function leftOutLines(files: readonly LeftOut[]): string[] {
  const kinds = new Map<string, LeftOut[]>();
  for (const file of files) {
    const kind = kindOf(file);
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return [...kinds.values()].map(lineOf);
}

/** What kind of file it is, whatever it is called. */
function kindOf({ name, error }: LeftOut): string {
  const { kind, instead, format, columns, message } = error as ReadingError;
  if (kind !== undefined) return instead === '' ? 'model' : `side ${kind}`;
  if (format !== undefined) return `format ${format}`;
  if (columns !== undefined) return `columns ${extensionOf(name)}`;
  return message.replaceAll(name, '');
}

/** `.jsonl`, without the packing. */
const extensionOf = (name: string): string =>
  /\.[^./\\]+$/.exec(name.replace(/\.(?:gz|zst)$/i, ''))?.[0] ?? '';

function lineOf(files: readonly LeftOut[]): string {
  const [first, ...others] = files as [LeftOut, ...LeftOut[]];
  const { kind, instead } = first.error as ReadingError;
  const reason = reasonOf(first.error).split('\n')[0] ?? '';
  if (others.length === 0) return reason;
  const { hint = '', missing = '' } = first.error as ReadingError;
  // what one file lacks, the others may have
  const together = hint === '' || missing === '' ? reason : reason.replace(`; ${missing}`, '');
  if (kind !== undefined && instead === '')
    return `${formatCount(files.length)} files of a model or a project, such as ${first.name}`;
  const names = [...new Set(others.map(({ name }) => name.split(/[\\/]/).at(-1) ?? name))];
  const shown = `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
  return `${together} (and ${formatCount(others.length)} more like it: ${shown})`;
}

/** Fields of a mapping that are options by another name. */
const OPTION: Readonly<Record<string, string>> = { success: 'successColumn', kind: 'kindColumn' };

/** Why a file is no log, with what may do as options. */
function reasonOf(error: Error): string {
  const { message, hint = '', suggestion = {} } = error as ReadingError;
  if (hint === '') return message;
  const named = Object.entries(suggestion).flatMap(([field, value]) =>
    [value].flat().map((one) => `${OPTION[field] ?? field}: '${String(one)}'`),
  );
  return message.replace(hint, () => `try \`${named.join(', ')}\``);
}
