import { MetricsReader } from '../metrics/metricsReader.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';

/**
 * One scalar as TensorBoard's page saves it, `run-RUN-tag-TAG.csv`: wall time, step, value. Its name
 * stands in that of the file alone, with `_` for `/`.
 */
export const tensorBoardExport: RowFormat = {
  name: 'tensorboard-export',
  kind: 'metrics',
  recognises: (row) => has(row, 'Wall time', 'Step', 'Value'),

  open(context) {
    const reader = new MetricsReader(context);
    const file = context.name.split(/[\\/]/).at(-1) ?? '';
    const tag = /(?:^|-)tag-(.+)/.exec(file)?.[1] ?? file;
    const name = tag.replace(/\.csv(\.(gz|zst))?$/i, '') || 'value';
    return {
      uses: reader.uses,
      read: ({ Step, Value }) => reader.read({ step: Step, [name]: Value }),
      end: (out) => reader.end(out),
    };
  },
};
