import type { Replay } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { demoLog as demo, logFile, rolloutsOf } from '../support/logFile.ts';
import { sample } from '../support/run.ts';
import { printed } from '../support/runHere.ts';

describe('curriculum replay', () => {
  const replay = (...args: string[]) => printed('curriculum', 'replay', ...args);

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
    [[demo, '--success', '>=often'], /expected a rule/],
    [[demo, '--config', '{"groupSize":0}'], /groupSize/],
    [['nowhere.jsonl'], /no such file/],
  ])('misuse %j is told', async (args, message) => {
    await expect(replay(...args)).rejects.toThrow(message);
  });
});
