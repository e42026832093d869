import { expect, it } from 'vitest';
import { told, whole } from '../support/told.ts';

const answer = (task_id: string, status: string) => ({
  task_id,
  solution: 'x',
  status,
  details: {},
});

it('reads tasks with one status per answer', async () => {
  const document = {
    date: '2026-01-01 10:00',
    eval: {
      'BigCodeBench/0': [answer('BigCodeBench/0', 'pass'), answer('BigCodeBench/0', 'fail')],
      'BigCodeBench/1': [answer('BigCodeBench/1', 'timeout'), answer('BigCodeBench/1', 'fail')],
    },
  };
  const log = await told(whole(document, 'samples_eval_results.json'));
  expect(log).toMatchObject({ format: 'bigcodebench', counts: ['1/2', '0/2'] });
  expect(log.codes).toContain('timeouts');
});

it('reads it with details in a list, and answers without the name of their task', async () => {
  const bare = { solution: 'x', status: 'pass', details: ['x', 'y'] };
  const log = await told(whole({ eval: { 'BigCodeBench/7': [bare, 7, bare] } }));
  expect(log).toMatchObject({ groups: ['BigCodeBench/7', 'BigCodeBench/7'], skipped: 1 });
});

it('leaves evalplus to evalplus', async () => {
  const status = { base_status: 'pass', plus_status: 'fail', status: 'x' };
  const log = await told(whole({ hash: 'x', eval: { 'HumanEval/0': [status] } }));
  expect(log.format).toBe('evalplus');
});
