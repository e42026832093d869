import { escapeControls } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { type Face, sentence } from '../options/sentence.ts';
import type { Report } from '../report/reportShape.ts';

/** A report as a face shows it: sentences name options its way, and nothing in a text is unseen. */
export function inWords(report: Report, face: Face): Report {
  const say = (text: string): string => sentence(text, face);
  return escapeControls({
    ...report,
    prompts: null,
    findings: report.findings.map((finding) => ({
      ...finding,
      value: say(finding.value),
      detail: say(finding.detail),
      meaning: say(finding.meaning),
      change: say(finding.change),
    })),
    now: report.now && {
      ...report.now,
      trends: report.now.trends.map((trend) => findingInWords(trend, face)),
      causes: report.now.causes.map((cause) => findingInWords(cause, face)),
    },
    warnings: report.warnings.map((warning) => ({ ...warning, message: say(warning.message) })),
  });
}

/** A finding as a face shows it. */
export const findingInWords = (finding: NowFinding, face: Face): NowFinding =>
  escapeControls({
    ...finding,
    meaning: sentence(finding.meaning, face),
    change: sentence(finding.change, face),
  });
