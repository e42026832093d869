import { describe, expect, it } from 'vitest';
import {
  accountSql,
  duckdb,
  holdSql,
  type TrialsQuery,
  textColumns,
  trialsSql,
} from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';

const columns = [
  { name: 'id', type: 'text' },
  { name: 'r', type: 'number' },
  { name: 'rs', type: { list: 'number' } },
  { name: 'c', type: 'integer' },
  { name: 'said', type: 'text' },
] as const;
const relation = `(SELECT * FROM (VALUES ('a', 1.0, [1.0], 3, 'one'), ('a', 0.5, [0.0], 4, NULL)) AS v(id, r, rs, c, said))`;
const query = (mapping: TrialsQuery['mapping']): TrialsQuery => ({
  relation,
  columns,
  mapping: { group: ['id'], ...mapping },
});

describe('holdSql', () => {
  it('holds rows that are rollouts, and neither counts nor lists', () => {
    expect(holdSql(query({ reward: ['r'] }), duckdb)).toContain('"reward_non_finite"');
    expect(holdSql(query({ reward: ['rs'] }), duckdb)).toBeUndefined();
    expect(holdSql(query({ successes: 'c', attempts: '8' }), duckdb)).toBeUndefined();
  });

  it('holds of texts whether there is one, and gives none', async () => {
    const asked = query({ reward: ['r'], text: 'said', answer: 'said' });
    const held = `(${holdSql(asked, duckdb)})`;
    expect(await inDuckdb(`SELECT h.text, h.answer FROM ${held} AS h`)).toEqual([
      { text: 1, answer: 1 },
      { text: null, answer: null },
    ]);
    const [trial = {}] = await inDuckdb(trialsSql({ ...asked, held }, duckdb));
    expect(Object.keys(trial)).toEqual(['group_0', 'reward']);
  });
});

describe('labels', () => {
  it('are names beside the others, and no measure that may be missing', async () => {
    const asked = query({ reward: ['r'], labels: ['said', 'c'] });
    expect(await inDuckdb(trialsSql(asked, duckdb))).toEqual([
      { group_0: 'a', 'label:said': 'one', 'label:c': '3', reward: 1 },
      { group_0: 'a', 'label:said': null, 'label:c': '4', reward: 0.5 },
    ]);
    const [account = {}] = await inDuckdb(accountSql(asked, duckdb));
    expect(Object.keys(account).filter((name) => name.includes('label'))).toEqual([]);
  });
});

describe('textColumns', () => {
  it('makes of whole texts what trials have of them', async () => {
    const asked = query({ reward: ['r'], text: 'said', answer: 'said' });
    const whole = trialsSql({ ...asked, texts: 'whole' }, duckdb);
    const made = [...textColumns((name) => `t.${name}`, duckdb)].map(
      ([name, sql]) => `${sql} AS ${name}`,
    );
    const found = await inDuckdb(
      `SELECT t.group_0, t.reward, ${made.join(', ')} FROM (${whole}) t`,
    );
    expect(found).toEqual(await inDuckdb(trialsSql(asked, duckdb)));
    expect(found.map(({ text_length }) => text_length)).toEqual([3, null]);
  });
});
