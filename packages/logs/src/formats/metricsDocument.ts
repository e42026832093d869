import { isMetrics } from '../metrics/isMetrics.ts';
import { isObject } from '../rows/objectOf.ts';
import type { DocumentFormat, RowObject } from '../rows/rowFormat.ts';
import { metricMeans, metrics } from './metrics.ts';

/** What a list of logged steps is called in a document. */
const LISTS = ['metrics', 'history', 'train_history', 'log', 'logs', 'steps', 'records'];

/** Logged steps as a list in a document, beside settings or a summary. */
export const metricsDocument: DocumentFormat = {
  name: 'metrics',
  recognises: (document) => listIn(document) !== undefined,
  openDocument(document, context) {
    const rows = listIn(document) ?? [];
    const { reward, groupSize } = context.mapping;
    const { kind, open } = reward === undefined && groupSize === undefined ? metrics : metricMeans;
    const reader = open({ ...context, first: rows[0] ?? {}, head: rows, single: false });
    return { kind, rows, reader } as ReturnType<DocumentFormat['openDocument']>;
  },
};

function listIn(document: RowObject): readonly RowObject[] | undefined {
  const name = LISTS.find((one) => Array.isArray(document[one]));
  const list = name === undefined ? undefined : (document[name] as readonly unknown[]);
  return list?.every(isObject) && list[0] !== undefined && isMetrics(list[0] as RowObject)
    ? (list as readonly RowObject[])
    : undefined;
}
