import { describe, expect, it } from 'vitest';
import { numberFromName } from '../../src/rows/numberFromName.ts';

describe('numberFromName', () => {
  it.each([
    ['12.jsonl', 12],
    ['dump/0012.jsonl.gz', 12],
    ['C:\\dump\\7.parquet', 7],
    ['rollout_3.jsonl', 3],
    ['20250101.jsonl', undefined],
    ['202501011200.jsonl', undefined],
    ['1735689600.jsonl', undefined],
    ['1735689600123.jsonl', undefined],
    ['12a.jsonl', undefined],
    ['12/rows.jsonl', undefined],
    ['rows', undefined],
  ])('%s: %s', (name, number) => {
    expect(numberFromName(name)).toBe(number);
  });
});
