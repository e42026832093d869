import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promptId } from '@bits-per-sample/logs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { python } from './support/python.ts';
import { command } from './support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'bits-prompts-'));

async function idsOf(prompts: readonly unknown[]): Promise<string[]> {
  const file = join(folder, 'prompts.jsonl');
  writeFileSync(file, prompts.map((prompt) => `${JSON.stringify(prompt)}\n`).join(''));
  return (await python<{ id: string }>('prompts.py', [file])).map(({ id }) => id);
}

describe('prompt_id', () => {
  it('names texts, messages and whatever else is JSON as the reports do', async () => {
    const text = fc.string({ unit: 'binary' });
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(1e21, 1e20, 123456789012345680000, 1e-6, 1e-7, 1.5e-9, 0.1, 5e-324, 1.5, -0),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        number,
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const prompts = fc.sample(fc.oneof(text, value), { numRuns: 2000, seed: 7 });
    prompts.push('What is 2 + 3?', '', '\ud83d\ude00 \ud83d', [{ role: 'user', content: 'hi' }]);
    expect(await idsOf(prompts)).toEqual(prompts.map((prompt) => promptId(prompt)));
  });
});

describe('prompt_weights', () => {
  const log = join(folder, 'rollouts.jsonl');
  const rows = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c'].map((id, i) =>
    JSON.stringify({ step: 0, promptId: id, group: id, reward: i < 4 ? 1 : i % 2 }),
  );
  writeFileSync(log, rows.join('\n'));
  const [node, main] = command as [string, string];
  const file = join(folder, 'next.json');
  execFileSync(node, [main, 'report', log, '--weights', file, '-q']);

  it('gives each row of a data set what the report gives its prompt', async () => {
    const [{ weights } = { weights: [] }] = await python<{ weights: number[] }>('weights.py', [
      file,
      JSON.stringify(['c', 'a', 'new', 'a']),
    ]);
    const [c, a, unknown, again] = weights as [number, number, number, number];
    expect(a).toBe(again);
    expect(c).toBeGreaterThan(a);
    // of three weights that sum to 1
    expect(unknown).toBeCloseTo(1 / 3, 12);
  });

  it('refuses rows of another data set, and files of another kind', async () => {
    const others = python('weights.py', [file, JSON.stringify(['x', 'y'])]);
    await expect(others).rejects.toThrow(/such as a\), got 2 others; .* prompt_id\(prompt\)/);
    await expect(python('weights.py', [join(folder, 'package.json'), '[]'])).rejects.toThrow();
    writeFileSync(join(folder, 'other.json'), '{"schema":"x"}');
    const other = python('weights.py', [join(folder, 'other.json'), '[]']);
    await expect(other).rejects.toThrow(/schema bits-per-sample\/weights\/1, in .*; got x/);
    // a table, say
    writeFileSync(join(folder, 'next.parquet'), Buffer.from('PAR1\xff\xfe', 'latin1'));
    const table = python('weights.py', [join(folder, 'next.parquet'), '[]']);
    await expect(table).rejects.toThrow(/JSON of report --weights.*; got something else/);
  });
});
