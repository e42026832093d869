import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fromStream } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

it('fromStream reads a stream once, packed or not', async () => {
  const text = '{"group":"a","reward":1}\n{"group":"a","reward":0}';
  for (const bytes of [text, new Uint8Array(gzipSync(text))]) {
    const source = fromStream(new Blob([bytes]).stream(), 'step_3.jsonl');
    const { tables } = await read(source);
    expect(column(tables, 'reward')).toEqual([1, 0]);
    expect(column(tables, 'step')).toEqual([3, 3]);
    await expect(read(source)).rejects.toThrow();
  }
});
