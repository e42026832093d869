import type { RowFormat } from '../rows/rowFormat.ts';
import { artRows } from './artRows.ts';
import { artTrajectories } from './artTrajectories.ts';
import { lightEvalDetails } from './lightEvalDetails.ts';
import { lmEvalSamples } from './lmEvalSamples.ts';
import { nemoRl } from './nemoRl.ts';
import { openInstruct } from './openInstruct.ts';
import { passkInference } from './passkInference.ts';
import { primeRlIndex } from './primeRlIndex.ts';
import { promptfooRows } from './promptfoo.ts';
import { rllmEpisodes } from './rllmEpisodes.ts';
import { rlvrAudit } from './rlvrAudit.ts';
import { skyrlEvals } from './skyrlEvals.ts';
import { slimeSamples } from './slimeSamples.ts';
import { tinkerRollouts } from './tinkerRollouts.ts';
import { trlCompletions } from './trlCompletions.ts';
import { verifiersEpisodes } from './verifiersEpisodes.ts';
import { verifiersResults } from './verifiersResults.ts';
import { verlRollouts } from './verlRollouts.ts';

/** The formats of rows that can be read, the most telling first; the neutral row comes last. */
export const rowFormats: readonly RowFormat[] = [
  rlvrAudit,
  passkInference,
  verlRollouts,
  trlCompletions,
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
];
