/**
 * How the trainer makes advantages of rewards. It decides what groups whose rewards agree do:
 * against the mean of the group (`group`: GRPO, RLOO, Dr. GRPO) they have no gradient, with a KL or
 * entropy term (`group-kl`) only that of the term; against the mean of the batch (`batch`) or a
 * critic (`critic`: PPO) they have one; with the rewards themselves (`reward`) or right answers alone
 * (`positive`) only all-wrong groups have none.
 */
export type BaselineName = 'group' | 'group-kl' | 'batch' | 'critic' | 'reward' | 'positive';
