import { saysEverything } from '../formats/chooseAnyFormat.ts';
import { modelFile } from '../formats/modelFiles.ts';
import { SideFileError } from '../formats/sideFileError.ts';
import { tableRows } from '../json/tableRows.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Log } from '../log/log.ts';
import { HEAD_ROWS, headOf } from '../rows/logHead.ts';
import { isObject } from '../rows/objectOf.ts';
import type { DocumentFormat, RowObject } from '../rows/rowFormat.ts';
import type { LogOpener } from './logOpener.ts';
import { parsed } from './parsed.ts';

/** A log that is one JSON document: rows somewhere in it, or one row. */
export async function documentLog(document: RowObject, opener: LogOpener): Promise<Log> {
  const isOwn = knowsDocument(opener, document);
  // a tokenizer's vocabulary holds the fields of every format, so this comes before them
  const kind =
    isOwn || saysEverything(opener.mapping) ? undefined : modelFile(document, opener.name);
  if (kind !== undefined) throw new SideFileError(opener.name, kind);
  const format = await documentFormat(document, opener);
  if (format) {
    opener.mapping = beyond(opener.mapping, format.columns);
    await opener.tally.loadWords();
    const { rows, ...task } = format.openDocument(document, opener.context);
    const batch = [...rows];
    const head = headOf(batch.slice(0, HEAD_ROWS).filter(isObject));
    return opener.log(format.name, parsed([batch]), { ...head, ahead: 0 }, task);
  }
  const table = isOwn ? undefined : tableRows(document);
  if (table?.length === 0) return opener.empty();
  if (table) return opener.rows(parsed([table]), table.slice(0, HEAD_ROWS));
  const rows = await rowsWithin(document, opener);
  if (rows) return opener.rows(parsed([rows]), rows.slice(0, HEAD_ROWS));
  return opener.rows(parsed([[document]]), [document], true);
}

/** Rows under their names, or in columns; undefined where the document is one row. */
async function rowsWithin(
  document: RowObject,
  opener: LogOpener,
): Promise<readonly RowObject[] | undefined> {
  if (await opener.knows([document], {})) return undefined;
  const { containerRows, keyedMapping } = await import('./containerRows.ts');
  const found = containerRows(document);
  if (found?.keyed) {
    const mapping = keyedMapping(opener.mapping, document);
    if (mapping === undefined) return undefined;
    opener.mapping = mapping;
  }
  return found?.rows;
}

/** Whether a format of the caller's knows a document. */
const knowsDocument = (opener: LogOpener, document: RowObject): boolean =>
  [...opener.rowFormats, ...opener.documentFormats].some(({ recognises }) => recognises(document));

async function documentFormat(
  document: RowObject,
  opener: LogOpener,
): Promise<DocumentFormat | undefined> {
  const own = opener.documentFormats.find(({ recognises }) => recognises(document));
  if (own) return own;
  const { documentFormats } = await import('../formats/rareFormats.ts');
  const known = documentFormats.find(({ recognises }) => recognises(document));
  // whoever names the columns of the document itself reads it another way
  const asked = beyond(opener.mapping, known?.columns);
  return known !== undefined && saysEverything(asked) && isWithin(document, asked)
    ? undefined
    : known;
}

/** A mapping without what a format reads by itself. */
const beyond = (mapping: ColumnMapping, own: ColumnMapping = {}): ColumnMapping =>
  Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, path]) => String(path) !== String(own[field as keyof ColumnMapping]),
    ),
  );

/** Whether groups and rewards are named as fields of a document itself. */
const isWithin = (document: RowObject, { group, reward }: ColumnMapping): boolean =>
  group !== undefined &&
  [...group, ...(reward ?? [])].every((path) =>
    Object.keys(document).some((key) => path === key || path.startsWith(`${key}.`)),
  );
