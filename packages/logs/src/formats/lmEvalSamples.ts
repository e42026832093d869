import { count } from '../log/count.ts';
import { NamedReward } from '../rows/namedReward.ts';
import { type GroupCount, has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';
import { lmEvalPair } from './lmEvalPair.ts';
import { lmEvalRepeats } from './lmEvalRepeats.ts';
import { successesOf } from './successesOf.ts';

/** `pass@10` and its like are of several answers at once: no mean over the answers. */
const OF_SEVERAL = /@(?!1$)/;

/** What stands in a row beside its metrics, where the row does not list these. */
const OTHERS: ReadonlySet<string> = new Set(['doc_id', 'target']);

/**
 * What lm-evaluation-harness writes with `--log_samples`, `samples_{task}_{time}.jsonl`: a row for
 * each document and FILTER, so that every document comes once per filter and one filter is read.
 * The one that keeps all repeats is preferred: there a metric is the mean over the repeats, and
 * metric × repeats the number of successes.
 */
export const lmEvalSamples: RowFormat = {
  name: 'lm-eval-samples',
  kind: 'counts',
  recognises: (row) =>
    has(row, 'doc_id', 'doc', 'resps', 'filtered_resps') && lmEvalPair(row) === undefined,
  open(context) {
    const { tally, name, first } = context;
    const task = /samples_([^/\\]+)_\d{4}-\d\d-\d\dT[^/\\]*$/.exec(name)?.[1];
    const metrics = metricsOf(first);
    const metric = new NamedReward(
      context,
      metrics.filter((name) => !OF_SEVERAL.test(name)).slice(0, 1),
    );
    const filters = new Map<string, { all: boolean; held: GroupCount[] }>();
    const detail = task === undefined ? 'doc_id' : 'task, doc_id';
    return {
      uses: ['reward'],
      grouping: { method: 'explicit id', detail },
      prompts: { method: 'explicit id', detail },
      read(row, out) {
        const doc = tally.id(row.doc_id);
        const attempts = lmEvalRepeats(row);
        const successes = successesOf(metric.sum(row), attempts);
        if (doc === undefined || !areCounts(successes, attempts)) {
          const say = (n: number) =>
            `${count(n, 'row')} without a document or whose metric is no number of successes`;
          tally.skip('no-counts', say);
          return;
        }
        const group = task === undefined ? doc : `${task}/${doc}`;
        const item = { group, prompt: group, category: task, successes, attempts };
        out.hold(item);
        const filter = tally.id(row.filter) ?? 'none';
        const known = filters.get(filter) ?? { all: false, held: [] };
        known.all ||= attempts > 1;
        known.held.push(item);
        filters.set(filter, known);
      },
      end(out) {
        metric.check();
        // whatever the order of the rows: all repeats before one, then by name
        const inOrder = [...filters].sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
        const kept = inOrder.find(([, { all }]) => all) ?? inOrder[0];
        const rest = inOrder
          .map(([filter]) => filter)
          .filter((filter) => filter !== kept?.[0])
          .join(', ');
        if (rest !== '') tally.note('filters', `rows of the filter ${kept![0]}; left out: ${rest}`);
        const others = metrics.filter((other) => !metric.columns.includes(other)).join(', ');
        if (others !== '')
          tally.note(
            'metrics',
            `success = ${metric.columns.join(' + ') || 'none'}; left out: ${others}`,
          );
        for (const item of kept?.[1].held ?? []) out.push(item);
      },
    };
  },
};

/** Filters that a task names first: the answer as it stands, then the strictest reading of it. */
const FIRST = ['none', 'strict-match'];
const rankOf = (filter: string): number =>
  (FIRST.indexOf(filter) + FIRST.length + 1) % (FIRST.length + 1);

/** Names of the metrics; before 0.4.4 no row lists them. */
const metricsOf = (row: RowObject): string[] =>
  Array.isArray(row.metrics)
    ? row.metrics.filter((name): name is string => typeof name === 'string')
    : Object.keys(row).filter((key) => typeof row[key] === 'number' && !OTHERS.has(key));
