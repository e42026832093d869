import type { Face } from '../options/sentence.ts';
import type { Finding } from '../report/finding.ts';
import { findings } from '../report/findings.ts';
import type { Report } from '../report/reportShape.ts';
import { inWords } from './inWords.ts';

/** The five numbers of the current window in words; null where it is the whole run. */
export function windowFindings(told: Report, face: Face): readonly Finding[] | null {
  const window = told.now?.headline;
  if (!window) return null;
  return inWords({ ...told, findings: findings({ ...told, ...window }) }, face).findings;
}
