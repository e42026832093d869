/** Columns that make rows sums. */
const NEEDED = ['reward_n', 'reward_sum', 'reward_m2', 'reward_min', 'reward_max'];

/** Whether columns are those of sums. */
export const areSums = (columns: readonly string[]): boolean =>
  NEEDED.every((name) => columns.includes(name)) &&
  (columns.includes('group') || columns.includes('group_0'));
