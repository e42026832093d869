/** A column of a table, as its `CREATE TABLE` declares it. */
interface SqliteColumn {
  readonly name: string;
  /** The value of rows that were written before the column was added. */
  readonly fallback: unknown;
  /** Whether it is another name of the number of the row, which is not stored with it. */
  readonly isRowId: boolean;
}

/** How the records of a table are laid out. */
export interface SqliteLayout {
  /** The stored columns, in the order of the record. */
  readonly columns: readonly SqliteColumn[];
  /** Whether the table is a b-tree of its keys (`WITHOUT ROWID`). */
  readonly keyed: boolean;
}

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"?|'(?:[^']|'')*'?|`(?:[^`]|``)*`?|\[[^\]]*\]?|[(),]|[^\s(),"'`[]+/g;
const OF_TABLE = /^(constraint|primary|unique|check|foreign)$/i;

/** Columns that no table of SQLite goes beyond. */
const MOST = 32_767;

/**
 * The columns of a table by its `CREATE TABLE`, whose text is all that SQLite keeps of them.
 * Undefined for what is no plain table.
 *
 * @see https://www.sqlite.org/lang_createtable.html
 */
export function tableColumns(sql: string): SqliteLayout | undefined {
  const tokens = (sql.match(TOKEN) ?? []).filter((token) => !/^(--|\/\*)/.test(token));
  const open = tokens.indexOf('(');
  if (open < 0 || tokens[1]?.toLowerCase() === 'virtual') return undefined;
  const { parts, rest } = definitions(tokens.slice(open + 1));
  const keyed = /\bwithout rowid\b/i.test(rest.join(' '));
  const own = parts.filter(([name]) => name !== undefined && !OF_TABLE.test(name));
  const key = keyOf(parts, own);
  const stored = own.filter(isStored).slice(0, MOST);
  const columns = stored.map((tokens) => {
    const name = unquoted(tokens[0]!);
    const alone = key.length === 1 && key[0] === name.toLowerCase();
    const isRowId =
      !keyed && alone && tokens[1]?.toLowerCase() === 'integer' && !/^\($/.test(tokens[2] ?? '');
    return { name, fallback: fallbackOf(tokens), isRowId };
  });
  if (!keyed) return { columns, keyed };
  const place = ({ name }: SqliteColumn): number => {
    const at = key.indexOf(name.toLowerCase());
    return at < 0 ? key.length : at;
  };
  return { columns: columns.sort((a, b) => place(a) - place(b)), keyed };
}

/** The definitions between the outer parentheses, and what follows them. */
function definitions(tokens: readonly string[]): { parts: string[][]; rest: readonly string[] } {
  const parts: string[][] = [[]];
  let depth = 1;
  let at = 0;
  for (; at < tokens.length && depth > 0; at++) {
    const token = tokens[at]!;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 1 && token === ',') parts.push([]);
    else if (depth > 0) parts.at(-1)!.push(token);
  }
  return { parts, rest: tokens.slice(at) };
}

/** Names of the columns of the primary key, in its order, in lower case. */
function keyOf(parts: readonly string[][], columns: readonly string[][]): string[] {
  for (const part of parts) {
    const at = part.findIndex((token) => /^primary$/i.test(token));
    if (at < 0 || !/^key$/i.test(part[at + 1] ?? '')) continue;
    if (columns.includes(part)) return [unquoted(part[0]!).toLowerCase()];
    return definitions(part.slice(at + 3)).parts.map(([name = '']) => unquoted(name).toLowerCase());
  }
  return [];
}

/** A column that is computed when it is read stands in no record. */
const isStored = (tokens: readonly string[]): boolean => {
  const at = tokens.findIndex((token, i) => /^as$/i.test(token) && tokens[i + 1] === '(');
  return at < 0 || tokens.slice(at).some((token) => /^stored$/i.test(token));
};

function fallbackOf(tokens: readonly string[]): unknown {
  const at = tokens.findIndex((token) => /^default$/i.test(token));
  const literal = at < 0 ? '' : (tokens[at + 1] ?? '');
  if (literal.startsWith("'")) return unquoted(literal);
  return literal === '' || Number.isNaN(Number(literal)) ? null : Number(literal);
}

/** A name or a text without its quotes. */
function unquoted(token: string): string {
  const mark = token[0]!;
  if (mark === '[') return token.slice(1, -1);
  return '"\'`'.includes(mark) ? token.slice(1, -1).replaceAll(mark + mark, mark) : token;
}
