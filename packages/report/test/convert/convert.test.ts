import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBytes, fromText, rolloutRowSchema } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { convert, type RunSource, report } from '../../src/index.ts';
import { folderOf, madeRun } from '../support/trlRun.ts';

const folder = fileURLToPath(new URL('../../../logs/test/samples/', import.meta.url));
const samples = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(jsonl|parquet|csv|json)(\.gz|\.zst)?$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length));

async function written(run: RunSource, to: 'jsonl' | 'parquet'): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of convert(run, { to })) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** What a report says, but for how the log was read. */
async function said(run: RunSource) {
  const { rollouts, groups, bits, passRate, reward, steps, categories } = (await report(
    run,
  )) as never as Record<string, unknown>;
  // whether the groups of one step are known to be different prompts is how the log was read
  return {
    rollouts,
    groups: { ...(groups as object), prompts: 0 },
    bits,
    passRate,
    reward,
    steps,
    categories,
  };
}

describe('law: a report on what was converted says the same', () => {
  it.each(samples)('%s', async (name) => {
    // the name of a neutral file must not carry a step that the log does not have
    const source = () => fromBytes(readFileSync(folder + name), name);
    let before: Awaited<ReturnType<typeof said>>;
    try {
      before = await said(source());
    } catch (error) {
      expect((error as { code?: unknown }).code).toMatch(/SCHEMA|REPORT/);
      return;
    }
    if (before.rollouts === null || before.rollouts === 0) return;
    for (const to of ['jsonl', 'parquet'] as const)
      expect(await said(fromBytes(await written(source(), to), 'rows'))).toEqual(before);
  });
});

describe('convert', () => {
  it('writes rows of the schema', async () => {
    const text = new TextDecoder().decode(
      await written(
        [
          { prompt_id: 'a', step: 2, reward: true, rewards: { f: 1 } },
          { prompt_id: 'a', step: 2, reward: null },
        ],
        'jsonl',
      ),
    );
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(rows).toEqual([
      { step: 2, group: 'a', prompt_id: 'a', reward: 1, rewards: { f: 1 } },
      { step: 2, group: 'a', prompt_id: 'a', reward: null },
    ]);
    for (const row of rows)
      expect(await rolloutRowSchema['~standard'].validate(row)).not.toHaveProperty('issues');
  });

  it('names the source of each row where there are several', async () => {
    const two = [
      fromText('{"group":"a","reward":1}\n', 'x'),
      fromText('{"group":"b","reward":1}\n', 'y'),
    ];
    expect(new TextDecoder().decode(await written(two, 'jsonl'))).toContain('"source":"y"');
  });

  it('refuses what it cannot write, and what is no log', async () => {
    const all = async (run: RunSource, options: object) => {
      for await (const _ of convert(run, options));
    };
    await expect(all([{ group: 1, reward: 1 }], { to: 'xml' })).rejects.toThrow(
      /convert: expected to/,
    );
    await expect(all(fromText('hello'), {})).rejects.toMatchObject({ code: 'SCHEMA' });
  });

  it('says of a folder of TRL what a report says: no evaluations, no metrics, no columns of the user', async () => {
    const files = folderOf(
      madeRun({
        functions: { correct: (step, i, k) => ((step + i + k) % 3 === 0 ? 1 : 0) },
        extra: { difficulty: (_, i) => i },
        evaluated: [2],
        steps: 4,
      }),
    );
    const before = await said(files);
    expect(before.rollouts).toBeGreaterThan(0);
    expect(await said(fromBytes(await written(files, 'jsonl'), 'rows'))).toEqual(before);
  });
});
