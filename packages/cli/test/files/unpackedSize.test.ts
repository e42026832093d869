import { expect, it } from 'vitest';
import { unpackedSize } from '../../src/files/unpackedSize.ts';

it('is that of the file, five times as much of packed text', () => {
  expect(unpackedSize('run.jsonl', 100)).toBe(100);
  expect(unpackedSize('run.jsonl.gz', 100)).toBe(500);
  expect(unpackedSize('run.csv.ZST', 100)).toBe(500);
});
