import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

const rows = [1, 0].map((score) => JSON.stringify({ prompt: 'a', answer: `x${score}`, score }));
const log = () => fromText(rows.join('\n'));

describe('a column that the log lacks is named before what else is missing', () => {
  const named: ColumnMapping[] = [
    { success: 'scrore' },
    { reward: ['scrore'] },
    { group: ['scrore'] },
    { promptId: ['prompt', 'scrore'] },
    { step: 'scrore' },
    { category: 'scrore' },
    { outputTokens: 'scrore' },
    { prompt: 'prompt', attempts: 'scrore', successes: 'score' },
  ];
  it.each(named)('%j', async (mapping) => {
    await expect(read(log(), { mapping })).rejects.toThrow(
      /scrore: expected a column of that name/,
    );
    await expect(read(log(), { mapping })).rejects.toThrow('did you mean score?');
  });
  it('and what is there is not: a path, a number of attempts, a pattern', async () => {
    for (const mapping of [{ step: 'prompt.of' }, { step: '3' }, { step: 'prompt' }])
      await expect(read(log(), { mapping })).rejects.toThrow(/expected a reward/);
  });
});
