import { describe, expect, it } from 'vitest';
import { renderTerminal, report } from '../../src/index.ts';

type Row = Readonly<Record<string, number | null>>;

const read = async (rows: readonly Row[]) => {
  const { now, logged } = await report(rows.map((row, i) => ({ step: i + 1, ...row })));
  const said = new Map(now!.causes.map((cause) => [cause.code, cause]));
  return { logged, said, codes: [...said.keys()] };
};
const times = (n: number, row: (i: number) => Row): Row[] =>
  Array.from({ length: n }, (_, i) => row(i));

describe('causes in a log of means', () => {
  it('a part that was never paid, and answers that were cut off', async () => {
    const { said, logged, codes } = await read(
      times(20, (i) => ({
        loss: 0,
        reward: 0.1 * (i % 3),
        'completions/clipped_ratio': 0.97,
        'completions/mean_length': 255,
        'rewards/accuracy_reward/mean': 0,
        'rewards/format_reward/mean': 0.1 * (i % 3),
        frac_reward_zero_std: 0.5,
      })),
    );
    expect(codes).toEqual(['part-never-paid', 'answers-cut-off']);
    expect(said.get('part-never-paid')).toMatchObject({
      severity: 'alarm',
      fact: '`accuracy_reward` was never paid: 0 at every one of 20 logged steps',
      meaning: expect.stringContaining('comes from format_reward alone'),
      change: expect.stringContaining('Raise the length limit first'),
    });
    expect(said.get('answers-cut-off')).toMatchObject({
      severity: 'alarm',
      fact: '97 % of the answers are cut off at the length limit, mean length 255 tokens',
    });
    expect(logged).toMatchObject({
      objective: 'rollouts',
      steps: 20,
      parts: [
        { name: 'accuracy_reward', paid: 'never', n: 20, mean: 0 },
        { name: 'format_reward', paid: 'sometimes' },
      ],
    });
    expect(logged.means.find(({ role }) => role === 'cut')).toMatchObject({
      role: 'cut',
      key: 'completions/clipped_ratio',
      n: 20,
      mean: expect.closeTo(0.97, 9),
      first: 0.97,
      last: 0.97,
      now: expect.closeTo(0.97, 9),
    });
  });

  it('are the first thing that a screen says', async () => {
    const rows = times(20, (i) => ({
      loss: 0,
      reward: i / 20,
      'completions/clipped_ratio': 0.97,
      'completions/mean_length': 255,
      'rewards/accuracy_reward/mean': 0,
      'rewards/format_reward/mean': i / 20,
      frac_reward_zero_std: 0.5,
    }));
    const page = renderTerminal(await report(rows.map((row, i) => ({ step: i, ...row })))).split(
      '\n',
    );
    const first = page.findIndex((line, i) => i > 1 && line !== '');
    expect(page[first]).toMatch(/^!! accuracy_reward WAS NEVER PAID: 0/);
    expect(page.filter((line) => line.startsWith('!! '))[1]).toMatch(
      /^!! 97 % OF THE ANSWERS ARE CUT/,
    );
    expect(page.findIndex((line) => line.includes('Mean reward'))).toBeGreaterThan(first);
  });

  it.each([
    ['verl', 'response_length/clip_ratio', 0.3, 30, 'verl: data.max_response_length'],
    ['open-instruct', 'val/stop_rate', 0.6, 40, 'the limit'],
    ['SkyRL', 'rollout/truncated_ratio', 0.05, 5, 'the limit'],
  ])('answers cut off, as %s logs them', async (_, key, value, percent, limit) => {
    const { said } = await read(
      times(3, () => ({
        'critic/score/mean': 0.5,
        'val/sequence_lengths': 9,
        [key]: value,
        kl: 0,
      })),
    );
    expect(said.get('answers-cut-off')?.fact).toMatch(new RegExp(`^${percent} % of the answers`));
    expect(said.get('answers-cut-off')?.change).toContain(limit);
  });

  it('few cut answers are no cause, nor those of long ago', async () => {
    const few = times(20, () => ({ reward: 0.5, loss: 0, 'completions/clipped_ratio': 0.049 }));
    expect((await read(few)).codes).toEqual([]);
    const wobble = (i: number): number => (i % 3) / 100;
    const ago = times(60, (i) => ({
      reward: (i < 30 ? 0.2 : 0.6) + wobble(i),
      loss: 0,
      'completions/clipped_ratio': i < 30 ? 0.4 : wobble(i),
    }));
    expect((await read(ago)).codes).toEqual([]);
  });

  it('before 20 steps a part that never varied is a note; with one value nothing is said', async () => {
    const row = () => ({ reward: 0.5, loss: 0, 'rewards/f/mean': 0 });
    expect((await read(times(19, row))).said.get('part-never-paid')?.severity).toBe('note');
    expect((await read(times(20, row))).said.get('part-never-paid')?.severity).toBe('alarm');
    expect((await read(times(2, row))).codes).toEqual([]);
  });

  it('a format that was never paid beside answers that are is no alarm', async () => {
    const { said } = await read(
      times(20, (i) => ({
        reward: 0.5 + (i % 3) / 10,
        'rewards/accuracy/mean': 0.5 + (i % 3) / 10,
        'rewards/strict_format/mean': 0,
      })),
    );
    expect(said.get('part-never-paid')?.severity).toBe('ask');
  });

  it('a part that pays every answer alike', async () => {
    const always = (more: Row) => read(times(20, () => ({ reward: 1, loss: 0, ...more })));
    const { said } = await always({ 'rewards/f/mean': 1, 'rewards/f/std': 0 });
    expect(said.get('part-always-paid')).toMatchObject({
      severity: 'note',
      fact: '`f` is 1 at every one of 20 logged steps',
    });
    // a spread within the steps: it does not pay every answer alike
    const { codes } = await always({ 'rewards/f/mean': 0.5, 'rewards/f/std': 0.5 });
    expect(codes).not.toContain('part-always-paid');
  });

  it('few live groups, whoever logged them, with which of the others', async () => {
    const { said } = await read(
      times(2, () => ({
        'env/all/reward/total': 0.5,
        'env/all/by_group/frac_mixed': 0.2,
        'env/all/by_group/frac_all_good': 0.55,
        'env/all/by_group/frac_all_bad': 0.25,
      })),
    );
    expect(said.get('few-live')?.fact).toBe('20 % of the groups are live');
    expect(said.get('few-live')?.meaning).toContain('55 % are all right and 25 % all wrong');
    const nemo = await read(times(2, () => ({ reward: 0.5, 'baseline_reward/pct_mixed': 12 })));
    expect(nemo.said.get('few-live')?.fact).toMatch(/^12 % /);
    const dead = await read(times(3, (i) => ({ reward: 0.5, frac_reward_zero_std: 0.9 + i / 50 })));
    expect(dead.said.get('few-live')?.fact).toMatch(/^8 % /);
    expect(
      (await read(times(3, () => ({ reward: 0.5, frac_reward_zero_std: 0.5 })))).codes,
    ).toEqual([]);
  });

  it('a share of dead groups that may be of the whole batch is no cause', async () => {
    const { codes } = await read(times(6, () => ({ reward: 1, loss: 0, frac_reward_zero_std: 1 })));
    expect(codes).toEqual([]);
  });

  it('a reward of 0 throughout is said once', async () => {
    const zero = times(20, () => ({ reward: 0, reward_std: 0, loss: 0 }));
    expect((await read(zero)).said.get('reward-zero')).toMatchObject({ severity: 'alarm' });
    const parts = zero.map((row) => ({ ...row, 'rewards/accuracy/mean': 0 }));
    expect((await read(parts)).codes).toEqual(['part-never-paid']);
  });

  it('preferences and supervised training have none', async () => {
    const pairs = { 'rewards/chosen': 0, 'rewards/rejected': 0, 'rewards/accuracies': 0 };
    expect((await read(times(30, () => ({ loss: 0.7, ...pairs })))).codes).toEqual([]);
    expect((await read(times(30, () => ({ loss: 0.7, num_tokens: 9 })))).codes).toEqual([]);
  });
});
