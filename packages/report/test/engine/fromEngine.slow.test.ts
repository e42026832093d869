import { expect, it } from 'vitest';
import { everyColumn } from './everyColumn.ts';
import { byDuckdb, byReaders, comparable, withLines } from './support.ts';

it('takes a sample of the same groups where there are more than fit', async () => {
  const lines = everyColumn({ steps: 240, prompts: 500, groupSize: 48 });
  await withLines(lines, async (path) =>
    expect(comparable(await byDuckdb(path, {}, 60_000))).toEqual(comparable(await byReaders(path))),
  );
}, 120_000);
