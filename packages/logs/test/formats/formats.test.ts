import { describeFormat, type FormatCases } from '@bits-per-sample/testkit';
import { answerLogprobs } from '../../src/formats/answerLogprobs.ts';
import { artRows } from '../../src/formats/artRows.ts';
import { artTrajectories } from '../../src/formats/artTrajectories.ts';
import { bigCodeBench } from '../../src/formats/bigCodeBench.ts';
import { evalplus } from '../../src/formats/evalplus.ts';
import { exampleLikelihoods } from '../../src/formats/exampleLikelihoods.ts';
import { humanEvalResults } from '../../src/formats/humanEvalResults.ts';
import { inspect } from '../../src/formats/inspect.ts';
import { lightEvalDetails } from '../../src/formats/lightEvalDetails.ts';
import { liveCodeBench } from '../../src/formats/liveCodeBench.ts';
import { lmEvalDocuments } from '../../src/formats/lmEvalDocuments.ts';
import { lmEvalSamples } from '../../src/formats/lmEvalSamples.ts';
import { metrics } from '../../src/formats/metrics.ts';
import { multiPlE } from '../../src/formats/multiPlE.ts';
import { nemoRl } from '../../src/formats/nemoRl.ts';
import { neutral } from '../../src/formats/neutral.ts';
import { olmesPredictions } from '../../src/formats/olmesPredictions.ts';
import { openInstruct } from '../../src/formats/openInstruct.ts';
import { openRlhfSamples } from '../../src/formats/openRlhfSamples.ts';
import { passkInference } from '../../src/formats/passkInference.ts';
import { primeRlIndex } from '../../src/formats/primeRlIndex.ts';
import { primeRlTokenExport } from '../../src/formats/primeRlTokenExport.ts';
import { promptfoo, promptfooRows } from '../../src/formats/promptfoo.ts';
import { promptfooTable } from '../../src/formats/promptfooTable.ts';
import { rllmEpisodes } from '../../src/formats/rllmEpisodes.ts';
import { rlvrAudit } from '../../src/formats/rlvrAudit.ts';
import { skyrlEvals } from '../../src/formats/skyrlEvals.ts';
import { slimeRollout, slimeSamples } from '../../src/formats/slimeSamples.ts';
import { solveRates } from '../../src/formats/solveRates.ts';
import { tinkerRollouts } from '../../src/formats/tinkerRollouts.ts';
import { trainerState } from '../../src/formats/trainerState.ts';
import { trlCompletions } from '../../src/formats/trlCompletions.ts';
import { verifiersEpisodes } from '../../src/formats/verifiersEpisodes.ts';
import { verifiersResults } from '../../src/formats/verifiersResults.ts';
import { verifiersTraces } from '../../src/formats/verifiersTraces.ts';
import { verlRollouts } from '../../src/formats/verlRollouts.ts';
import type { DocumentFormat, RowFormat } from '../../src/index.ts';
import { readLog } from '../../src/index.ts';
import { samples } from '../support/formats.ts';

/** The contract, for every format of this package; each one's rows are the others' strangers. */
const formats: readonly (RowFormat | DocumentFormat)[] = [
  neutral,
  rlvrAudit,
  passkInference,
  verlRollouts,
  trlCompletions,
  trainerState,
  metrics,
  evalplus,
  promptfoo,
  promptfooRows,
  inspect,
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
  slimeRollout,
  answerLogprobs,
  bigCodeBench,
  humanEvalResults,
  liveCodeBench,
  multiPlE,
  openRlhfSamples,
  primeRlTokenExport,
  promptfooTable,
  solveRates,
  verifiersTraces,
  exampleLikelihoods,
  lmEvalDocuments,
  olmesPredictions,
];

for (const format of formats) {
  const own = samples[format.name]!;
  const others = Object.entries(samples).flatMap(([name, { rows, document }]) =>
    name === format.name ? [] : [document ? document(rows) : rows[0]!],
  );
  describeFormat(format, { readLog, others, ...own } satisfies FormatCases);
}
