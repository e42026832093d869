import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/files/listFiles.ts';

function folderOf(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bits-'));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  return folder;
}

const inside = async (folder: string): Promise<string[]> =>
  (await listFiles([folder])).map(({ path }) => relative(folder, path));

describe('listFiles', () => {
  it('gives logs at any depth in natural order, and no others', async () => {
    const folder = folderOf(
      '10.jsonl',
      '2.jsonl.gz',
      'a/b/x.parquet',
      'a/model.safetensors',
      '.hidden.jsonl',
      'notes.md',
    );
    expect(await inside(folder)).toEqual(['2.jsonl.gz', '10.jsonl', 'a/b/x.parquet']);
    expect((await listFiles([folder])).every(({ named }) => !named)).toBe(true);
  });

  it('stores of metrics are among them', async () => {
    const metric = `mlruns/0/${'0123456789abcdef'.repeat(2)}/metrics/critic/score/mean`;
    const folder = folderOf(
      'events.out.tfevents.17.host',
      'run.wandb',
      'project.db',
      metric,
      'metrics/other',
    );
    expect((await inside(folder)).sort()).toEqual([
      'events.out.tfevents.17.host',
      metric,
      'project.db',
      'run.wandb',
    ]);
  });

  it('what was printed is looked at where there is nothing better', async () => {
    expect(await inside(folderOf('train.log', 'x.bin'))).toEqual(['train.log']);
    expect(await inside(folderOf('train.log', 'rows.csv'))).toEqual(['rows.csv']);
  });

  it('the trainer state above a folder of completions belongs to it', async () => {
    const rows = 'completions/completions_00001.parquet';
    const states = ['checkpoint-9/trainer_state.json', 'checkpoint-10/trainer_state.json'];
    const whole = folderOf(rows, 'trainer_state.json', ...states);
    const at = async (folder: string) =>
      (await listFiles([join(folder, 'completions')])).map(({ path }) => relative(folder, path));
    expect(await at(whole)).toEqual([rows, 'trainer_state.json']);
    expect(await at(folderOf(rows, ...states))).toEqual([rows, states[1]]);
    expect(await at(folderOf(rows))).toEqual([rows]);
    expect(await inside(folderOf('other/x.jsonl', 'trainer_state.json'))).toHaveLength(2);
    expect(await inside(join(folderOf('other/x.jsonl', 'trainer_state.json'), 'other'))).toEqual([
      'x.jsonl',
    ]);
  });

  it('a folder without a log says what it holds', async () => {
    await expect(listFiles([folderOf()])).rejects.toThrow('no file in this folder');
    await expect(listFiles([folderOf('a.bin', 'b.bin', 'c.png', 'LICENSE')])).rejects.toThrow(
      'no log in this folder, which holds 2 .bin, 1 .png, 1 without an ending;',
    );
  });

  it('files that were named are kept, whatever they are called', async () => {
    const folder = folderOf('x.bin');
    const path = join(folder, 'x.bin');
    expect(await listFiles([path, '-'])).toEqual([
      { path, named: true },
      { path: '-', named: true },
    ]);
    await expect(listFiles(['-', '-'])).rejects.toThrow('once only');
    await expect(listFiles([join(folder, 'none')])).rejects.toThrow('no such file');
  });
});
