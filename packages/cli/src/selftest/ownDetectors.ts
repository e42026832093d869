import { type Detector, runMetrics, runTable, tableDetector } from '@bits-per-sample/lab';
import { trendsOf } from '@bits-per-sample/report';

/** Metrics that rollouts do not hold. */
const BESIDE = ['step', 'kl', 'grad_norm', 'clip_ratio/region_mean', 'entropy'];

/** What the report says of rollouts with the trainer's metrics beside them, and of metrics alone. */
export const ownDetectors: readonly Detector[] = [
  tableDetector('report', {
    tables: (run) => {
      const { rowCount, columns } = runMetrics(run);
      const beside = Object.fromEntries(BESIDE.map((name) => [name, columns[name]!]));
      return [runTable(run), { rowCount, columns: beside }];
    },
    find: ([rollouts, metrics]) => trendsOf(rollouts!, { metrics: metrics! }),
  }),
  tableDetector('metrics alone', {
    tables: (run) => [runMetrics(run)],
    find: ([metrics]) => trendsOf(metrics!),
  }),
];
