import type { EngineColumn, SqlType } from '@bits-per-sample/sql';
import type { PoolClient } from 'pg';
import { BOOLEAN, FRACTIONS, INTEGERS } from '../columns/oids.ts';
import { select } from '../query/select.ts';

/** json and jsonb. */
const JSONS = new Set([114, 3802]);
/** What the server says of types by its categories; what enums (E) hold is text. */
const CATEGORIES: Readonly<Record<string, SqlType>> = { S: 'text', E: 'text', B: 'boolean' };
const OTHERS = 'SELECT oid, typname, typelem, typcategory FROM pg_type WHERE oid = ANY($1)';

/** Names and types of a relation: of an answer without rows. */
export async function columnTypes(
  client: PoolClient,
  relation: string,
): Promise<readonly EngineColumn[]> {
  const { fields } = await select(client, `SELECT * FROM ${relation} AS q LIMIT 0`);
  const types = await typesOf(client, new Set(fields.map(({ dataTypeID }) => dataTypeID)));
  return fields.map(({ name, dataTypeID }) => ({ name, type: types.get(dataTypeID) ?? 'other' }));
}

/** Types by their number in `pg_type`; of lists, those of their entries too. */
async function typesOf(
  client: PoolClient,
  oids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, SqlType>> {
  const types = new Map<number, SqlType>();
  for (const oid of oids) {
    if (INTEGERS.has(oid)) types.set(oid, 'integer');
    else if (FRACTIONS.has(oid)) types.set(oid, 'number');
    else if (JSONS.has(oid)) types.set(oid, 'json');
    else if (oid === BOOLEAN) types.set(oid, 'boolean');
  }
  const unknown = [...oids].filter((oid) => !types.has(oid));
  if (unknown.length === 0) return types;
  const { rows } = await client.query({ text: OTHERS, values: [unknown], rowMode: 'array' });
  const all = rows.map(([oid, name, entry, category]) => ({
    oid: Number(oid),
    name: String(name),
    entry: category === 'A' ? Number(entry) : 0,
    category: String(category),
  }));
  const entries = all.map(({ entry }) => entry).filter((entry) => entry !== 0);
  const inside = await typesOf(client, new Set(entries));
  for (const { oid, name, entry, category } of all) {
    if (entry !== 0) types.set(oid, { list: inside.get(entry) ?? 'other' });
    else types.set(oid, name === 'uuid' ? 'text' : (CATEGORIES[category] ?? 'other'));
  }
  return types;
}
