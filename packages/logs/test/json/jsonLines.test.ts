import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

describe('JSON lines', () => {
  it('counts a broken line in the middle, and reads the rest', async () => {
    const good = '{"group":"a","reward":1}';
    const { log } = await read(fromText(`${good}\n{"group":"a","rew\n[1]\n${good}\n7\n${good}`));
    expect(log.summary()).toMatchObject({ rows: 3, skipped: 3 });
    expect(log.summary().notes).toEqual([
      { code: 'broken-line', message: '1 line that could not be parsed as JSON' },
      { code: 'not-an-object', message: '2 rows that held something else than an object' },
    ]);
  });

  it('reads on when the first line is the broken one', async () => {
    const good = '{"group":"a","reward":1}';
    const { log } = await read(fromText(`{"group":"a","reward":tru\n${good}\n${good}\n`));
    expect(log.summary()).toMatchObject({ rows: 2, skipped: 1 });
  });
});
