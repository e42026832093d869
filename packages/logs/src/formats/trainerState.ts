import { MeansReader } from '../metrics/meansReader.ts';
import { MetricsReader } from '../metrics/metricsReader.ts';
import { type DocumentFormat, has } from '../rows/rowFormat.ts';

/** What Hugging Face trainers leave in a checkpoint: metrics, or counts when asked for. */
export const trainerState: DocumentFormat = {
  name: 'trainer-state',
  recognises: (document) => Array.isArray(document.log_history) && has(document, 'global_step'),
  openDocument({ log_history, global_step }, context) {
    const rows = log_history as readonly unknown[];
    const { tally, mapping } = context;
    tally.note(
      'global-step',
      `global_step ${tally.number(global_step)}; each checkpoint holds the whole history, so of several read the one with the largest`,
    );
    return mapping.reward === undefined && mapping.groupSize === undefined
      ? { kind: 'metrics', rows, reader: new MetricsReader(context) }
      : { kind: 'counts', rows, reader: new MeansReader(context) };
  },
};
