import { describeFormat, type FormatCases } from '@bits-per-sample/testkit';
import { artRows } from '../../src/formats/artRows.ts';
import { artTrajectories } from '../../src/formats/artTrajectories.ts';
import { evalplus } from '../../src/formats/evalplus.ts';
import { inspect } from '../../src/formats/inspect.ts';
import { lightEvalDetails } from '../../src/formats/lightEvalDetails.ts';
import { lmEvalSamples } from '../../src/formats/lmEvalSamples.ts';
import { nemoRl } from '../../src/formats/nemoRl.ts';
import { neutral } from '../../src/formats/neutral.ts';
import { openInstruct } from '../../src/formats/openInstruct.ts';
import { passkInference } from '../../src/formats/passkInference.ts';
import { primeRlIndex } from '../../src/formats/primeRlIndex.ts';
import { promptfoo, promptfooRows } from '../../src/formats/promptfoo.ts';
import { rllmEpisodes } from '../../src/formats/rllmEpisodes.ts';
import { rlvrAudit } from '../../src/formats/rlvrAudit.ts';
import { skyrlEvals } from '../../src/formats/skyrlEvals.ts';
import { slimeSamples } from '../../src/formats/slimeSamples.ts';
import { tinkerRollouts } from '../../src/formats/tinkerRollouts.ts';
import { trainerState } from '../../src/formats/trainerState.ts';
import { trlCompletions } from '../../src/formats/trlCompletions.ts';
import { verifiersEpisodes } from '../../src/formats/verifiersEpisodes.ts';
import { verifiersResults } from '../../src/formats/verifiersResults.ts';
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
];

for (const format of formats) {
  const own = samples[format.name]!;
  const others = Object.entries(samples).flatMap(([name, { rows, document }]) =>
    name === format.name ? [] : [document ? document(rows) : rows[0]!],
  );
  describeFormat(format, { readLog, others, ...own } satisfies FormatCases);
}
