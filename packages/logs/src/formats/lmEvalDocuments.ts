import { count } from '../log/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { lmEvalPair } from './lmEvalPair.ts';
import { LmEvalPerplexity } from './lmEvalPerplexity.ts';

/**
 * Documents whose likelihood lm-evaluation-harness took as a whole (its tasks of perplexity, with
 * `--log_samples`): of each the log-likelihood in nats, and the bytes or words that it is of, which
 * are no tokens.
 */
export const lmEvalDocuments: RowFormat = {
  name: 'lm-eval-documents',
  kind: 'examples',
  recognises: (row) =>
    has(row, 'doc_id', 'doc', 'resps', 'filtered_resps') && lmEvalPair(row) !== undefined,
  open({ tally, name }) {
    const task = /samples_([^/\\]+)_\d{4}-\d\d-\d\dT[^/\\]*$/.exec(name)?.[1];
    const perplexity = new LmEvalPerplexity();
    return {
      grouping: { method: 'explicit id', detail: 'doc_id' },
      prompts: { method: 'unknown', detail: 'documents were scored, and nothing was rolled out' },
      read(row, out) {
        const example = tally.id(row.doc_id);
        const nll = -tally.number(lmEvalPair(row)?.[0]);
        if (example === undefined || !(nll >= 0)) {
          tally.skip('no-likelihood', (n) => `${count(n, 'row')} without a likelihood`);
          return;
        }
        perplexity.take(row);
        out.push({ example, source: task, tokens: NaN, unit: 'example', nll });
      },
      end: () => perplexity.note(tally),
    };
  },
};
