import { isMetrics } from '../metrics/isMetrics.ts';
import { MeansReader } from '../metrics/meansReader.ts';
import { MetricsReader } from '../metrics/metricsReader.ts';
import { isObject } from '../rows/objectOf.ts';
import type { DocumentFormat } from '../rows/rowFormat.ts';

/** What Hugging Face trainers leave in a checkpoint: metrics, or counts when asked for. */
export const trainerState: DocumentFormat = {
  name: 'trainer-state',
  recognises: ({ log_history, global_step }) =>
    Array.isArray(log_history) &&
    (global_step !== undefined || (isObject(log_history[0]) && isMetrics(log_history[0]))),
  openDocument({ log_history, global_step }, context) {
    const rows = log_history as readonly unknown[];
    const { tally, mapping } = context;
    if (global_step !== undefined)
      tally.note(
        'global-step',
        `global_step ${tally.number(global_step)}; each checkpoint holds the whole history, so of several read the one with the largest`,
      );
    return mapping.reward === undefined && mapping.groupSize === undefined
      ? { kind: 'metrics', rows, reader: new MetricsReader(context) }
      : { kind: 'counts', rows, reader: new MeansReader(context) };
  },
};
