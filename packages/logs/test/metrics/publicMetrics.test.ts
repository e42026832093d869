import { describe, expect, it } from 'vitest';
import { column, hasData, publicLog, read, stats } from '../support/read.ts';

if (!hasData) console.warn('skipped: the public logs (shared/data) are not beside the repository');

const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

describe.skipIf(!hasData)('public logs of metrics', () => {
  const values = async (path: string, name: string) => {
    const { log, tables } = await read(publicLog(path));
    expect(log.kind).toBe('metrics');
    return (column(tables, name) as number[]).filter(Number.isFinite);
  };

  it.each(['logs_metrics', 'logs_v2_metrics'])('Tinker: %s', async (name) => {
    const expected = stats('tinker-rlvr-metrics')[name];
    const of = (key: string) => values(`tinker-rlvr-metrics/${name}.jsonl`, key);
    const reward = await of('env/all/reward/total');
    expect(reward).toHaveLength(expected.rows);
    expect(mean(reward)).toBeCloseTo(expected.mean_reward, 9);
    expect(mean(await of('env/all/by_group/frac_mixed'))).toBeCloseTo(expected.mean_frac_mixed, 9);
    expect(mean(await of('optim/entropy'))).toBeCloseTo(expected.mean_entropy_nats, 9);
  });

  it('llm.c: names and numbers of a console', async () => {
    const { llmc } = stats('nanogpt-llmc-log');
    const losses = await values('nanogpt-llmc-log/llmc_main.log', 'trl');
    expect(losses).toHaveLength(llmc.train_rows);
    expect([losses[0], losses.at(-1)]).toEqual([llmc.first_trl, llmc.last_trl]);
    expect(mean(losses.slice(-1000))).toBeCloseTo(llmc.mean_trl_last1000, 7);
    expect(await values('nanogpt-llmc-log/llmc_main.log', 'tel')).toHaveLength(llmc.val_rows);
  });

  it('Procgen: a table of means', async () => {
    const name = 'progress-maze-train_hard-500-run0_ORIGINAL.csv';
    const expected = stats('procgen-share')['hard-500-run0/maze/train'];
    const rewards = await values(`procgen-share/${name}`, 'eprewmean');
    expect(rewards).toHaveLength(expected.rows_orig);
    expect(mean(rewards.slice(-100))).toBeCloseTo(expected.final100_eprewmean, 8);
  });
});
