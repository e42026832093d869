import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextWeights, Replay } from '@bits-per-sample/report';
import { type CommandDef, runCommand } from 'citty';
import { describe, expect, it, vi } from 'vitest';
import { curriculumCommand } from '../src/commands/curriculum.ts';
import { reportCommand } from '../src/commands/report.ts';
import { sample } from './run.ts';

/** Rows of JSON as a log in a file. */
function logFile(rows: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'replay-')), 'log.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** k of n as rows of rollouts. */
const rolloutsOf = (k: number, n: number, row: object): object[] =>
  Array.from({ length: n }, (_, i) => ({ ...row, reward: Number(i < k) }));

/** What a command printed; it runs in this process. */
async function printed(command: CommandDef, rawArgs: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await runCommand(command, { rawArgs });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

const demo = fileURLToPath(new URL('../sample/rollouts.jsonl', import.meta.url));

describe('curriculum replay', () => {
  const replay = (...args: string[]) => printed(curriculumCommand, ['replay', ...args]);

  it('of the demo log, on a page and as JSON', async () => {
    const page = await replay(demo);
    expect(page).toMatch(/^goldilocks on 812 groups of 406 prompts in 2 steps/);
    expect(page).toMatch(/groups that are live +\d+ % \[.*\] .* pt\]/);
    const json = JSON.parse(await replay(demo, '--json', '--groups', '32')) as Replay;
    expect(json).toMatchObject({
      schema: 'bits-per-sample/replay/1',
      strategy: { kind: 'goldilocks' },
      log: { groups: 812, prompts: 406, steps: 2, compared: 406, seenBefore: 1 },
      propensities: 'assumed uniform',
      drawn: { groups: 32 },
    });
    expect(await replay(demo, '--json', '--groups', '32')).toBe(
      `${JSON.stringify(json, null, 2)}\n`,
    );
  });

  it('what is undefined is null in JSON, with its reason', async () => {
    const json = JSON.parse(await replay(sample('neutral.jsonl'), '--json')) as Replay;
    expect(json.liveShare.replayed).toMatchObject({
      value: null,
      method:
        'undefined: the log has one step, so the strategy would have had no evidence to draw by',
    });
  });

  it('with a column of propensities', async () => {
    const rows = [0, 1].flatMap((step) =>
      Array.from({ length: 40 }, (_, i) =>
        rolloutsOf(i % 5, 4, { step, group: `g${i}`, q: 0.5 }),
      ).flat(),
    );
    const columns = [
      '--group',
      'group',
      '--reward',
      'reward',
      '--step',
      'step',
      '--propensity',
      'q',
    ];
    const page = await replay(logFile(rows), '--strategy', 'uniform', ...columns);
    expect(page).toContain('Recorded propensities as logged.');
  });

  it.each<[string[], RegExp]>([
    [[], /name a log/],
    [[demo, '--strategy', 'magic'], /expected one of .*goldilocks.*got magic/],
    [[demo, '--level', '2'], /between 0 and 1/],
    [[demo, '--groups', '0'], /--groups: expected a whole number of at least 1/],
    [[demo, '--success', 'often'], /expected a rule/],
    [[demo, '--config', '{"n":0}'], /n/],
    [['nowhere.jsonl'], /no such file/],
  ])('misuse %j is told', async (args, message) => {
    await expect(replay(...args)).rejects.toThrow(message);
  });
});

describe('report --weights', () => {
  const report = (...args: string[]) => printed(reportCommand, args);
  const folder = () => mkdtempSync(join(tmpdir(), 'weights-'));

  it('writes the one file it was asked for, beside the report', async () => {
    const at = folder();
    const out = join(at, 'weights.json');
    expect(await report(demo, '--weights', out)).toContain('rollouts');
    expect(readdirSync(at)).toEqual(['weights.json']);
    const { schema, prompts } = JSON.parse(readFileSync(out, 'utf8')) as NextWeights;
    expect(schema).toBe('bits-per-sample/weights/1');
    const all = Object.values(prompts);
    expect(all).toHaveLength(406);
    expect(all.reduce((a, { weight }) => a + weight, 0)).toBeCloseTo(1, 12);
    for (const entry of all) {
      expect(Object.keys(entry)).toEqual(['weight', 'reason', 'rollouts', 'passRate']);
      expect(entry.weight).toBeGreaterThan(0);
    }
  });

  it('never overwrites an input, a folder, or the page', async () => {
    const log = logFile(rolloutsOf(1, 2, { step: 0, group: 'a' }));
    const link = join(folder(), 'link.json');
    symlinkSync(log, link);
    const before = readFileSync(log, 'utf8');
    await expect(report(log, '--weights', log)).rejects.toThrow(/is an input file/);
    await expect(report(log, '--weights', link)).rejects.toThrow(/is an input file/);
    await expect(report(log, '--weights', folder())).rejects.toThrow(/is a folder/);
    await expect(report(log, '--weights', join(folder(), 'no', 'w.json'))).rejects.toThrow(
      /the folder does not exist/,
    );
    await expect(report(log, '--weights', 'x', '--html', 'x')).rejects.toThrow(/same file/);
    expect(readFileSync(log, 'utf8')).toBe(before);
  });

  it('of metrics there are none', async () => {
    const out = join(folder(), 'w.json');
    await expect(report(sample('sft-trainer_state.json'), '--weights', out)).rejects.toThrow(
      /no groups/,
    );
    expect(existsSync(out)).toBe(false);
  });
});
