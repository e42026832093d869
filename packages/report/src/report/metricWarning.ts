import type { ReportWarning } from './warnings.ts';

/** Something that a log of metrics says. */
export type MetricWarning = Pick<ReportWarning, 'code' | 'message' | 'severity'>;
