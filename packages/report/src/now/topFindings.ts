import { byUrgency } from './byUrgency.ts';
import type { NowFinding } from './nowFinding.ts';
import type { ReportNow } from './reportNow.ts';

/** All findings of a report, the most urgent first; causes before changes over time that follow from them. */
export const topFindings = ({ now }: { readonly now: ReportNow | null }): NowFinding[] =>
  now === null ? [] : [...now.trends, ...now.causes].sort(byUrgency);
