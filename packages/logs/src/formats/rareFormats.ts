import type { DocumentFormat, RowFormat } from '../rows/rowFormat.ts';
import { answerLogprobs } from './answerLogprobs.ts';
import { artRows } from './artRows.ts';
import { artTrajectories } from './artTrajectories.ts';
import { bigCodeBench } from './bigCodeBench.ts';
import { evalplus } from './evalplus.ts';
import { exampleLikelihoods } from './exampleLikelihoods.ts';
import { humanEvalResults } from './humanEvalResults.ts';
import { inspect } from './inspect.ts';
import { lightEvalDetails } from './lightEvalDetails.ts';
import { liveCodeBench } from './liveCodeBench.ts';
import { lmEvalDocuments } from './lmEvalDocuments.ts';
import { lmEvalResults } from './lmEvalResults.ts';
import { lmEvalSamples } from './lmEvalSamples.ts';
import { metrics } from './metrics.ts';
import { metricsDocument } from './metricsDocument.ts';
import { multiPlE } from './multiPlE.ts';
import { nemoRl } from './nemoRl.ts';
import { olmesPredictions } from './olmesPredictions.ts';
import { openInstruct } from './openInstruct.ts';
import { openRlhfSamples } from './openRlhfSamples.ts';
import { primeRlIndex } from './primeRlIndex.ts';
import { primeRlTokenExport } from './primeRlTokenExport.ts';
import { promptfoo, promptfooRows } from './promptfoo.ts';
import { promptfooTable } from './promptfooTable.ts';
import { rllmEpisodes } from './rllmEpisodes.ts';
import { skyrlEvals } from './skyrlEvals.ts';
import { slimeRollout, slimeSamples } from './slimeSamples.ts';
import { solveRates } from './solveRates.ts';
import { sweBenchReport, sweBenchRun } from './sweBench.ts';
import { tensorBoardExport } from './tensorBoardExport.ts';
import { tinkerRollouts } from './tinkerRollouts.ts';
import { trainerState } from './trainerState.ts';
import { trlCompletions, trlDistillation } from './trlCompletions.ts';
import { verifiersEpisodes } from './verifiersEpisodes.ts';
import { verifiersResults } from './verifiersResults.ts';
import { verifiersTraces } from './verifiersTraces.ts';

/**
 * The formats of rows beyond the common ones, the most telling first, metrics
 * after all rollouts. They are loaded when the
 * first row is of none of these, so that reading plain rollouts costs nothing of them.
 */
export const rareRowFormats: readonly RowFormat[] = [
  trlCompletions,
  trlDistillation,
  promptfooRows,
  promptfooTable,
  lmEvalDocuments,
  lmEvalSamples,
  lightEvalDetails,
  tinkerRollouts,
  skyrlEvals,
  openInstruct,
  verifiersResults,
  verifiersEpisodes,
  verifiersTraces,
  nemoRl,
  slimeSamples,
  rllmEpisodes,
  artTrajectories,
  artRows,
  primeRlIndex,
  primeRlTokenExport,
  humanEvalResults,
  liveCodeBench,
  openRlhfSamples,
  answerLogprobs,
  solveRates,
  olmesPredictions,
  exampleLikelihoods,
  tensorBoardExport,
  metrics,
];

/** The formats of documents. */
export const documentFormats: readonly DocumentFormat[] = [
  trainerState,
  evalplus,
  bigCodeBench,
  promptfoo,
  inspect,
  lmEvalResults,
  multiPlE,
  sweBenchRun,
  sweBenchReport,
  slimeRollout,
  metricsDocument,
];
