/** What a metric means, whoever logged it. */
export type MetricRole =
  | 'reward'
  | 'dead'
  | 'live'
  | 'solved'
  | 'failed'
  | 'part'
  | 'length'
  | 'cut'
  | 'referenceKl'
  | 'updateKl'
  | 'engineMismatch'
  | 'entropy'
  | 'gradientNorm'
  | 'clipped'
  | 'lag'
  | 'errors'
  | 'loss'
  | 'nll';

/**
 * Names under which trainers log what has a meaning, the most telling first. `%name` is logged in
 * percent, `1-name` as its complement, `name-1` with 1 added.
 */
export const metricAliases: Readonly<Record<Exclude<MetricRole, 'part'>, string>> = {
  reward:
    'reward critic/score/mean critic/rewards/mean rollout/reward_mean reward/all/mean reward/mean ' +
    'total_reward/mean env/all/reward/total reward/avg_raw_reward loss/avg_final_rewards ' +
    'rollout/raw_reward scores objective/scores eprewmean rollout/ep_rew_mean mean_reward ' +
    'reward_mean avg_reward rewards/mean',
  dead: 'frac_reward_zero_std reward/group_zero_std_frac',
  live: 'env/all/by_group/frac_mixed solved_some/all %baseline_reward/pct_mixed',
  solved: 'solved_all/all env/all/by_group/frac_all_good %baseline_reward/pct_1',
  failed: 'solved_none/all env/all/by_group/frac_all_bad %baseline_reward/pct_0',
  length:
    'completions/mean_length completion_length response_length/mean rollout/response_length_mean ' +
    'rollout/response_len/mean mean_gen_tokens_per_sample generate/avg_num_tokens ' +
    'env/all/ac_tokens_per_turn val/sequence_lengths response_length seq_len/all/mean eplenmean',
  cut:
    'completions/clipped_ratio response_length/clip_ratio rollout/truncated_rate ' +
    'rollout/truncated_ratio is_truncated/all/mean truncation_rate 1-val/stop_rate',
  referenceKl: 'kl actor/kl_loss kl_penalty policy/policy_kl loss/avg_kl kl_loss objective/kl',
  updateKl: 'actor/ppo_kl ppo_kl policy/approxkl_avg loss/approxkl loss/approxkl_avg',
  engineMismatch:
    'sampling/sampling_logp_difference/mean mismatch_kl/mean mismatch_kl/all/mean gen_kl_error ' +
    'token_mult_prob_error-1 optim/kl_sample_train_v2 optim/kl_sample_train_v1 ' +
    'policy/rollout_train_logprobs_abs_diff_mean training/rollout_probs_diff_mean',
  entropy:
    'entropy actor/entropy entropy/mean entropy/all/mean approx_entropy optim/entropy ' +
    'policy/policy_entropy rollout/entropy entropy_loss objective/entropy loss/policy_entropy',
  gradientNorm:
    'grad_norm actor/grad_norm optim/grad_norm policy/grad_norm actor_grad_norm gradient_norm norm',
  clipped:
    'clip_ratio/region_mean clip_ratio actor/pg_clipfrac pg_clipfrac ' +
    'policy/loss_metrics/clip_ratio policy/clipfrac_avg loss/clipfrac is_masked/mean',
  lag: 'off_policy_level/all/mean',
  errors: 'errored_rollouts/all',
  nll: 'train_mean_nll nll nll_loss lm_loss trl',
  loss: 'loss loss/mean actor/pg_loss train_loss policy_loss policy/loss loss/policy_loss loss/policy_avg',
};
