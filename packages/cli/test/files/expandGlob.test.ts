import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandGlob } from '../../src/files/expandGlob.ts';

const root = mkdtempSync(join(tmpdir(), 'glob-'));
mkdirSync(join(root, 'step_2', 'deep'), { recursive: true });
for (const name of ['a1.jsonl', 'a10.jsonl', 'a2.jsonl', 'b.csv', '.a3.jsonl', '[x].csv'])
  writeFileSync(join(root, name), '');
for (const name of ['step_2/c.jsonl', 'step_2/deep/d.jsonl']) writeFileSync(join(root, name), '');
const found = async (pattern: string) =>
  (await expandGlob(join(root, pattern))).map((path) => path.slice(root.length + 1));

describe('expandGlob', () => {
  it.each<[string, string[]]>([
    ['a*.jsonl', ['a1.jsonl', 'a2.jsonl', 'a10.jsonl']],
    ['a?.jsonl', ['a1.jsonl', 'a2.jsonl']],
    ['.a*', ['.a3.jsonl']],
    ['step_*/*.jsonl', [join('step_2', 'c.jsonl')]],
    [
      '**/*.jsonl',
      [
        'a1.jsonl',
        'a2.jsonl',
        'a10.jsonl',
        join('step_2', 'c.jsonl'),
        join('step_2', 'deep', 'd.jsonl'),
      ],
    ],
    ['[x].csv', ['[x].csv']],
    ['nowhere.csv', ['nowhere.csv']],
  ])('%s', async (pattern, paths) => {
    expect(await found(pattern)).toEqual(paths);
  });

  it('takes the signs and the case of Windows there', async () => {
    const before = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...before, value: 'win32' });
    try {
      expect(await found('step_*\\*.JSONL')).toEqual([join('step_2', 'c.jsonl')]);
      expect(await expandGlob(`${root}\\\\A1*`)).toEqual([
        join(root, 'a1.jsonl'),
        join(root, 'a10.jsonl'),
      ]);
    } finally {
      Object.defineProperty(process, 'platform', before);
    }
    await expect(found('A1*')).rejects.toThrow('no file fits');
  });

  it('leaves a root, a drive and a share as they are', async () => {
    // none of these exists here; what is asked for stands in the words
    for (const pattern of ['\\\\server\\share\\*.jsonl', 'C:\\*.jsonl', '/no-such-folder/*'])
      await expect(expandGlob(pattern)).rejects.toThrow(`${pattern}: no file fits this pattern`);
    expect(await expandGlob(`/${root}//a1.*`)).toEqual([join(root, 'a1.jsonl')]);
  });

  it('leaves standard input, and refuses what fits nothing', async () => {
    expect(await expandGlob('-')).toEqual(['-']);
    await expect(found('*.parquet')).rejects.toThrow('no file fits this pattern');
  });

  it('takes no exponential time', async () => {
    const started = performance.now();
    await expect(found(`${'*a'.repeat(40)}*b`)).rejects.toThrow('no file fits');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
