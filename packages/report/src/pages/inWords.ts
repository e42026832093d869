import { type Face, sentence } from '../options/sentence.ts';
import type { Report } from '../report/reportShape.ts';

/** A report whose sentences name options as a face does. */
export function inWords(report: Report, face: Face): Report {
  const say = (text: string): string => sentence(text, face);
  return {
    ...report,
    prompts: null,
    findings: report.findings.map((finding) => ({
      ...finding,
      value: say(finding.value),
      detail: say(finding.detail),
      meaning: say(finding.meaning),
      change: say(finding.change),
    })),
    warnings: report.warnings.map((warning) => ({ ...warning, message: say(warning.message) })),
  };
}
