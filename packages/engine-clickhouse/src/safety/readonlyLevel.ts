import { EngineError } from '@bits-per-sample/sql';
import type { ClickHouseClient } from '@clickhouse/client';
import { bytesOf } from '../answer/bytesOf.ts';
import { engineErrorOf } from '../answer/engineErrorOf.ts';

const QUERY = "SELECT getSetting('readonly') FORMAT TSV";

/** How read-only the user is, asked once: 0 not, 2 but for settings. */
export function readonlyLevel(client: ClickHouseClient): () => Promise<0 | 2> {
  let known: Promise<0 | 2> | undefined;
  const ask = async (): Promise<0 | 2> => {
    const bytes = await bytesOf(client, { query: QUERY }).catch((cause) => {
      known = undefined;
      throw engineErrorOf(cause, QUERY);
    });
    // the last line: the rest of a failed answer may stand before it
    const level = /(\d)\s*$/.exec(new TextDecoder('latin1').decode(bytes))?.[1];
    if (level !== '1') return level === '2' ? 2 : 0;
    throw new EngineError(
      'clickhouse',
      'the user may not choose the form of an answer: give the profile readonly = 2 in place of 1',
      { condition: 'READONLY' },
    );
  };
  return () => {
    known ??= ask();
    return known;
  };
}
