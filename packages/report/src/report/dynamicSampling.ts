const SLIME =
  'slime: --dynamic-sampling-filter-path slime.rollout.filter_hub.dynamic_sampling_filters.check_reward_nonzero_std';
const PRIME = 'prime-rl: orchestrator.buffer.online_difficulty_filtering = true';

/** What each trainer calls dynamic sampling, by the formats that only its logs have. */
const SETTINGS: Readonly<Record<string, string>> = {
  'verl-rollouts': 'verl (DAPO recipe): algorithm.filter_groups.enable=True',
  'openrlhf-samples': 'OpenRLHF: --dynamic_filtering --dynamic_filtering_reward_range 0 1',
  'slime-samples': SLIME,
  'slime-rollout': SLIME,
  'nemo-rl': 'NeMo RL: grpo.use_dynamic_sampling=true',
  'prime-rl-index': PRIME,
  'prime-rl-token-export': PRIME,
  'open-instruct': 'open-instruct: --active_sampling',
};

/**
 * The setting with which the trainer of a log fills its batches with live groups alone by drawing more
 * prompts; undefined where the log's format names no trainer, or the trainer has no such setting. It
 * saves updates, not rollouts: as many prompts are rolled out as fill the batch.
 *
 * @param format the format of the log; several are joined by `+`.
 */
export function dynamicSampling(format: string): string | undefined {
  const [setting, ...others] = new Set(format.split('+').map((name) => SETTINGS[name]));
  return others.length === 0 ? setting : undefined;
}
