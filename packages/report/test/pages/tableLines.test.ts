import { describe, expect, it } from 'vitest';
import { hang, wrap } from '../../src/pages/layout.ts';
import { shortened, tableLines } from '../../src/pages/tableLines.ts';

const rows = [
  ['metric', 'n', 'now', 'whole run', 'first', 'last'],
  ['completions/mean_terminated_length', '12', '6.599', '5.25', '5', '0 %'],
  ['loss', '12', '0.0001', '0.0002', '0.0003', '100 %'],
];

describe('a table', () => {
  it.each([36, 44, 60, 77, 120])('fits %i columns and loses no cell', (width) => {
    const parts = tableLines(rows, width);
    const lines = parts.flatMap(({ head, body }) => [head, ...body]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    for (const cell of rows.flatMap((row) => row.slice(1)))
      expect(lines.some((line) => line.includes(cell))).toBe(true);
    // every part says of which row it is
    for (const { body } of parts)
      expect(body.map((line) => /length |loss /.test(`${line} `))).toEqual([true, true]);
  });

  it('that fits is one part, as it is', () => {
    expect(tableLines(rows, 120)).toHaveLength(1);
    expect(tableLines(rows, 120)[0]!.body[0]).toContain('completions/mean_terminated_length');
  });
});

describe('a long name', () => {
  it('of a path keeps its end, another its beginning', () => {
    expect(shortened('/a/long/path/to/run.jsonl', 12)).toBe('…o/run.jsonl');
    expect(shortened('a category of many words', 12)).toBe('a category …');
    expect(shortened('run.jsonl', 12)).toBe('run.jsonl');
  });

  it('in a sentence is broken, at a slash where it can be', () => {
    const text =
      'Told twice in /work/runs/of/a/long/name/results_of_one_evaluation.json, once counted.';
    for (const width of [24, 40, 60]) {
      const lines = wrap(text, width);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});

it('both sides of an arrow stand on one line', () => {
  for (let width = 20; width < 60; width++)
    expect(
      hang('!! ', 'SINCE STEP 40 ALMOST NOTHING IS RIGHT: 48 → 2 %', width).join('\n'),
    ).toContain('48 → 2 %');
});
