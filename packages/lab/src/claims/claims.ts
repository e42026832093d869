import type { Claim } from './claim.ts';
import { bestOf } from './experiments/bestOf.ts';
import { bitsPerFlop } from './experiments/bitsPerFlop.ts';
import { ceiling } from './experiments/ceiling.ts';
import { crossover } from './experiments/crossover.ts';
import { curves } from './experiments/curves.ts';
import { dense } from './experiments/dense.ts';
import { desert } from './experiments/desert.ts';
import { elicitation } from './experiments/elicitation.ts';
import { firstSuccess } from './experiments/firstSuccess.ts';
import { fixedRate } from './experiments/fixedRate.ts';
import { goldilocks } from './experiments/goldilocks.ts';
import { rlNoise } from './experiments/rlNoise.ts';
import { selfPlay } from './experiments/selfPlay.ts';
import { slNoise } from './experiments/slNoise.ts';
import { transfer } from './experiments/transfer.ts';
import { value } from './experiments/value.ts';

/** Sixteen claims about what samples teach, each with the experiment that tests it, in the order in which they build on each other. */
export const claims: readonly Claim[] = [
  crossover,
  ceiling,
  firstSuccess,
  bitsPerFlop,
  rlNoise,
  slNoise,
  goldilocks,
  bestOf,
  selfPlay,
  curves,
  desert,
  fixedRate,
  elicitation,
  transfer,
  dense,
  value,
];
