/** What a report must say of a file that is no log of rollouts, or of a folder. */
export type Known =
  /** A side file, by its kind. */
  | { readonly leftOut: string }
  /** No log, with a part of the message. */
  | { readonly refused: string }
  /** Log-probabilities without rewards. */
  | { readonly bitsPerToken: string }
  /** Examples that were scored: the bits of one, in the mean. */
  | { readonly bitsPerExample: number }
  /** Metrics: steps, and the mean of the reward over them, or of another metric. */
  | { readonly steps: number; readonly mean?: number; readonly name?: string }
  /** Rollouts that take more than counting. */
  | Answer;

/** Figures of rollouts. */
export interface Answer {
  readonly rollouts?: number;
  readonly groups?: number;
  readonly live?: number;
  readonly solved?: number | null;
  readonly failed?: number | null;
  readonly passRate?: number | null;
  readonly plugin?: number | null;
  readonly meanReward?: number | null;
  /** Kinds of files in the folder that hold no rewards. */
  readonly leftOut?: readonly string[];
}

/** The world behind the made samples: 4 prompts × 4 rollouts, hits 4, 0, 2, 1; see their README. */
const toy: Answer = {
  rollouts: 16,
  groups: 4,
  live: 2,
  solved: 1,
  failed: 1,
  passRate: 0.4375,
  plugin: 0.452819531,
};

const trl = '_real/trl-1.16.0';

/** Answers to files, but for those that were counted (counts.json). */
export const files: Readonly<Record<string, Known>> = {
  // files beside logs
  '_real/evalplus-0.3.1/evp_samples.jsonl': { leftOut: 'answers that were not judged yet' },
  '_real/evalplus-0.3.1/he.jsonl': { leftOut: 'HumanEval problems' },
  '_real/verifiers-0.4.0/ok/configs/resolved/eval.json': { leftOut: 'verifiers settings' },
  'open-instruct/demo_run_metadata.jsonl': { leftOut: 'open-instruct metadata' },
  'prime-rl/2026-09_monitors_file/monitors/file/traces/annotations/orchestrator.index.jsonl': {
    leftOut: 'prime-rl annotations',
  },
  'prime-rl/2026-09_monitors_file/monitors/file/traces/annotations/orchestrator/00000.jsonl': {
    leftOut: 'prime-rl annotations',
  },
  'rllm/episodes/train_step_1_epoch_0/batch_summary.json': { leftOut: 'rLLM batch summary' },
  'verifiers/legacy/outputs/evals/gsm8k--Qwen--Qwen3-0.6B/1a2b3c4d/metadata.json': {
    leftOut: 'verifiers metadata',
  },
  // the questions of a task: whose columns they are nobody can tell
  '_real/lm-eval-0.4.13/toy.jsonl': { refused: 'columns: q, a' },
  // a marker that a step is complete
  'prime-rl/token_exports/step_3/STABLE': { rollouts: 0, groups: 0 },

  // log-probabilities, by hand from the files
  'logprobs/completions_legacy_echo.json': { bitsPerToken: '1.175' },
  'logprobs/openai_chat.json': { bitsPerToken: '1.5' },
  'logprobs/sglang_generate.json': { bitsPerToken: '0.7075' },
  'logprobs/vllm_prompt_logprobs.json': { bitsPerToken: '1.262' },
  // (0.11 + 0.52 + 0.03 + 0.91 + 0.2) / 5 nats
  'prime-rl/token_exports/step_3/rank_0.jsonl': { bitsPerToken: '0.5107' },

  // samples of lm-eval: one filter of two is read
  'lm-eval/Qwen__Qwen3-0.6B/samples_arc_easy_2026-08-21T10-00-00.000000.jsonl': {
    rollouts: 1,
    groups: 1,
  },
  'lm-eval/Qwen__Qwen3-0.6B/samples_gsm8k_2026-08-21T10-00-00.000000.jsonl': {
    rollouts: 4,
    groups: 4,
    passRate: 0,
  },
  // perplexity: 13.5 nats
  'lm-eval/Qwen__Qwen3-0.6B/samples_wikitext_2026-08-21T10-00-00.000000.jsonl': {
    bitsPerExample: 13.5 / Math.LN2,
  },
  'lm-eval/real_0.4.13/samples_toy_mc_2026-11-28T18-11-50.709939.jsonl': {
    rollouts: 4,
    groups: 4,
    passRate: 0.5,
  },
  'lm-eval/real_0.4.13/samples_toy_sums_2026-11-28T18-11-50.709939.jsonl': toy,
  '_real/lm-eval-0.4.13/dummy/samples_toy_mc_2026-11-28T18-11-07.092695.jsonl': {
    rollouts: 4,
    groups: 4,
    passRate: 0.5,
  },
  '_real/lm-eval-0.4.13/dummy/samples_toy_sums_2026-11-28T18-11-07.092695.jsonl': {
    rollouts: 16,
    groups: 4,
    live: 0,
    failed: 4,
    passRate: 0,
  },
  '_real/promptfoo-0.123.1/results.csv': {
    rollouts: 32,
    groups: 8,
    live: 2,
    solved: 2,
    failed: 4,
    passRate: 0.375,
    plugin: 0.25,
  },

  // metrics
  'art/history.jsonl': { steps: 1, mean: 0.4375, name: 'train/reward' },
  'prime-rl/2026-08_step_dirs/metrics.jsonl': {
    steps: 1,
    mean: 0.6375,
    name: 'reward/all/mean',
  },
  'prime-rl/2026-09_monitors_file/monitors/file/metrics.jsonl': {
    steps: 1,
    mean: 0.6375,
    name: 'reward/all/mean',
  },
  'tinker/log_path/metrics.jsonl': { steps: 1, mean: 0.4375, name: 'env/all/reward/total' },
  'tinker_sft/log_path/metrics.jsonl': { steps: 2, mean: 1.29314718, name: 'train_mean_nll' },
  'trackio/metrics_rows.jsonl': { steps: 1, mean: 1.4375 },
  'wandb/history.jsonl': { steps: 2, mean: 1.4375, name: 'train/reward' },
  'wandb/run_export.csv': { steps: 2, mean: 0.375, name: 'train/frac_reward_zero_std' },
  'verl/file_logger/my_project/my_experiment.jsonl': {
    steps: 2,
    mean: 0.4375,
    name: 'critic/score/mean',
  },
  'skyrl/dumped_evals/global_step_5_evals/aggregated_results.jsonl': { steps: 1 },
  '_real/verl-0.9.1/file_logger/toy/run.jsonl': {
    steps: 3,
    mean: 0.6,
    name: 'critic/score/mean',
  },
  'mlflow/mlruns/0/0123456789abcdef0123456789abcdef/metrics/critic/score/mean': { steps: 3 },
  'mlflow/mlruns/0/0123456789abcdef0123456789abcdef/metrics/val-core/gsm8k/acc/best_at_4/mean': {
    steps: 1,
  },
  'mlflow/real_3.17.2/mlflow.db': { steps: 5, mean: 0.4, name: 'critic/score/mean' },
  'wandb/real_0.31.0/run-toy.wandb': { steps: 64, mean: 0.52217742, name: 'train/reward' },
  'tensorboard/real_2.21.0/events.out.tfevents.1795912573.host': {
    steps: 4,
    mean: 0.3125,
    name: 'train/reward',
  },
  'tensorboard/real_2.21.0/events.out.tfevents.1795912573.host.1.0': {
    steps: 4,
    mean: 0.3125,
    name: 'train/reward',
  },
  'tensorboard/real_2.21.0/events.out.tfevents.1795888044.host.1.0': {
    steps: 12,
    mean: 1.5489583,
    name: 'train/reward',
  },
  'tensorboard/events.out.tfevents.1786800000.host.1.0': { steps: 2 },
  [`${trl}/grpo-text-two-rewards/runs/events.out.tfevents.1795888044.host.1.0`]: {
    steps: 12,
    mean: 1.5489583,
    name: 'train/reward',
  },
  // trainer states: training rows, and the mean of their reward or loss
  [`${trl}/dpo/trainer_state.json`]: { steps: 6 },
  [`${trl}/grpo-conversational/trainer_state.json`]: { steps: 6, mean: 0.7395833 },
  [`${trl}/grpo-text-binary/trainer_state.json`]: { steps: 12, mean: 0.7708333 },
  [`${trl}/grpo-text-eval-overwrites/trainer_state.json`]: { steps: 6, mean: 0.7604167 },
  [`${trl}/grpo-text-two-rewards/trainer_state.json`]: { steps: 12, mean: 1.5489583 },
  [`${trl}/grpo-text-two-rewards/checkpoint-6/trainer_state.json`]: { steps: 6, mean: 1.4822917 },
  [`${trl}/rloo/trainer_state.json`]: { steps: 6, mean: 1.4864583 },
  [`${trl}/sft/trainer_state.json`]: { steps: 8 },
  'trl/output_dir/checkpoint-30/trainer_state.json': { steps: 3, mean: 1.4375 },
  'trl_sft/output_dir/checkpoint-20/trainer_state.json': { steps: 2, mean: 1.2225, name: 'loss' },
};

/** Answers to folders, from the READMEs of the samples. */
export const folders: Readonly<Record<string, Answer>> = {
  [`${trl}/grpo-text-two-rewards`]: { rollouts: 192, groups: 48, live: 48, meanReward: 1.5489583 },
  [`${trl}/grpo-text-binary`]: {
    rollouts: 288,
    groups: 72,
    live: 16,
    solved: 45,
    failed: 11,
    passRate: 0.77083333,
    plugin: 0.1855263,
  },
  [`${trl}/grpo-conversational`]: {
    rollouts: 96,
    groups: 24,
    live: 3,
    solved: 16,
    failed: 5,
    passRate: 0.73958333,
    plugin: 0.1171366,
  },
  // steps 2, 4 and 6 were overwritten by evaluations
  [`${trl}/grpo-text-eval-overwrites`]: { rollouts: 48, groups: 12 },
  '_real/verl-0.9.1/legacy/rollout': {
    rollouts: 48,
    groups: 12,
    live: 6,
    solved: 3,
    failed: 3,
    passRate: 0.5,
  },
  '_real/verl-0.9.1/v1/rollout': {
    rollouts: 48,
    groups: 12,
    live: 6,
    solved: 3,
    failed: 3,
    passRate: 0.5,
  },
  '_real/verifiers-0.4.0/all-failed': { rollouts: 16, groups: 4, live: 0 },
  'prime-rl/2026-04_rollouts': toy,
  'prime-rl/2026-08_step_dirs': { ...toy, rollouts: 17 },
  'prime-rl/2026-09_monitors_file': { ...toy, leftOut: ['prime-rl annotations'] },
  'prime-rl/2026-09_sealed': toy,
  'verifiers/legacy': { ...toy, leftOut: ['verifiers metadata'] },
  'verl/legacy/rollout_data_dir': {
    ...toy,
    rollouts: 32,
    groups: 8,
    live: 4,
    solved: 2,
    failed: 2,
  },
  'lm-eval/real_0.4.13': { rollouts: 20, groups: 8 },
  'open-instruct': { rollouts: 8, groups: 2, live: 2, leftOut: ['open-instruct metadata'] },
  'rllm/episodes': { rollouts: 4, groups: 2, live: 1, failed: 1, leftOut: ['rLLM batch summary'] },
  'tinker/log_path': toy,
  'skyrl/dumped_evals': { rollouts: 8, groups: 4, live: 1, solved: 1, failed: 2 },
  'art/parquet': toy,
  'slime/exported': toy,
  'nemo-rl': { rollouts: 16, groups: 4, live: 2, solved: 1, failed: 1, passRate: 0.4375 },
};
