import type { RowFormat } from '../rows/rowFormat.ts';
import { passkInference } from './passkInference.ts';
import { rlvrAudit } from './rlvrAudit.ts';
import { trlCompletions } from './trlCompletions.ts';
import { verlRollouts } from './verlRollouts.ts';

/** The formats of rows that can be read, the most telling first; the neutral row comes last. */
export const rowFormats: readonly RowFormat[] = [
  rlvrAudit,
  passkInference,
  verlRollouts,
  trlCompletions,
];
