import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bits } from '../support/run.ts';

const cwd = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const rows = Array.from({ length: 96 }, (_, i) => ({
  task: `t${i >> 3}`,
  points: i % 3 === 0 ? 'yes' : 'no',
  other: 1,
  reward: 0,
}));
writeFileSync(join(cwd, 'log.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
const says = (config: unknown): void =>
  writeFileSync(
    join(cwd, 'bits.config.json'),
    typeof config === 'string' ? config : JSON.stringify(config),
  );
const run = (...args: string[]) => bits(args, { cwd });

describe('bits.config.json of the folder', () => {
  it('says what columns mean, in every command that reads a log, and is told', async () => {
    says({ group: ['task'], reward: 'points', success: 'yes' });
    const { stdout, stderr, code } = await run('report', 'log.jsonl', '--json');
    expect(code).toBe(0);
    expect(stderr).toContain('bits.config.json: --group=task --reward=points --success=yes\n');
    const told = JSON.parse(stdout);
    const { stdout: same } = await run(
      ...['report', 'log.jsonl', '--json', '-q', '--group', 'task', '--reward', 'points'],
      ...['--success', 'yes'],
    );
    expect(told).toEqual(JSON.parse(same));
    expect([told.rollouts, told.passRate.value]).toEqual([96, 1 / 3]);
    expect((await run('plan', 'log.jsonl', '-q')).stderr).not.toContain('expected');
  });

  it('yields to what the caller gives himself', async () => {
    says({ group: 'task', reward: 'points', success: 'yes' });
    const { stdout } = await run(
      'report',
      'log.jsonl',
      '--json',
      '-q',
      '--reward=other',
      '--success=>=1',
    );
    expect(JSON.parse(stdout).passRate.value).toBe(1);
  });

  it('is not for commands that read no log of the caller', async () => {
    says({ group: 'task', success: 'no such word' });
    const { code, stderr } = await run('demo', '--json');
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each<[unknown, string]>([
    ['{"group": ', 'bits.config.json: '],
    [['group'], 'bits.config.json: expected an object'],
    [{ gruop: 'task' }, 'bits.config.json: gruop: did you mean group?'],
    [{ html: 'page.html' }, 'bits.config.json: html: '],
    [{ step: ['a', 'b'] }, 'bits.config.json: step: expected a text'],
    [{ group: { a: 1 } }, 'bits.config.json: group: expected a text or a list of texts'],
  ])('%j is refused', async (config, words) => {
    says(config);
    const { code, stdout, stderr } = await run('report', 'log.jsonl');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
