import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';

type Row = Readonly<Record<string, number | null>>;

const read = async (rows: readonly Row[]) => {
  const { warnings, logged } = await report(rows.map((row, i) => ({ step: i + 1, ...row })));
  const said = new Map(warnings.map((warning) => [warning.code, warning]));
  return { logged, said, codes: [...said.keys()] };
};
const times = (n: number, row: (i: number) => Row): Row[] =>
  Array.from({ length: n }, (_, i) => row(i));

describe('causes in a log of means', () => {
  it('a part that was never paid, and answers that were cut off', async () => {
    const { said, logged } = await read(
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
    expect(said.get('answers-cut')).toMatchObject({ severity: 'alarm' });
    expect(said.get('answers-cut')?.message).toMatch(
      /^97 % of the answers hit the length limit, mean length 255 /,
    );
    expect(said.get('part-never-paid')).toMatchObject({ severity: 'alarm' });
    expect(said.get('part-never-paid')?.message).toMatch(
      /^accuracy_reward is 0 at every one of 20 logged steps: never paid\. What the rewards tell comes from format_reward alone\./,
    );
    expect(said.get('part-never-paid')?.message).toContain('Raise the length limit first');
    expect(said.get('dead-groups-logged')?.message).toContain('about 50 % of the groups');
    expect([...said.keys()]).not.toContain('loss-near-zero');
    expect(logged).toMatchObject({
      objective: 'rollouts',
      steps: 20,
      parts: [
        { name: 'accuracy_reward', paid: 'never', n: 20, mean: 0 },
        { name: 'format_reward', paid: 'sometimes' },
      ],
    });
    expect(logged.means.find(({ role }) => role === 'cut')).toEqual({
      role: 'cut',
      key: 'completions/clipped_ratio',
      n: 20,
      mean: expect.closeTo(0.97, 9),
      first: 0.97,
      last: 0.97,
    });
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
    expect(said.get('answers-cut')?.message).toMatch(new RegExp(`^${percent} % of the answers`));
    expect(said.get('answers-cut')?.message).toContain(limit);
  });

  it('few cut answers are no finding', async () => {
    const rows = times(20, () => ({ reward: 0.5, loss: 0, 'completions/clipped_ratio': 0.049 }));
    expect((await read(rows)).codes).not.toContain('answers-cut');
  });

  it('before 20 steps a part that never varied is a note; with one value nothing is said', async () => {
    const row = () => ({ reward: 0.5, loss: 0, 'rewards/f/mean': 0 });
    expect((await read(times(19, row))).said.get('part-never-paid')?.severity).toBe('note');
    expect((await read(times(20, row))).said.get('part-never-paid')?.severity).toBe('alarm');
    expect((await read(times(2, row))).codes).not.toContain('part-never-paid');
  });

  it('a part that pays every answer alike', async () => {
    const always = (more: Row) => read(times(20, () => ({ reward: 1, loss: 0, ...more })));
    const { said } = await always({ 'rewards/f/mean': 1, 'rewards/f/std': 0 });
    expect(said.get('part-always-paid')?.message).toContain(
      'f is 1 at every one of 20 logged steps',
    );
    // a spread within the steps: it does not pay every answer alike
    const { codes } = await always({ 'rewards/f/mean': 0.5, 'rewards/f/std': 0.5 });
    expect(codes).not.toContain('part-always-paid');
  });

  it('a share of dead groups that is always 0 or 1 is told once, with what it may mean', async () => {
    const { codes, said } = await read(
      times(6, () => ({ reward: 1, loss: 0, frac_reward_zero_std: 0 })),
    );
    expect(codes.filter((code) => /dead|batch/.test(code))).toEqual(['batch-scaled-std']);
    expect(said.get('batch-scaled-std')?.message).toMatch(
      /^frac_reward_zero_std is 0 at every one of 6/,
    );
  });

  it('live, solved and failed shares of other trainers', async () => {
    const { said } = await read(
      times(2, () => ({
        'env/all/reward/total': 0.5,
        'env/all/by_group/frac_mixed': 0.5,
        'env/all/by_group/frac_all_good': 0.25,
        'env/all/by_group/frac_all_bad': 0.25,
      })),
    );
    expect(said.get('live-groups-logged')?.message).toMatch(
      /^50 % of the groups were live, with a contrast in their rewards; 25 % were all right and 25 % all wrong/,
    );
    const nemo = await read(times(2, () => ({ reward: 0.5, 'baseline_reward/pct_mixed': 40 })));
    expect(nemo.said.get('live-groups-logged')?.message).toMatch(/^40 % /);
  });

  it('a reward of 0 throughout is no case of a loss near 0', async () => {
    const { codes } = await read(times(20, () => ({ reward: 0, reward_std: 0, loss: 0 })));
    expect(codes).toContain('reward-zero');
    expect(codes).not.toContain('loss-near-zero');
  });

  it('a loss near 0 is called normal where nothing speaks against it', async () => {
    const rows = times(20, (i) => ({ reward: i / 20, reward_std: 0.2, loss: 0.001 }));
    expect((await read(rows)).codes).toContain('loss-near-zero');
    const ppo = times(20, (i) => ({ eprewmean: i / 20, 'loss/policy_loss': 0.001 }));
    expect((await read(ppo)).codes).not.toContain('loss-near-zero');
  });
});

describe('losses', () => {
  const message = async (rows: readonly Row[], code: string) =>
    (await read(rows)).said.get(code)?.message;

  it('of tokens in bits, in a word that is true', async () => {
    const fell = await message(
      [{ loss: 2 * Math.LN2, ppl: 4 }, { loss: Math.LN2 }],
      'loss-in-bits',
    );
    expect(fell).toMatch(/^loss fell from 1\.386 to 0\.6931 over 2 logged steps\./);
    expect(fell).toContain('that is 2 to 1 bits per token');
    const rose = await message(
      [{ loss: Math.LN2, ppl: 2 }, { loss: 2 * Math.LN2 }],
      'loss-in-bits',
    );
    expect(rose).toMatch(/^loss rose from/);
    expect(rose).not.toContain('absorbed');
  });

  it('that is negative is no cross-entropy', async () => {
    const { said, codes } = await read(times(3, (i) => ({ loss: -1 - i, lr: 0.1 })));
    expect(said.get('loss-logged')?.message).toBe('loss fell from −1 to −3 over 3 logged steps.');
    expect(codes).not.toContain('loss-in-bits');
  });

  it.each([
    ['DPO', { 'rewards/chosen': 0.1, 'rewards/rejected': 0, 'rewards/accuracies': 0.6 }],
    ['KTO', { 'rewards/chosen': 0.1, 'logps/chosen': -3, kl: 0.1 }],
    ['ORPO', { log_odds_ratio: 0.3, nll_loss: 2 }],
    ['a reward model', { accuracy: 0.7, margin: 0.5, mean_reward: 0.2 }],
  ])('of %s is per pair, and no rollouts are asked for', async (_, row) => {
    const { codes, said, logged } = await read(times(3, (i) => ({ loss: 0.7 - i / 10, ...row })));
    expect(logged.objective).toBe('pairs');
    expect(codes).toContain('loss-of-pairs');
    expect(codes).not.toContain('loss-in-bits');
    expect(codes).not.toContain('reward-logged');
    expect(said.get('metrics-log')).toMatchObject({ severity: 'note' });
    expect(said.get('metrics-log')?.message).not.toContain('log_completions');
  });

  it('of a distillation is a divergence', async () => {
    const { codes, logged } = await read(
      times(3, () => ({ loss: 0.5, 'train/distill_loss': 0.5 })),
    );
    expect(logged.objective).toBe('distillation');
    expect(codes).toContain('loss-of-distillation');
  });

  it('on held-out text too', async () => {
    const rows = [
      { loss: 2, eval_loss: 3 },
      { loss: 1, eval_loss: Math.LN2 },
    ];
    expect(await message(rows, 'loss-in-bits')).toContain(
      'eval_loss fell from 3 to 0.6931: 1 bits per token at the end',
    );
  });
});
