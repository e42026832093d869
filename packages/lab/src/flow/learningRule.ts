/**
 * How a softmax with one accepted answer moves under gradient flow of unit rate: `sl` towards the
 * label, `pg` by the expected policy gradient, `grpo` by one divided by the standard deviation of an
 * endless group, `npg` by the natural policy gradient.
 */
export type LearningRule = 'sl' | 'pg' | 'grpo' | 'npg';

/** The rules, for checks. */
export const learningRules: readonly LearningRule[] = ['sl', 'pg', 'grpo', 'npg'];
