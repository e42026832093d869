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

describe('how a log of means is misread', () => {
  it('a share of dead groups that is always 0 or 1 is told with what it may mean', async () => {
    const { codes, said } = await read(
      times(6, () => ({ reward: 1, loss: 0, frac_reward_zero_std: 0 })),
    );
    expect(codes.filter((code) => /dead|batch/.test(code))).toEqual(['batch-scaled-std']);
    expect(said.get('batch-scaled-std')?.message).toMatch(
      /^frac_reward_zero_std is 0 at every one of 6/,
    );
  });

  it('beside a cause that stops learning a loss of 0 is no comfort', async () => {
    const never = times(20, (i) => ({
      loss: 0,
      reward: 0.1 * (i % 3),
      frac_reward_zero_std: 0.5,
      'rewards/accuracy_reward/mean': 0,
      'rewards/format_reward/mean': 0.1 * (i % 3),
    }));
    expect((await read(never)).codes).not.toContain('loss-near-zero');
    const cut = times(20, (i) => ({
      loss: 0,
      reward: 0.1 * (i % 3),
      frac_reward_zero_std: 0.5,
      'completions/clipped_ratio': 0.97,
    }));
    expect((await read(cut)).codes).not.toContain('loss-near-zero');
  });

  it('a reward of 0 throughout is no case of a loss near 0', async () => {
    const { codes } = await read(times(20, () => ({ reward: 0, reward_std: 0, loss: 0 })));
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
