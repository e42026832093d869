import { fromText, readLog } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { columnMapping } from '../../src/options/columnOptions.ts';

describe('options that name columns', () => {
  it('reach the reader, those that tell causes too', async () => {
    const row = { q: 'a', won: 1, said: 'four', got: 4, age: 2, ratio: -0.5 };
    const log = await readLog(fromText([row, row].map((one) => JSON.stringify(one)).join('\n')), {
      mapping: columnMapping({
        group: 'q',
        reward: 'won',
        text: 'said',
        answer: 'got',
        lag: 'age',
        logRatio: 'ratio',
      }),
    });
    for await (const { columns } of log.tables) {
      expect(columns.lag).toEqual(Float64Array.of(2, 2));
      expect(columns.log_ratio).toEqual(Float64Array.of(-0.5, -0.5));
      expect(columns.text_length).toEqual(Float64Array.of(4, 4));
      const [one, same] = columns.answer_hash as Float64Array;
      expect(one).toBe(same);
    }
    expect(log.summary().rows).toBe(2);
  });
});
