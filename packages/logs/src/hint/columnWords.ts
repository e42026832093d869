/** Words of a column's name, in lower case: `isCorrect`, `is_correct` and `Is correct` are the same. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What columns are called, the most telling first. */
const PROMPT_IDS = (
  'group group_id prompt_id task_id problem_id question_id instance_id example_id doc_id item_id uid ' +
  'prompt_uid prompt_hash task_hash query_id case_id sample_group id idx index qid pid name ' +
  'task problem question prompt instruction query input example instance item case key'
).split(' ');
const REWARDS = (
  'reward score success correct is_correct passed pass resolved is_resolved is_solved solved ' +
  'is_success succeeded accuracy acc accs exact_match em outcome result verdict rewards scores ' +
  'total_reward final_reward episode_reward return score_binarized binary_score correctness ' +
  'grade graded is_right right won win ok status label value'
).split(' ');
const REWARD_WORDS = set(
  'reward rewards score scores scored success correct correctness passed pass resolved solved accuracy acc ' +
    'outcome verdict grade win won em binarized binary right',
);
/** Words that make a column something about the reward, and not the reward. */
const ABOUT = set(
  'mean std max min avg average threshold weight weights sum var baseline model func function ' +
    'reason time id name count num total_count type tokens length advantage prob logprob timestamp',
);
const PROMPT_WORDS = set('prompt task problem question instance example doc query puzzle exercise');
const ID_WORDS = set('id uid idx index hash key no number');
/** Names that tell rollouts of a prompt apart, and never prompts. */
const ROLLOUT_IDS = set(
  'rollout_id trajectory_id traj_id episode_id completion_id response_id trace_id attempt_id run_id trial_id',
);
const IDENTITIES = set(
  'model model_name model_id system agent agent_name alias policy checkpoint ckpt seed prompt_style ' +
    'style variant method condition setting config temperature env env_name env_id environment ' +
    'dataset data_source benchmark subset split lang language task task_name experiment arm ' +
    'run run_name harness scaffold provider strategy template prompt_version',
);
const STEPS = 'step global_step training_step train_step iteration iter update rollout_step'.split(
  ' ',
);
const TOKENS = (
  'completion_tokens output_tokens response_tokens num_output_tokens n_output_tokens ' +
  'completion_length response_length output_length num_tokens n_tokens tokens'
).split(' ');
const ENDS = 'finish_reason stop_reason'.split(' ');
const SUCCESSES = (
  'c n_correct num_correct correct correct_count count_correct successes n_success num_success ' +
  'n_successes passes passed n_passed num_passed pass_count solved n_solved wins k hits right ' +
  'pass_rate success_rate accuracy solve_rate'
).split(' ');
const ATTEMPTS = (
  'n n_samples num_samples samples attempts n_attempts num_attempts total n_total num_total trials ' +
  'n_trials num_trials rollouts n_rollouts num_rollouts count tries k num_generations'
).split(' ');

const flat = (name: string): string => wordsOf(name).join('_');

/** Place of a name in a list of names; −1 when it is none of them. */
const placeIn =
  (names: readonly string[]) =>
  (name: string): number =>
    names.indexOf(flat(name));

const exactPrompt = placeIn(PROMPT_IDS);
const exactReward = placeIn(REWARDS);

/** How well a name fits an identity of prompts: 0 is best, undefined not at all. */
export function promptRank(name: string): number | undefined {
  // the name under which a row stood in its document
  if (name === '*') return 5;
  const words = wordsOf(name);
  const place = Math.max(exactPrompt(name), exactPrompt(name.replace(/s$/, '')));
  if (place >= 0) return place;
  if (ROLLOUT_IDS.has(flat(name)) || IDENTITIES.has(flat(name))) return undefined;
  if (words.some((word) => ABOUT.has(word) && !ID_WORDS.has(word) && word !== 'name'))
    return undefined;
  if (!words.some((word) => PROMPT_WORDS.has(word))) return undefined;
  return words.some((word) => ID_WORDS.has(word)) ? 15.5 : 60;
}

/** How well a name fits a reward: `exact` when it is a name for it, `near` when a word in it is. */
export function rewardFit(
  name: string,
): { readonly exact: boolean; readonly rank: number } | undefined {
  const place = Math.max(exactReward(name), exactReward(name.replace(/s$/, '')));
  if (place >= 0) return { exact: true, rank: place };
  const words = wordsOf(name);
  if (words.some((word) => ABOUT.has(word))) return undefined;
  return words.some((word) => REWARD_WORDS.has(word)) ? { exact: false, rank: 50 } : undefined;
}

/** Whether a column says who or what made the rollout: model, system, seed, style of the prompt. */
export const isIdentity = (name: string): boolean => IDENTITIES.has(flat(name));

/** Whether a column tells the rollouts of a prompt apart. */
export const isRolloutId = (name: string): boolean => ROLLOUT_IDS.has(flat(name));

/** Places in lists of names, −1 where a name is none of them. */
export const placeOf = {
  step: placeIn(STEPS),
  outputTokens: placeIn(TOKENS),
  status: placeIn(ENDS),
  successes: placeIn(SUCCESSES),
  attempts: placeIn(ATTEMPTS),
} as const;
