import {
  disagreementRate,
  entropyRate,
  liveRate,
  type PopulationMean,
  populationMeans,
  verdictRate,
} from '@bits-per-sample/info';
import { type AskedGroups, meansOver } from './askedGroups.ts';
import type { VerdictShares } from './reportVerdicts.ts';

/** Means of what depends on a prompt through its pass rate, in one pass over the groups. */
export interface RateMeans {
  /** Of H(p), or of what a verdict that errs tells. */
  readonly bits: PopulationMean;
  /** Of H(p) of the verdicts, whether they are right or not. */
  readonly verdicts: PopulationMean;
  /** Of 4p(1 − p): the gradient signal of a rollout beside that of a coin flip. */
  readonly signal: PopulationMean;
  /** Share of fresh groups of the size of the run that is live; undefined where it has none. */
  readonly live: PopulationMean | undefined;
  /** The same at each of {@link GROUP_SIZES}, for prompts like these. */
  readonly lives: readonly PopulationMean[];
}

/** Group sizes to choose from. */
export const GROUP_SIZES = [2, 4, 8, 16, 32, 64];

/** Beyond this size a group is live but for prompts that are certain, and nothing is computed. */
const LARGEST = 16_384;

/** The means that a report is made of. */
export function rateMeans(
  asked: AskedGroups,
  errors: VerdictShares | undefined,
  groupSize: number | null,
): RateMeans {
  const bitsRate = errors ? verdictRate(errors.falsePass, errors.falseFail) : entropyRate;
  const own = groupSize !== null && groupSize >= 2 && groupSize <= LARGEST;
  const wanted = [bitsRate, entropyRate, disagreementRate, ...(own ? [liveRate(groupSize)] : [])];
  const sizes = asked.kept ? [] : GROUP_SIZES.map(liveRate);
  const { question, counts, prompts, level } = asked;
  const means =
    question === 'these'
      ? [...meansOver(wanted, asked), ...populationMeans(sizes, counts, { prompts, level })]
      : meansOver([...wanted, ...sizes], asked);
  const [bits, verdicts, signal, live] = means;
  return {
    bits: bits!,
    verdicts: verdicts!,
    signal: signal!,
    live: own ? live : undefined,
    lives: means.slice(wanted.length),
  };
}
