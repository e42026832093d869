import { neverPaid } from '../causes/neverPaid.ts';
import { isUrgent } from '../now/isUrgent.ts';
import { topFindings } from '../now/topFindings.ts';
import type { Face } from '../options/sentence.ts';
import type { Finding } from '../report/finding.ts';
import { findings } from '../report/findings.ts';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { asSentence } from './findingWords.ts';
import { headlineMeaning } from './headlineMeaning.ts';
import { inWords } from './inWords.ts';

/**
 * The five numbers in words where a page shows them row by row: those of the current window; of the
 * whole run where the part that says what is right never paid, for then the parts tell. Else null.
 * Where something was found what to change is said there, and not by single numbers.
 */
export function windowFindings(told: Report, face: Face): readonly Finding[] | null {
  const own = told.now?.headline ?? null;
  const window: NowHeadline = own ?? told;
  if (own === null && neverPaid(told.parts) === undefined) return null;
  const urgent = topFindings(told).some(isUrgent);
  const said = inWords({ ...told, findings: findings({ ...told, ...window }) }, face).findings;
  return said.map((finding) => ({
    ...finding,
    meaning: meaningOf(finding, window, urgent),
    change: urgent ? '' : finding.change,
  }));
}

/** What a number means, or why it cannot be told. */
function meaningOf(finding: Finding, window: NowHeadline, urgent: boolean): string {
  const { name, code, meaning, detail } = finding;
  if (name === 'live') return headlineMeaning.live(finding);
  if (name === 'bits') return headlineMeaning.bits(window, finding, urgent);
  // of a part that never paid the words of the whole reward would say too much
  if (name !== 'rollouts' && neverPaid(window.parts) !== undefined) return '';
  return code.endsWith('-unknown') ? asSentence(detail) : meaning;
}
