import { count } from '../rows/count.ts';
import { isObject, objectOf } from '../rows/objectOf.ts';
import { type DocumentFormat, has, type RowObject } from '../rows/rowFormat.ts';
import { successesOf } from './successesOf.ts';

/** More documents than any task has. */
const MAX_DOCUMENTS = 1_000_000;
/** Metrics that are shares of right answers. */
const SHARES = /^(em|exact_match|pass@1|accuracy|(.+_)?acc(_.+)?)$/;

/**
 * What lm-evaluation-harness writes beside its samples, `results_{time}.json`: a mean per task,
 * metric and filter. Where mean × documents is whole it is a number of right answers, and each
 * document one try of a prompt: a pass rate, and no groups. The samples tell more.
 */
export const lmEvalResults: DocumentFormat = {
  name: 'lm-eval-results',
  recognises: (document) =>
    isObject(document.results) &&
    (has(document, 'n-samples') || has(document, 'n-shot') || has(document, 'higher_is_better')),

  openDocument(document, { tally }) {
    tally.note(
      'aggregates',
      'these are means per task: which prompt was solved stands in the files samples_*.jsonl beside this one',
    );
    const sizes = objectOf(document['n-samples']);
    return {
      kind: 'counts',
      rows: Object.entries(objectOf(document.results)).map(([task, means]) => ({ task, means })),
      reader: {
        grouping: { method: 'none', detail: 'each document of a task is tried once' },
        prompts: { method: 'unknown', detail: 'a mean does not say which documents were solved' },
        read(row, out) {
          const task = tally.id(row.task) ?? '';
          const size = objectOf(sizes[task]);
          const n = sizeOf(size.effective ?? size.original ?? objectOf(row.means).sample_len);
          const means = meansOf(objectOf(row.means));
          const whole = means.find(
            ({ mean, share }) => share && !Number.isNaN(successesOf(mean, n)),
          );
          if (whole === undefined || !(n > 0) || n > MAX_DOCUMENTS) {
            const said = means.map(({ name, mean }) => `${name} ${mean}`).join(', ');
            tally.skip(`no-counts ${task}`, `${task}: ${said || 'no mean'}, no number of answers`);
            return;
          }
          const { name, mean, error } = whole;
          tally.note(
            `mean ${task}`,
            `${task}: ${name} = ${mean}${error} over ${count(n, 'document')}, read as ${Math.round(mean * n)} right`,
          );
          const right = successesOf(mean, n);
          for (let i = 0; i < n; i++) {
            const successes = i < right ? 1 : 0;
            out.push({ group: `${task}/${i}`, category: task, successes, attempts: 1 });
          }
        },
      },
    };
  },
};

const sizeOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

interface TaskMean {
  readonly name: string;
  readonly mean: number;
  /** The standard error in words, if there is one. */
  readonly error: string;
  /** Whether it is a share of right answers. */
  readonly share: boolean;
}

/** The means of a task, `{metric},{filter}`. */
function meansOf(means: RowObject): TaskMean[] {
  return Object.entries(means).flatMap(([key, mean]): TaskMean[] => {
    const [metric = '', filter] = key.split(',');
    if (filter === undefined || metric.endsWith('_stderr') || typeof mean !== 'number') return [];
    const error = means[`${metric}_stderr,${filter}`];
    return [
      {
        name: filter === 'none' ? metric : `${metric} (${filter})`,
        mean,
        error: typeof error === 'number' && error > 0 ? ` ± ${error}` : '',
        share: SHARES.test(metric) && mean >= 0 && mean <= 1,
      },
    ];
  });
}
