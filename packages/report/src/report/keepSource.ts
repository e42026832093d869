import type { SuccessRule } from '../options/successRule.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { Report } from './reportShape.ts';

/** What pictures and weights of single prompts need beside the report. */
export interface KeptSource {
  readonly source: ReportSource;
  readonly rule: SuccessRule | undefined;
  readonly kind: 'train' | 'eval' | undefined;
}

/** By the report itself, so that it lives as long, and no longer. */
const kept = new WeakMap<Report, KeptSource>();

/** Remembers the sums that a report was made of. */
export const keepSource = (report: Report, source: KeptSource): void => {
  kept.set(report, source);
};

/** The sums that a report was made of; undefined for a copy of one, e.g. out of JSON. */
export const keptSource = (report: Report): KeptSource | undefined => kept.get(report);
