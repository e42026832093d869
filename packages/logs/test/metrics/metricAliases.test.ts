import { expect, it } from 'vitest';
import { metricColumns } from '../../src/index.ts';

/** What trainers call it (TRL, verl, SkyRL, prime-rl, open-instruct, NeMo RL, slime, OpenRLHF, Tinker and others). */
const NAMES: Readonly<Record<string, string>> = {
  reward:
    'reward critic/score/mean critic/rewards/mean rollout/reward_mean reward/all/mean reward/mean ' +
    'total_reward/mean env/all/reward/total reward/avg_raw_reward loss/avg_final_rewards ' +
    'rollout/raw_reward scores objective/scores eprewmean rollout/ep_rew_mean',
  dead: 'frac_reward_zero_std reward/group_zero_std_frac',
  live: 'env/all/by_group/frac_mixed solved_some/all baseline_reward/pct_mixed',
  solved: 'solved_all/all env/all/by_group/frac_all_good baseline_reward/pct_1',
  failed: 'solved_none/all env/all/by_group/frac_all_bad baseline_reward/pct_0',
  part: 'rewards/format/mean rewards/format metrics/math/correct',
  length:
    'completions/mean_length completion_length response_length/mean rollout/response_length_mean ' +
    'rollout/response_len/mean mean_gen_tokens_per_sample generate/avg_num_tokens ' +
    'env/all/ac_tokens_per_turn eplenmean seq_len/all/mean',
  cut:
    'completions/clipped_ratio response_length/clip_ratio rollout/truncated_rate ' +
    'rollout/truncated_ratio is_truncated/all/mean truncation_rate',
  referenceKl: 'kl actor/kl_loss kl_penalty policy/policy_kl loss/avg_kl kl_loss objective/kl',
  updateKl: 'actor/ppo_kl ppo_kl policy/approxkl_avg loss/approxkl',
  engineMismatch:
    'sampling/sampling_logp_difference/mean mismatch_kl/mean gen_kl_error token_mult_prob_error ' +
    'optim/kl_sample_train_v1 optim/kl_sample_train_v2 ' +
    'policy/rollout_train_logprobs_abs_diff_mean training/rollout_probs_diff_mean',
  entropy:
    'entropy actor/entropy entropy/mean entropy/all/mean approx_entropy optim/entropy ' +
    'policy/policy_entropy rollout/entropy entropy_loss objective/entropy loss/policy_entropy',
  gradientNorm: 'grad_norm actor/grad_norm optim/grad_norm policy/grad_norm actor_grad_norm',
  clipped:
    'clip_ratio/region_mean clip_ratio actor/pg_clipfrac pg_clipfrac ' +
    'policy/loss_metrics/clip_ratio policy/clipfrac_avg loss/clipfrac is_masked/mean',
  lag: 'off_policy_level/all/mean',
  errors: 'errored_rollouts/all',
  nll: 'train_mean_nll',
  loss: 'loss',
};

it.each(Object.entries(NAMES))(
  '%s, by any name and behind any prefix of training',
  (role, names) => {
    for (const name of names.split(' '))
      for (const prefix of ['', 'train/', 'actor/train/']) {
        const logged = prefix + name;
        expect(metricColumns([logged])).toMatchObject([{ name: logged, role, evaluation: false }]);
      }
  },
);

it('open-instruct logs its training rollouts under val/', () => {
  expect(metricColumns(['val/sequence_lengths', 'val/stop_rate'])).toMatchObject([
    { role: 'length', evaluation: false },
    { role: 'cut', evaluation: false },
  ]);
});
