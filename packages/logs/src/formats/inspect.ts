import { isObject } from '../rows/objectOf.ts';
import { type DocumentFormat, has, type RowObject } from '../rows/rowFormat.ts';
import { inspectSamples } from './inspectSamples.ts';

/**
 * A log that Inspect writes with `--log-format json`, or that `inspect log convert` makes of an
 * `.eval` file: one task and model, with a row per sample and epoch. A log without samples (only
 * the header, or a run that failed at once) is an empty one.
 */
export const inspect: DocumentFormat = {
  name: 'inspect',
  recognises: (document) =>
    has(document, 'version', 'eval') &&
    isObject(document.eval) &&
    (has(document, 'status') || has(document, 'samples') || has(document, 'plan')),
  openDocument(document, context) {
    const { samples } = document;
    const header = document.eval as RowObject;
    const rows: readonly unknown[] = Array.isArray(samples) ? samples : [];
    if (rows.length === 0) context.tally.note('no-samples', 'the log holds no samples');
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const task = { task: text(header.task), model: text(header.model) };
    return { kind: 'rollouts', rows, reader: inspectSamples(context, task) };
  },
};
