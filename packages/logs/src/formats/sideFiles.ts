import { isObject } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

/** A kind of file without rewards, and where these stand instead. */
export interface SideFile {
  readonly kind: string;
  readonly instead: string;
  readonly is: (row: RowObject) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Files that tools keep beside their logs, by their first row or the document that they are. */
const SIDE_FILES: readonly SideFile[] = [
  {
    kind: 'verifiers metadata',
    instead: 'results.jsonl beside it',
    is: (row) => has(row, 'env_id', 'rollouts_per_example'),
  },
  {
    kind: 'verifiers settings',
    instead: 'traces.jsonl of the same folder',
    is: ({ env }) => isObject(env) && has(env, 'taskset'),
  },
  {
    kind: 'prime-rl annotations',
    instead: 'traces/stream of the same folder',
    is: (row) =>
      has(row, 'trace_id', 'info') && (has(row, 'branches') || has(row, 'chunk', 'offset')),
  },
  {
    kind: 'open-instruct metadata',
    instead: 'the files *_rollouts_*.jsonl beside it',
    is: (row) => has(row, 'run_name', 'git_commit', 'model_name'),
  },
  {
    kind: 'rLLM batch summary',
    instead: 'the files episode_*.json beside it',
    is: (row) => has(row, 'training_step', 'num_episodes', 'episode_files'),
  },
  {
    kind: 'SWE-bench predictions',
    instead: 'the report that its evaluation writes',
    is: (row) => has(row, 'instance_id', 'model_patch') || predictionsById(row),
  },
  {
    kind: 'HumanEval problems',
    instead: 'the results of an evaluation',
    is: (row) => has(row, 'task_id', 'prompt', 'entry_point', 'canonical_solution'),
  },
  {
    kind: 'answers that were not judged yet',
    instead: 'the results of the evaluation, such as *_eval_results.json or *_results.jsonl',
    is: (row) =>
      isText(row.task_id) &&
      (isText(row.solution) || isText(row.completion)) &&
      Object.keys(row).every((key) =>
        /^(task_id|solution|completion|_identifier|raw_.*)$/.test(key),
      ),
  },
  {
    kind: 'answers that were not judged yet',
    instead: 'the files *.results.json beside it',
    is: (row) => isText(row.name) && isText(row.language) && Array.isArray(row.completions),
  },
  {
    kind: 'answers that were not judged yet',
    instead: 'the file *_eval_all.json beside it',
    is: (row) =>
      has(row, 'question_id', 'output_list') && !has(row, 'graded_list') && !has(row, 'score'),
  },
  {
    kind: 'pass@k summary',
    instead: 'the file *_eval_results.json or *_eval_all.json beside it',
    is: (row) =>
      has(row, 'pass@1') &&
      (isObject(row.detail) || has(row, 'gt_pass_rate') || has(row, 'failed_tasks')),
  },
];

/** `preds.json`: predictions keyed by the instance. */
const predictionsById = (row: RowObject): boolean => {
  const values = Object.values(row).slice(0, 8);
  return values.length > 0 && values.every((x) => isObject(x) && has(x, 'model_patch'));
};

/** What a row or document without rewards belongs to; undefined when it is none of these. */
export const sideFile = (row: RowObject): SideFile | undefined =>
  SIDE_FILES.find(({ is }) => is(row));
