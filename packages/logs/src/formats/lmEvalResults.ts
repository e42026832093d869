import { formatPlain } from '@bits-per-sample/core';
import { count } from '../log/count.ts';
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
    const parts = objectOf(document.group_subtasks);
    /** A mean over tasks that stand beside it: its documents are theirs. */
    const isGroup = ([task]: readonly [string, unknown]): boolean =>
      Array.isArray(parts[task]) ? parts[task].length > 0 : has(objectOf(document.groups), task);
    const tasks = Object.entries(objectOf(document.results)).filter((task) => !isGroup(task));
    const read: string[] = [];
    const unread: string[] = [];
    return {
      kind: 'counts',
      rows: tasks.map(([task, means]) => ({ task, means })),
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
            unread.push(`${task} (${said || 'no mean'})`);
            const say = () => `no number of right answers behind the means of ${listed(unread)}`;
            tally.skip('no-counts', say);
            return;
          }
          const { name, mean, error } = whole;
          const right = successesOf(mean, n);
          read.push(
            `${task}: ${name} = ${formatPlain(mean)}${error}, ${right} of ${count(n, 'document')}`,
          );
          for (let i = 0; i < n; i++) {
            const successes = i < right ? 1 : 0;
            out.push({ group: `${task}/${i}`, category: task, successes, attempts: 1 });
          }
        },
        end() {
          if (read.length > 0) tally.note('means-as-counts', listed(read));
        },
      },
    };
  },
};

const MOST_LISTED = 8;

const listed = (texts: readonly string[]): string =>
  texts.length > MOST_LISTED
    ? `${texts.slice(0, MOST_LISTED).join('; ')}; and ${texts.length - MOST_LISTED} more`
    : texts.join('; ');

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
        error: typeof error === 'number' && error > 0 ? ` ± ${formatPlain(error)}` : '',
        share: SHARES.test(metric) && mean >= 0 && mean <= 1,
      },
    ];
  });
}
