import type { DocumentFormat, RowFormat } from '../rows/rowFormat.ts';
import { artRows } from './artRows.ts';
import { artTrajectories } from './artTrajectories.ts';
import { evalplus } from './evalplus.ts';
import { inspect } from './inspect.ts';
import { lightEvalDetails } from './lightEvalDetails.ts';
import { lmEvalSamples } from './lmEvalSamples.ts';
import { metrics } from './metrics.ts';
import { nemoRl } from './nemoRl.ts';
import { openInstruct } from './openInstruct.ts';
import { primeRlIndex } from './primeRlIndex.ts';
import { promptfoo, promptfooRows } from './promptfoo.ts';
import { rllmEpisodes } from './rllmEpisodes.ts';
import { skyrlEvals } from './skyrlEvals.ts';
import { slimeSamples } from './slimeSamples.ts';
import { tinkerRollouts } from './tinkerRollouts.ts';
import { trainerState } from './trainerState.ts';
import { trlCompletions, trlDistillation } from './trlCompletions.ts';
import { verifiersEpisodes } from './verifiersEpisodes.ts';
import { verifiersResults } from './verifiersResults.ts';

/**
 * The formats of rows beyond the common ones, the most telling first, metrics
 * after all rollouts. They are loaded when the
 * first row is of none of these, so that reading plain rollouts costs nothing of them.
 */
export const rareRowFormats: readonly RowFormat[] = [
  trlCompletions,
  trlDistillation,
  promptfooRows,
  lmEvalSamples,
  lightEvalDetails,
  tinkerRollouts,
  skyrlEvals,
  openInstruct,
  verifiersResults,
  verifiersEpisodes,
  nemoRl,
  slimeSamples,
  rllmEpisodes,
  artTrajectories,
  artRows,
  primeRlIndex,
  metrics,
];

/** The formats of documents. */
export const documentFormats: readonly DocumentFormat[] = [
  trainerState,
  evalplus,
  promptfoo,
  inspect,
];
