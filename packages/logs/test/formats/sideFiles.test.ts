import { describe, expect, it } from 'vitest';
import { readLog, SideFileError } from '../../src/index.ts';
import { lines, whole } from '../support/told.ts';

describe('files beside logs', () => {
  it.each<[kind: string, source: ReturnType<typeof lines>]>([
    ['verifiers metadata', whole({ env_id: 'x', rollouts_per_example: 4, avg_reward: 0.5 })],
    ['verifiers settings', whole({ env: { taskset: { id: 'x' }, agent: {} } })],
    ['open-instruct metadata', lines([{ run_name: 'x', git_commit: 'y', model_name: 'z' }])],
    ['rLLM batch summary', whole({ training_step: 1, num_episodes: 4, episode_files: [] })],
    ['prime-rl annotations', lines([{ trace_id: 'x', info: {}, branches: [] }, {}])],
    [
      'HumanEval problems',
      lines([{ task_id: 'a', prompt: 'p', entry_point: 'f', canonical_solution: '' }]),
    ],
    [
      'answers that were not judged yet',
      lines([
        { task_id: 'a', solution: 'x' },
        { task_id: 'b', solution: 'y' },
      ]),
    ],
    [
      'answers that were not judged yet',
      lines([{ task_id: 'a', completion: 'x', _identifier: 'y' }]),
    ],
    [
      'answers that were not judged yet',
      whole({ name: 'a', language: 'lua', prompt: '', completions: ['x'] }),
    ],
    [
      'answers that were not judged yet',
      whole([{ question_id: 'a', output_list: ['x'], code_list: ['y'] }]),
    ],
    ['pass@k summary', whole({ 'pass@1': 0.5, model: 'x', gt_pass_rate: 0.99, failed_tasks: [] })],
    [
      'pass@k summary',
      whole([{ 'pass@1': 0.5, detail: { 'pass@1': { 0: 1 } } }, { 0: [[true]] }, [[]]]),
    ],
  ])('%s', async (kind, source) => {
    const error = await readLog(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SideFileError);
    expect(error).toMatchObject({ code: 'SCHEMA', sideFile: true, kind });
    expect((error as Error).message).toContain('without rewards');
  });

  it('are read all the same when the caller says which columns count', async () => {
    const rows = [{ task_id: 'a', solution: 'x', ok: 1 }];
    const log = await readLog(lines(rows), { mapping: { group: ['task_id'], reward: ['ok'] } });
    expect(log.format).toBe('mapped');
  });
});
