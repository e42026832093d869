import { isDictionary } from '@bits-per-sample/core';
import { clickhouse, EngineError } from '@bits-per-sample/sql';
import type { ClickHouseClient } from '@clickhouse/client';
import { answer } from '../answer/answer.ts';

/** Texts and quoted names of a query that the server has written. */
const QUOTED = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"/gs;

/** Functions that reach out of the database, and that `readonly = 1` lets run. */
const REACHING =
  /\b(file|eval|catboostEvaluate|ai(?:Classify|Generate|Extract|Translate|Embed))\s*\(/i;

/**
 * Refuses what is no single SELECT. The server's own parser reads the text and writes it anew,
 * without comments: what it takes as one statement stays one in the parentheses of a subquery.
 * `SETTINGS` in it could undo `readonly`. Where files are the source, FROM may name them.
 */
export async function checkSelect(
  client: ClickHouseClient,
  sql: string,
  settings: string,
  { files = false, signal }: { files?: boolean; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const refuse = (reason: string): never => {
    throw new EngineError('clickhouse', reason, { sql, condition: 'REFUSED' });
  };
  if (sql.includes('\0')) refuse('a query with the character NUL cannot be sent');
  const query = `SELECT formatQuery(${clickhouse.text(sql)}) AS written`;
  const { columns } = await answer(client, query, settings, { signal, shown: sql });
  const { written } = columns;
  const text = written !== undefined && isDictionary(written) ? written.values[0]! : '';
  const plain = text.replace(QUOTED, 'q');
  if (!/^[\s(]*(SELECT|WITH)\b/i.test(plain)) refuse('only a SELECT can be run');
  if (/\bSETTINGS\s+[\w.]+(\s*=|\s*[,)]|\s*$)/i.test(plain))
    refuse('SETTINGS in a query are refused');
  if (/\b(INTO\s+OUTFILE|FORMAT\s+\w+\s*$)/i.test(plain))
    refuse('a query names no file and no format');
  const reaching = REACHING.exec(files ? plain.replace(/\bFROM file\(/g, 'FROM q(') : plain);
  if (reaching !== null) refuse(`the function ${reaching[1]} is refused`);
}
