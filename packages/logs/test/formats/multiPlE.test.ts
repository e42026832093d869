import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { told, whole } from '../support/told.ts';

const result = (status: string) => ({
  program: 'x',
  status,
  exit_code: status === 'OK' ? 0 : -1,
  stdout: '',
  stderr: '',
  timestamp: 1_700_000_000,
});
const problem = (name: string, statuses: readonly string[], more: object = {}) => ({
  name,
  language: 'lua',
  prompt: '-- sum',
  tests: 'lu.run()',
  results: statuses.map(result),
  ...more,
});

it('counts OK as a success, and every other end as none', async () => {
  const log = await told(
    whole(problem('HumanEval_0', ['OK', 'Exception', 'Timeout', 'SyntaxError', 'OK'])),
  );
  expect(log).toMatchObject({
    format: 'multipl-e',
    rewards: [1, 0, 0, 0, 1],
    groups: Array(5).fill('HumanEval_0'),
    categories: ['lua'],
  });
  expect(log.codes).toContain('timeouts');
});

it('reads it packed, with the settings of the completions, of another language', async () => {
  const more = { language: 'rkt', temperature: 0.2, top_p: 0.95, max_tokens: 512, stop_tokens: [] };
  const text = JSON.stringify(problem('mbpp_3', ['OK', 'Exception'], more));
  const log = await told(fromBytes(gzipSync(text), 'mbpp_3.results.json.gz'));
  expect(log).toMatchObject({ format: 'multipl-e', counts: ['1/2'], categories: ['rkt'] });
});

it('leaves out a result that another run is still writing', async () => {
  const document = problem('HumanEval_1', ['OK']);
  const log = await told(whole({ ...document, results: [...document.results, {}] }));
  expect(log).toMatchObject({ rewards: [1], skipped: 1 });
});

it.each([
  ['the columns that it reads anyway', { group: ['name'], reward: ['results.status'] }, [1, 0]],
  ['other columns', { group: ['language'], reward: ['results.exit_code'] }, [0, -1]],
])('takes %s', async (_, mapping, rewards) => {
  const source = whole(problem('HumanEval_0', ['OK', 'Timeout']));
  expect((await told(source, { mapping })).rewards).toEqual(rewards);
});
