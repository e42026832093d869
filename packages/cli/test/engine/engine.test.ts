import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tableName } from '../../src/engine/tableName.ts';
import { demoLog } from '../support/logFile.ts';
import { isTold, printed, runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-'));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The report of a log as JSON, to nine digits; how it was read, and that a query has no order, is no part of it. */
async function said(...args: readonly string[]): Promise<Record<string, never>> {
  const text = await printed('report', ...args, '--json', '--quiet');
  const round = (_: string, x: unknown) => (typeof x === 'number' ? Number(x.toPrecision(9)) : x);
  const { input, warnings, ...numbers } = JSON.parse(text, round);
  const told = warnings.filter(({ code }: { code: string }) => code !== 'no-order');
  return { ...numbers, warnings: told, rows: input.rows, missing: input.missing } as never;
}

/** Neutral rows with every number, over some steps. */
const rows = Array.from({ length: 4000 }, (_, i) => ({
  step: Math.floor(i / 200),
  group: `g${Math.floor(i / 8)}`,
  prompt_id: `p${Math.floor(i / 8) % 60}`,
  reward: Number((i * 7919) % 11 < 3 + (Math.floor(i / 8) % 60) / 12),
  category: `c${Math.floor(i / 8) % 3}`,
  output_tokens: 100 + ((i * 31) % 400),
}));
const log = write('rows.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

describe('--engine duckdb', () => {
  it('says what JavaScript says', async () => {
    expect(await said(log, '--engine', 'duckdb')).toEqual(await said(log, '--engine', 'js'));
    expect(await said(demoLog, '--engine', 'duckdb')).toEqual(await said(demoLog));
  });

  it('reads what a query of the caller gives, of named files alone', async () => {
    const sql = `SELECT * FROM read_json('${log}') WHERE step < 10`;
    const first = write(
      'first.jsonl',
      rows
        .filter(({ step }) => step < 10)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    );
    expect(await said('--engine', 'duckdb', '--sql', sql, log)).toEqual(await said(first));
    const { error } = await runHere(['report', '--engine', 'duckdb', '--sql', sql]);
    expect((error as Error).message).toMatch(/duckdb/);
    for (const attempt of [
      `COPY (SELECT 1) TO '${log}'`,
      `SELECT 1) AS s; DROP TABLE x; --`,
      `ATTACH '${join(folder, 'new.db')}'`,
    ])
      expect(
        (await runHere(['report', '--engine', 'duckdb', '--sql', attempt, log])).error,
      ).toBeDefined();
    expect(readFileSync(log, 'utf8').split('\n')).toHaveLength(rows.length + 1);
  });

  it('compares two queries', async () => {
    const half = (from: string) => `SELECT * FROM read_json('${log}') WHERE step ${from}`;
    const text = await printed(
      ...['compare', '--engine', 'duckdb', '--sql', half('< 10'), '--sql', half('>= 10'), log],
      '--json',
    );
    const files = await printed(
      ...['compare', log, '--base-until', '9', '--trained-since', '10', '--json'],
    );
    const numbers = (json: string) => {
      const { prompts, passAtK } = JSON.parse(json);
      return { prompts, passAtK };
    };
    expect(numbers(text)).toEqual(numbers(files));
  });

  it('summarises, and the part says the same', async () => {
    const out = join(folder, 'part.parquet');
    await printed('summarise', log, '--engine', 'duckdb', '--out', out);
    expect(await said(out)).toEqual(await said(log));
  });

  it('is left for JavaScript where a line is torn, and that is told', async () => {
    const big = write('big.jsonl', `${readFileSync(log, 'utf8').repeat(1)}{"step":20,"group":"g`);
    const told = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const { error } = await runHere(['report', big, '--engine', 'duckdb', '--json']);
      expect(error).toBeDefined();
    } finally {
      told.mockRestore();
    }
    expect((await said(big)).rows).toBe(rows.length);
  });
});

describe('refusals name the option', () => {
  it.each([
    [['--engine', 'sqlite', log], /--engine: expected one of js, duckdb/],
    [['--engine', 'spark', '--table', 'a'], /--engine spark needs --url/],
    [['--engine', 'spark', '--url', 'sc://h', log], /--table, --source or --sql names the rows/],
    [['--engine', 'spark', '--url', 'sc://h', '--table', 'a', log], /no files/],
    [['--table', 'a'], /need --engine NAME/],
    [['--engine', 'duckdb', '--source', 'xml:a'], /--source: expected parquet:PATH/],
    [
      ['--engine', 'clickhouse', '--url', 'http://u:secret@h', '--table', 'a'],
      /CLICKHOUSE_PASSWORD/,
    ],
    [['--engine', 'spark', '--url', 'sc://h/;token=secret', '--table', 'a'], /environment/],
    [['--engine', 'duckdb', '--memory', 'much', log], /--memory: expected gigabytes/],
    [['--engine', 'duckdb', 'notes.txt'], /notes.txt/],
  ])('%s', async (args, message) => {
    write('notes.txt', 'x');
    const { error } = await runHere(['report', ...args]);
    expect(isTold(error)).toBe(true);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('secret');
  });
});

describe('names of tables', () => {
  it.each([
    ['a', ['a']],
    ['cat.db.t', ['cat', 'db', 't']],
    ['"a.b".`c.d`.e f', ['a.b', 'c.d', 'e f']],
    ['"say ""hi"""', ['say "hi"']],
  ])('%s', (text, parts) => expect(tableName(text)).toEqual(parts));

  it.each(['', '.', 'a.', 'a..b', '"a', 'a"b'])('refuses %j', (text) => {
    expect(() => tableName(text)).toThrow('--table: expected');
  });
});
