import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (name: string, ids: readonly unknown[]) =>
  fromText(ids.map((id, i) => `${JSON.stringify({ [name]: id, reward: i % 2 })}\n`).join(''));
const codes = async (...given: Parameters<typeof read>) => {
  const { log, tables } = await read(...given);
  return { codes: log.summary().notes.map(({ code }) => code), groups: column(tables, 'group') };
};

describe('ids that are numbers in some rows and texts in others', () => {
  it.each([
    ['group', [1, '1']],
    ['prompt_id', [true, 'true', 'true']],
    ['group', ['b', 'b', false]],
  ])('are noted once: %s %j', async (name, ids) => {
    const found = await codes(lines(name, ids));
    expect(found.codes.filter((code) => code === 'id-forms')).toEqual(['id-forms']);
    expect(found.groups).toEqual(ids.map(String));
  });

  it.each([
    ['group', [1, 2, 1]],
    ['group', ['1', '2']],
    ['group', [1, true]],
    ['prompt_id', ['a', null, 'b']],
  ])('and else are not: %s %j', async (name, ids) => {
    expect((await codes(lines(name, ids))).codes).not.toContain('id-forms');
  });

  it('are noted in columns that the caller named', async () => {
    for (const mapping of [
      { group: ['task'], reward: ['reward'] },
      { promptId: ['task'], reward: ['reward'] },
    ])
      expect((await codes(lines('task', [7, '7']), { mapping })).codes).toContain('id-forms');
  });
});
