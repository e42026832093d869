import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onlineBand, type Strategy } from '@bits-per-sample/curriculum';
import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';
import { nextWeights } from '../../src/replay/nextWeights.ts';
import { replayLog } from '../../src/replay/replayLog.ts';
import { readReport, sample } from '../support/files.ts';
import { close, logFile, read, rolloutsOf } from './logFiles.ts';
import { fixedShares, staticLog } from './replayWorlds.ts';

describe('a log as a curriculum sees it', () => {
  it('rewards outside [0, 1] need a rule; metrics are no groups; labels that a log lacks', async () => {
    const path = logFile([
      { step: 0, group: 'a', reward: 7 },
      { step: 0, group: 'a', reward: 3.5 },
      { step: 0, group: 'a', reward: 2 },
    ]);
    await expect(read(path)).rejects.toThrow(/`success: '>=1'`/);
    await expect(read(sample('sft-trainer_state.json'))).rejects.toThrow(/no groups/);
    const run = staticLog({ rates: [0.5], steps: 2, batch: 1, rollouts: 4, seed: 1 });
    const needy = { ...fixedShares(() => 1), needs: ['difficulty'] } as unknown as Strategy;
    expect(() => replayLog(run, needy)).toThrow(/needs difficulty, which the log does not hold/);
  });

  it('evaluations are left out, categories are strata', async () => {
    const rows = [
      ...rolloutsOf(1, 2, { step: 1, group: 'a', category: 'x', kind: 'train' }),
      ...rolloutsOf(1, 2, { step: 1, group: 'b', category: 'x', kind: 'eval' }),
    ];
    const run = await read(logFile(rows));
    expect([...run.prompts]).toEqual([['a', 'x']]);
  });

  it.each(['verl', 'trl/completions', 'neutral.jsonl', 'verl-v1.jsonl', 'ragged_groups.jsonl'])(
    'the sample %s is read',
    async (name) => {
      const run = await read(sample(name));
      expect(run.groups.length).toBeGreaterThan(2);
      const replay = replayLog(run, onlineBand() as unknown as Strategy);
      expect(replay.liveShare.replayed.method).toMatch(/^undefined/);
      const { prompts } = nextWeights(await readReport([sample(name)]));
      expect(Object.keys(prompts).sort()).toEqual([...run.prompts.keys()].sort());
    },
  );

  it('verl: a prompt is the same prompt in the next step', async () => {
    const run = await read(sample('verl'));
    expect([run.groups.length, run.prompts.size, run.steps.length]).toEqual([8, 4, 2]);
  });

  const rg = new URL(
    '../../../../../shared/data/rg-raw-qwq32b-easy-algebra/simple_equations.json',
    import.meta.url,
  );
  it.skipIf(!existsSync(rg))('public log: every prompt once', async () => {
    const mapping = { group: ['results'], reward: ['results.completions.score'] };
    const options = { mapping, rule: successRule('>=0.9') };
    const run = await read(fileURLToPath(rg), options);
    expect(run.prompts.size).toBe(50);
    expect(replayLog(run, onlineBand() as unknown as Strategy).liveShare.replayed.method).toMatch(
      /one step/,
    );
    const weights = Object.values(
      nextWeights(await readReport([fileURLToPath(rg)], options)).prompts,
    );
    close(
      weights.reduce((a, { weight }) => a + weight, 0),
      1,
    );
  });
});
