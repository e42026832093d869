import type { LearningRule } from './learningRule.ts';

/** κ = K/(K − 1): what the wrong answers' logits add by falling; the natural gradient has none. */
export const speedUp = (rule: LearningRule, answers: number): number =>
  rule === 'npg' ? 1 : answers / (answers - 1);
