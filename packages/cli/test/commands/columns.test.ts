import { describe, expect, it } from 'vitest';
import { bits } from '../support/run.ts';

describe('columns', () => {
  const csv = 'task,try,points,weight\na,0,2,1\na,1,0,1\nb,0,2,1\nb,1,2,1\nb,2,9,0\n';

  it('names the columns of any table', async () => {
    const args = [
      'report',
      '-',
      '--group',
      'task',
      '--reward',
      'points',
      '--where',
      'weight=1',
      '--json',
    ];
    const { code, stdout, stderr } = await bits(args, { input: csv });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      rollouts: 4,
      groups: { total: 2, live: 1, solved: 1, failed: 0 },
      success: { rule: 'reward == 2', source: 'two-valued' },
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'two-valued-reward' })]),
    });
  });

  it('without them it lists the columns and suggests options', async () => {
    const { code, stderr } = await bits(['report', '-'], { input: csv });
    expect(code).toBe(2);
    expect(stderr).toMatch(/task, try, points, weight/);
    expect(stderr).toMatch(/--group task/);
  });

  it('--tokens is --output-tokens', async () => {
    const rows = [1, 0, 1, 1].map(
      (reward, i) => `{"group":"${i >> 1}","reward":${reward},"len":5}`,
    );
    const run = (name: string): Promise<{ stdout: string }> =>
      bits(['report', '-', '--group', 'group', '--reward', 'reward', name, 'len', '--json'], {
        input: rows.join('\n'),
      });
    for (const name of ['--tokens', '--output-tokens'])
      expect(JSON.parse((await run(name)).stdout)).toMatchObject({
        tokens: { total: 20, wasted: 10 },
      });
  });
});
