import type { RowFormat } from '../rows/rowFormat.ts';
import { passkInference } from './passkInference.ts';
import { rlvrAudit } from './rlvrAudit.ts';
import { verlRollouts } from './verlRollouts.ts';

/** The common formats of rows, the most telling first; the rare ones are loaded when needed. */
export const rowFormats: readonly RowFormat[] = [rlvrAudit, passkInference, verlRollouts];
