import { isMetrics } from '../metrics/isMetrics.ts';
import { MetricsReader } from '../metrics/metricsReader.ts';
import type { RowFormat } from '../rows/rowFormat.ts';

/** What any logger of scalars writes: one row per step, or several, by name. */
export const metrics: RowFormat = {
  name: 'metrics',
  kind: 'metrics',
  recognises: isMetrics,
  open: (context) => new MetricsReader(context),
};
