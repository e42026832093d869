import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { NamedReward } from '../rows/namedReward.ts';
import { isObject } from '../rows/objectOf.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';
import { successesOf } from './successesOf.ts';

/** Metrics that are means over n samples of one document. */
const MEAN = /^(?:pass@k:k=1&n=|avg@n:n=|avg@k:k=)(\d+)$/;

/**
 * What LightEval keeps with `--save-details`, `details/{model}/{time}/details_{task}_{time}.parquet`:
 * a row per document with columns `doc`, `metric`, `model_response` (`__doc__`, `__metric__` before
 * 0.13). A metric over n samples counts them; any other, if 0 or 1, is one attempt.
 */
export const lightEvalDetails: RowFormat = {
  name: 'lighteval-details',
  kind: 'counts',
  recognises: (row) =>
    isObject(partOf(row, 'doc')) &&
    isObject(partOf(row, 'metric')) &&
    (has(row, 'model_response') || has(row, '__doc__')),
  open(context) {
    const { tally } = context;
    const first = partOf(context.first, 'metric') as RowObject;
    const names = Object.keys(first);
    const own = names.find((name) => MEAN.test(name)) ?? names.find((name) => !/@/.test(name));
    const metric = new NamedReward(
      { ...context, first, head: [first] },
      own === undefined ? [] : [own],
    );
    const attempts = Number(MEAN.exec(metric.columns[0] ?? '')?.[1] ?? 1);
    const prompts = new PromptIds(tally);
    const doc = partOf(context.first, 'doc') as RowObject;
    const detail = `task_name, ${hasId(doc) ? 'id' : 'query'}`;
    const method = hasId(doc) ? 'explicit id' : 'step + prompt text';
    return {
      uses: ['reward'],
      grouping: { method, detail },
      prompts: { method: hasId(doc) ? 'explicit id' : 'prompt text', detail },
      read(row, out) {
        const doc = partOf(row, 'doc');
        const scores = partOf(row, 'metric');
        const { task_name, id, query } = isObject(doc) ? doc : ({} as RowObject);
        const task = tally.id(task_name);
        const name = isObject(doc) && hasId(doc) ? tally.id(id) : prompts.of(query);
        const mean = isObject(scores) ? metric.sum(scores) : Number.NaN;
        const successes = successesOf(mean, attempts);
        if (name === undefined || !areCounts(successes, attempts)) {
          const say = (n: number) =>
            `${count(n, 'row')} without a document or whose metric is no number of successes`;
          tally.skip('no-counts', say);
          return;
        }
        const group = task === undefined ? name : `${task}/${name}`;
        out.push({ group, prompt: group, category: task, successes, attempts });
      },
      end() {
        metric.check();
        const rest = names.filter((name) => !metric.columns.includes(name)).join(', ');
        const said = metric.columns.join(' + ') || 'none';
        if (rest !== '') tally.note('metrics', `success = ${said}; left out: ${rest}`);
      },
    };
  },
};

const partOf = (row: RowObject, name: string): unknown => row[name] ?? row[`__${name}__`];

const hasId = ({ id }: RowObject): boolean => id !== undefined && id !== null && id !== '';
