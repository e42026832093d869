/** The pictures by what they need. */
export const figureGroups = {
  /** Drawn from nothing; most of them show the prompts of a log when one is named. */
  free: [
    'bitsLog',
    'bitsLinear',
    'bitsRatio',
    'rewardDensity',
    'verifierNoise',
    'degeneracy',
    'sampleNeed',
    'snr',
  ],
  /** Drawn from a log. */
  log: [
    'runOverTime',
    'goldilocks',
    'groupSize',
    'wastedRollouts',
    'learningCurves',
    'curriculumHeat',
    'calibration',
    'weights',
    'jaggedness',
    'entropyBudget',
    'gns',
  ],
  /** Drawn from the log of a base model and that of the trained one. */
  pair: ['passAtK', 'bitsLedger'],
  /** Drawn from the plan of a log. */
  plan: ['forecast', 'costToTarget', 'oneAxis'],
} as const;

/** Name of a picture that the command line draws. */
export type FigureName = (typeof figureGroups)[keyof typeof figureGroups][number];

/** Pictures of what no log holds, and what they need. */
export const codeFigures: Readonly<Record<string, string>> = {
  bitsPerFlop: 'bits and the compute they cost, by method',
  learningCurvesFlops: 'scores over compute, by contender',
  regret: 'the regrets of a bench of curricula',
  claim: 'the result of an experiment of `simulate`',
  ratings: 'a tournament, or ratings over training',
};

/** The pictures that the command line draws. */
export const figureNames: readonly FigureName[] = Object.values(figureGroups).flat();

/** What a log must hold for a picture. */
export const figureNeeds: Readonly<Partial<Record<FigureName, string>>> = {
  runOverTime: 'two or more steps of one run',
  goldilocks: 'groups of two or more rollouts with a success rule',
  groupSize: 'pass rates that differ between prompts',
  wastedRollouts: 'two or more steps with a success rule',
  learningCurves: 'two or more steps with a success rule',
  curriculumHeat: 'two or more steps of rollouts',
  calibration: 'prompts that come again in a later step, with a success rule',
  weights: 'training rollouts of named prompts',
  jaggedness: 'two or more categories (`category: COLUMN`) with a success rule',
  entropyBudget: "a metrics log with the policy's entropy at two or more steps",
  gns: 'gradient norms of two batch sizes at 20 or more steps (`smallNorm`, `bigNorm`, `smallBatch`, `bigBatch`)',
  passAtK: 'the same prompts in both logs',
  bitsLedger: 'the same prompts in both logs',
  forecast: 'a course of the pass rate that `plan` carries on',
  oneAxis: 'scored examples beside the rollouts (`examples`)',
  costToTarget: 'two or more pass rates that `plan` calls likely',
};
