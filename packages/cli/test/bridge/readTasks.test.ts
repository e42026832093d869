import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../../src/bridge/readTasks.ts';
import { pool } from '../support/curriculumServer.ts';

describe('pools', () => {
  const file = (text: string): string => {
    const { tasks: path } = pool(1);
    writeFileSync(path, text);
    return path;
  };

  it('keep ids and labels, never the prompt', async () => {
    const path = file(
      '\uFEFF{"id":"a","prompt":"secret","difficulty":2,"features":{"len":3}}\r\n\n{"id":7,"stratum":"x","parent":"a","maxHint":0.5,"successes":3,"attempts":8}\n',
    );
    expect(await readTasks(path)).toEqual([
      { id: 'a', difficulty: 2, features: { len: 3 } },
      { id: '7', stratum: 'x', parent: 'a', maxHint: 0.5, attempts: 8, successes: 3 },
    ]);
  });

  it.each([
    ['', /no task/],
    ['{"id":"a"}\n{"id":"a"}', /:2: task a is already in line 1/],
    ['{"id":"a"}\n{"id":""}', /:2: expected id/],
    ['{"id":"a"}\nnope', /:2: expected one JSON object/],
    ['{"id":"a","difficulty":"hard"}', /difficulty, a number/],
    ['{"id":"a","features":[1]}', /features/],
    ['["a"]', /expected a task/],
  ])('%j is refused with its line', async (text, message) => {
    const path = file(text);
    await expect(readTasks(path)).rejects.toThrow(message);
    await expect(readTasks(path)).rejects.toThrow(basename(path));
  });

  it('that are not there', async () => {
    await expect(readTasks('/nowhere/tasks.jsonl')).rejects.toThrow(/no such file/);
  });
});
