import type { ReportEstimator } from './reportEstimator.ts';

/** Which groups with equal rewards have no gradient from the reward. */
type Without = 'all' | 'all wrong' | 'none';

/** What groups whose rewards agree do under an estimator. */
export interface EqualGroups {
  readonly without: Without;
  /** Completes "In 148 groups all right and 75 all wrong …". */
  readonly words: string;
}

const EQUAL_GROUPS: Readonly<Record<ReportEstimator['name'], EqualGroups>> = {
  group: { without: 'all', words: 'the advantage is 0' },
  'group-kl': {
    without: 'all',
    words: 'the advantage is 0 (only the KL or entropy term has a gradient)',
  },
  batch: {
    without: 'none',
    words: 'rewards still have a gradient, against the mean of the batch',
  },
  critic: { without: 'none', words: 'rewards still have a gradient, against a critic' },
  reward: { without: 'all wrong', words: 'rewards of 0 have no gradient, and others have' },
  positive: { without: 'all wrong', words: 'only right answers are trained on' },
  unknown: { without: 'all', words: 'there is no gradient from a group baseline (GRPO, RLOO)' },
};

/** What groups whose rewards agree do, in words that hold for the estimator. */
export const equalGroups = ({ name }: ReportEstimator): EqualGroups => EQUAL_GROUPS[name];
