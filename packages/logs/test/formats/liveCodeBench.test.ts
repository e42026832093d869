import { expect, it } from 'vitest';
import { told, whole } from '../support/told.ts';

it('reads a list of problems, each with what became of its answers', async () => {
  const problem = (question_id: string, graded_list: unknown[], difficulty: string) => ({
    question_title: 'A',
    question_content: 'text',
    platform: 'atcoder',
    question_id,
    contest_date: '2024-05-01T00:00:00',
    difficulty,
    output_list: graded_list.map(() => 'text'),
    code_list: graded_list.map(() => 'code'),
    graded_list,
    'pass@1': 0.5,
    metadata: graded_list.map(() => '{"error_code": -2}'),
  });
  const log = await told(
    whole([problem('abc_a', [true, false], 'easy'), problem('abc_b', [false, false], 'hard')]),
  );
  expect(log).toMatchObject({
    format: 'livecodebench',
    counts: ['1/2', '0/2'],
    categories: ['easy', 'hard'],
  });
});

it('keeps the tests of one problem apart in code execution', async () => {
  const test = (id: string, graded_list: unknown[]) => ({
    question_id: 2777,
    contest_id: 'x',
    id,
    code: 'f()',
    output_list: [],
    pred_list: [],
    graded_list,
    'pass@1': 1,
  });
  const log = await told(whole([test('sample_0', [true, true]), test('sample_1', [false, true])]));
  expect(log.groups).toEqual(['2777 sample_0', '2777 sample_0', '2777 sample_1', '2777 sample_1']);
  expect(log.counts).toEqual(['2/2', '1/2']);
});
