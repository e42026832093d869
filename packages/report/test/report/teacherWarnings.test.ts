import { fromText } from '@bits-per-sample/logs';
import { expect, it } from 'vitest';
import { renderTerminal, report } from '../../src/index.ts';

const log = (key: string, at: (step: number) => number) =>
  report(
    fromText(
      Array.from({ length: 12 }, (_, step) =>
        JSON.stringify({ step, [key]: at(step), 'optim/lr': 1e-4, entropy: 1 - step / 40 }),
      ).join('\n'),
      'metrics.jsonl',
    ),
  );

it.each(['teacher_kl', 'teacher_kl/gsm8k', 'distillation/loss'])(
  '%s flat at 0: a teacher that does nothing is found',
  async (key) => {
    const told = await log(key, (step) => (step % 2 ? 1e-6 : -2e-6));
    expect(told.warnings.map(({ code }) => code)).toContain('teacher-says-nothing');
    expect(renderTerminal(told)).toContain('THE TEACHER SAYS WHAT THE STUDENT SAYS');
  },
);

it('a distance that falls is a distance, and what would tell bits is said', async () => {
  const told = await log('teacher_kl', (step) => 0.5 / (1 + step));
  const [warning] = told.warnings.filter(({ code }) => code.startsWith('teacher-'));
  expect(warning!.code).toBe('teacher-distance');
  expect(warning!.message).toMatch(/from 0\.5 to 0\.042.*no information.*student_logprobs/);
});

it('another KL is none of a teacher', async () => {
  const told = await log('kl', () => 0);
  expect(told.warnings.some(({ code }) => code.startsWith('teacher-'))).toBe(false);
});
