import { describe, expect, it } from 'vitest';
import { AT, around, codes, only, type Row, step, times } from '../support/metricSteps.ts';

describe('metrics of updates', () => {
  const jumpOf = (
    key: string,
    before: number,
    after: number,
    more: (i: number) => Row = () => ({}),
  ) =>
    times(80, (i) => ({
      reward: around(0.5),
      [key]: step(i, before, after) * (1 + (i % 5) / 20),
      ...more(i),
    }));

  it.each([
    ['grad_norm', 0.3, 3, 'norm-jumped', 'alarm'],
    ['actor/ppo_kl', 0.01, 0.2, 'update-kl-jumped', 'alarm'],
    ['clip_ratio/region_mean', 0.01, 0.2, 'clip-jumped', 'alarm'],
    ['mismatch_kl/mean', 0.002, 0.05, 'mismatch-jumped', 'alarm'],
    ['kl', 0.05, 0.8, 'kl-jumped', 'alarm'],
  ])('%s', async (key, before, after, code, severity) => {
    const found = await only(jumpOf(key, before, after), code);
    expect(found).toMatchObject({ severity, state: 'active' });
    expect(Math.abs(found.onset!.step - AT)).toBeLessThanOrEqual(1);
    expect(await codes(jumpOf(key, before, before))).toEqual([]);
  });

  it('below their floors nothing is told', async () => {
    expect(await codes(jumpOf('kl', 0.001, 0.05))).toEqual([]);
    expect(await codes(jumpOf('actor/ppo_kl', 0.0001, 0.01))).toEqual([]);
  });

  it('the KL to the reference is an alarm beside a fall', async () => {
    const fall = (i: number) => ({ reward: around(step(i, 0.6, 0.3)) });
    expect((await only(jumpOf('kl', 0.05, 0.8, fall), 'kl-jumped')).severity).toBe('alarm');
  });

  it('a norm that rises as learning begins is a note', async () => {
    const began = (i: number) => ({ reward: Math.max(around(step(i, 0.01, 0.4), 0.005), 0) });
    expect((await only(jumpOf('grad_norm', 0.01, 0.5, began), 'norm-jumped')).severity).toBe(
      'note',
    );
    const dead = (i: number) => ({ reward: 0.5, frac_reward_zero_std: step(i, 0.99, 0.96) });
    expect((await only(jumpOf('grad_norm', 0.01, 0.5, dead), 'norm-jumped')).severity).toBe('note');
  });

  it('single spikes are a note', async () => {
    const rows = times(80, (i) => ({
      reward: around(0.5),
      grad_norm: i === 60 ? 40 : 0.3 + (i % 7) / 100,
    }));
    expect(await only(rows, 'norm-spiked')).toMatchObject({
      severity: 'note',
      seen: 60,
      fact: 'the gradient norm was 40 at step 60',
      meaning: expect.stringContaining('did not move beyond chance'),
    });
  });
});
