import { describe, expect, it } from 'vitest';
import { metricColumns } from '../../src/index.ts';

const roles = (...names: string[]) =>
  Object.fromEntries(
    metricColumns(names)
      .filter(({ evaluation }) => !evaluation)
      .map(({ name, role, part }) => [part ?? role, name]),
  );

describe('metricColumns', () => {
  it('finds one column of each meaning in the logs of every trainer', () => {
    expect(
      roles('reward', 'frac_reward_zero_std', 'completions/clipped_ratio', 'kl', 'loss'),
    ).toEqual({
      reward: 'reward',
      dead: 'frac_reward_zero_std',
      cut: 'completions/clipped_ratio',
      referenceKl: 'kl',
      loss: 'loss',
    });
    expect(
      roles(
        'critic/rewards/mean',
        'critic/score/mean',
        'response_length/clip_ratio',
        'actor/ppo_kl',
      ),
    ).toEqual({
      reward: 'critic/score/mean',
      cut: 'response_length/clip_ratio',
      updateKl: 'actor/ppo_kl',
    });
    expect(roles('env/all/by_group/frac_mixed', 'optim/entropy', 'env/all/reward/total')).toEqual({
      live: 'env/all/by_group/frac_mixed',
      entropy: 'optim/entropy',
      reward: 'env/all/reward/total',
    });
    expect(roles('solved_none/all', 'solved_all/all', 'off_policy_level/all/mean')).toEqual({
      failed: 'solved_none/all',
      solved: 'solved_all/all',
      lag: 'off_policy_level/all/mean',
    });
    expect(roles('rollout/raw_reward', 'rollout/response_len/mean', 'rollout/entropy')).toEqual({
      reward: 'rollout/raw_reward',
      length: 'rollout/response_len/mean',
      entropy: 'rollout/entropy',
    });
  });

  it('takes off what a logger puts before a name', () => {
    expect(roles('train/reward', 'actor/train/grad_norm', 'train/rewards/f/mean')).toEqual({
      reward: 'train/reward',
      gradientNorm: 'actor/train/grad_norm',
      f: 'train/rewards/f/mean',
    });
  });

  it('parts of the reward by name, old and new; pairs of answers are none', () => {
    expect(roles('rewards/acc/mean', 'rewards/acc/std', 'rewards/format', 'metrics/env/m')).toEqual(
      {
        acc: 'rewards/acc/mean',
        format: 'rewards/format',
        'env/m': 'metrics/env/m',
      },
    );
    expect(roles('rewards/chosen', 'rewards/rejected', 'rewards/margins')).toEqual({});
  });

  it('evaluations apart; `val/` of open-instruct is training', () => {
    const [evaluation] = metricColumns(['eval_reward']);
    expect(evaluation).toMatchObject({ role: 'reward', evaluation: true });
    expect(metricColumns(['eval/reward', 'reward']).map((c) => c.evaluation)).toEqual([
      true,
      false,
    ]);
    expect(roles('val/reward')).toEqual({});
    expect(roles('val/sequence_lengths', 'val/stop_rate', 'scores')).toEqual({
      length: 'val/sequence_lengths',
      cut: 'val/stop_rate',
      reward: 'scores',
    });
  });

  it('percent and complements become shares', () => {
    const share = (name: string, logged: number) => {
      const [found] = metricColumns([name, 'val/sequence_lengths']).filter((c) => c.name === name);
      return found!.offset + found!.factor * logged;
    };
    expect(share('baseline_reward/pct_mixed', 40)).toBeCloseTo(0.4, 12);
    expect(share('val/stop_rate', 0.9)).toBeCloseTo(0.1, 12);
    expect(share('token_mult_prob_error', 1.02)).toBeCloseTo(0.02, 12);
    expect(share('solved_some/all', 0.5)).toBe(0.5);
  });
});
