import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/index.ts';
import { lines, told, whole } from '../support/told.ts';

const run = {
  total_instances: 7,
  submitted_instances: 6,
  completed_instances: 4,
  resolved_instances: 2,
  unresolved_instances: 1,
  empty_patch_instances: 1,
  error_instances: 2,
  completed_ids: ['django__django-1', 'django__django-2', 'sympy__sympy-3', 'sympy__sympy-5'],
  incomplete_ids: ['sympy__sympy-7'],
  empty_patch_ids: ['sympy__sympy-4'],
  submitted_ids: [],
  resolved_ids: ['django__django-1', 'django__django-2'],
  unresolved_ids: ['sympy__sympy-3'],
  error_ids: ['sympy__sympy-5', 'sympy__sympy-6'],
  schema_version: 2,
};

describe('the report of a run', () => {
  it('tells resolved from not, and errors from failures', async () => {
    const log = await told(whole(run, 'model.run.json'));
    expect(log).toMatchObject({
      format: 'swebench-run',
      rewards: [1, 1, 0, 0, NaN, NaN],
      status: ['ok', 'ok', 'ok', 'ok', 'error', 'error'],
      categories: ['django__django', 'sympy__sympy'],
    });
    expect(log.codes).toEqual(expect.arrayContaining(['no-answer', 'errors']));
  });

  it('needs no list but the two, and names an instance once', async () => {
    const { resolved_ids, unresolved_ids } = run;
    const log = await told(
      whole({ resolved_ids, unresolved_ids, error_ids: unresolved_ids, unstopped_instances: 0 }),
    );
    expect(log.rewards).toEqual([1, 1, 0]);
  });
});

describe('the reports of instances', () => {
  const report = (resolved: unknown) => ({
    patch_is_None: false,
    patch_exists: true,
    patch_successfully_applied: true,
    resolved,
    tests_status: { FAIL_TO_PASS: { success: [], failure: [] } },
  });

  it('hold one instance, or several', async () => {
    const one = await told(whole({ 'django__django-1': report(true) }, 'report.json'));
    expect(one).toMatchObject({ format: 'swebench-report', groups: ['django__django-1'] });
    const two = await told(
      whole({ 'django__django-1': report(true), 'sympy__sympy-3': report(false) }),
    );
    expect(two.rewards).toEqual([1, 0]);
  });

  it('are no log where a value is none of them', async () => {
    await expect(readLog(whole({ a: report(true), b: 7 }))).rejects.toThrow();
  });
});

it.each([
  ['rows', lines([{ instance_id: 'a-1', model_patch: 'x', model_name_or_path: 'm' }, {}])],
  ['a document', whole({ 'a-1': { instance_id: 'a-1', model_patch: 'x' } }, 'preds.json')],
])('predictions hold no outcome: %s', async (_, source) => {
  await expect(readLog(source)).rejects.toMatchObject({
    sideFile: true,
    kind: 'SWE-bench predictions',
  });
});
