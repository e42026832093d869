import { expect, it } from 'vitest';
import { lines, told } from '../support/told.ts';

const row = (task_id: unknown, result: string) => ({
  task_id,
  completion: '  return 1\n',
  result,
  passed: result === 'passed',
});

it('reads what human-eval writes: words and a flag', async () => {
  const rows = [
    row('HumanEval/0', 'passed'),
    row('HumanEval/0', 'failed: AssertionError'),
    row('HumanEval/1', 'timed out'),
    row('HumanEval/1', "failed: name 'x' is not defined"),
  ];
  const log = await told(lines(rows, 'samples.jsonl_results.jsonl'));
  expect(log).toMatchObject({ format: 'humaneval-results', counts: ['1/2', '0/2'] });
  expect(log.codes).toContain('timeouts');
});

it('reads those of its kin, with more columns and numbers as tasks', async () => {
  const rows = [
    { ...row(7, 'passed'), completion_id: 0, prompt: 'def f', language: 'python' },
    { ...row(7, 'failed: wrong'), completion_id: 1, prompt: 'def f', language: 'python' },
    row(null, 'passed'),
  ];
  const log = await told(lines(rows));
  expect(log).toMatchObject({ format: 'humaneval-results', counts: ['1/2'], skipped: 1 });
});
