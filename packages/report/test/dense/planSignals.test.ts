import { rlStepFlops } from '@bits-per-sample/info';
import { expect, it } from 'vitest';
import { plan, report } from '../../src/index.ts';
import { taughtWorld } from './taughtWorld.ts';

const rows = taughtWorld({ teacher: 3, seed: 5, top: 4 }).map((rollout) => ({
  step: rollout.step,
  group: rollout.group,
  reward: Number(rollout.teacher[0]! > rollout.student[0]!),
  input_tokens: 200,
  output_tokens: rollout.student.length,
  student_logprobs: rollout.student,
  teacher_logprobs: rollout.teacher,
  student_top_logprobs: rollout.studentTop,
  teacher_top_logprobs: rollout.teacherTop,
  turn_rewards: [Number(rollout.student[0]! > rollout.teacher[0]!), 1],
}));

it('a plan sets a teacher, turns and rewards beside each other, each at its own price', async () => {
  const { signals } = await plan(rows, { model: 8e9, teacherParameters: 32e9 });
  expect(signals.map(({ name, kind }) => [name, kind])).toEqual([
    ['rollout', 'at most'],
    ['rollout with rewards per turn', 'at most'],
    ['rollout with a teacher', 'at least'],
  ]);
  const [reward, turns, taught] = signals;
  const { teacher } = await report(rows);
  expect(taught!.bits.value).toBe(teacher!.toldByTop!.value);
  const shape = { parameters: 8e9, promptTokens: 200, completionTokens: 12, groupSize: 8 };
  expect(taught!.flops).toBeCloseTo(
    rlStepFlops({ ...shape, teacherParameters: 32e9 }).perRollout,
    -3,
  );
  expect(reward!.flops).toBeCloseTo(rlStepFlops(shape).perRollout, -3);
  expect(turns!.flops).toBe(reward!.flops);
});

it('without a teacher and without turns nothing is set beside rewards', async () => {
  const plain = rows.map(({ step, group, reward }) => ({ step, group, reward }));
  expect((await plan(plain)).signals).toEqual([]);
});
