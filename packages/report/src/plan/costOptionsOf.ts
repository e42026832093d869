import type { PlanCostOptions } from '../options/planCostOptions.ts';
import type { RunPlanOptions } from '../options/planTable.ts';

const NAMES = [
  'model',
  'attention',
  'loraParameters',
  'teacherParameters',
  'epochs',
  'recomputeOldLogprobs',
  'referenceForward',
  'promptTokens',
  'groupSize',
  'rolloutsPerStep',
  'prices',
  'tokenPrice',
  'teacherPrice',
  'gpu',
  'gpus',
] as const satisfies readonly (keyof PlanCostOptions)[];

/** The options of a plan that say what things cost. */
export const costOptionsOf = (options: RunPlanOptions): PlanCostOptions =>
  Object.fromEntries(
    NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
