import { isMetrics } from '../metrics/isMetrics.ts';
import { MeansReader } from '../metrics/meansReader.ts';
import { MetricsReader } from '../metrics/metricsReader.ts';
import type { RowFormat } from '../rows/rowFormat.ts';

/** What any logger of scalars writes: one row per step, or several, by name. */
export const metrics: RowFormat = {
  name: 'metrics',
  kind: 'metrics',
  recognises: isMetrics,
  open: (context) => new MetricsReader(context),
};

/** The same, where the caller says of how many rollouts of one group each mean is. */
export const metricMeans: RowFormat = {
  name: 'metrics',
  kind: 'counts',
  recognises: isMetrics,
  open: (context) => new MeansReader(context),
};
