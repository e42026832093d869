import { describe, expect, it } from 'vitest';
import { type Report, renderMarkdown, renderTerminal, report } from '../../src/index.ts';
import { type TaughtRollout, type TaughtWorld, taughtWorld } from './taughtWorld.ts';

type Row = Record<string, unknown>;

/** Rows as a trainer logs them. */
const rowOf = ({ step, group, student, teacher }: TaughtRollout): Row => ({
  step,
  group,
  reward: null,
  output_tokens: student.length,
  student_logprobs: student,
  teacher_logprobs: teacher,
});
const tops = (rollout: TaughtRollout): Row => ({
  ...rowOf(rollout),
  student_top_logprobs: rollout.studentTop,
  teacher_top_logprobs: rollout.teacherTop,
});
const scaled =
  (by: number) =>
  (rollout: TaughtRollout): Row => ({
    ...rowOf(rollout),
    student_logprobs: rollout.student.map((x) => x * by),
    teacher_logprobs: rollout.teacher.map((x) => x * by),
  });

const read = (world: TaughtWorld, row: (rollout: TaughtRollout) => Row = rowOf): Promise<Report> =>
  report(taughtWorld(world).map(row));
const truthOf = (world: TaughtWorld, of: (rollout: TaughtRollout) => number): number => {
  const all = taughtWorld(world);
  return all.reduce((sum, rollout) => sum + of(rollout), 0) / all.length;
};
const screen = (told: Report): string => renderTerminal(told);

describe('a log of on-policy distillation', () => {
  it.each(Array.from({ length: 16 }, (_, teacher) => teacher))(
    'of teacher %i: told is at most the truth, and the distance is the distance',
    async (teacher) => {
      for (const sharpness of [1, 3]) {
        const world = { teacher, seed: 100 + teacher, sharpness, top: 4 };
        const { teacher: told } = await read(world, tops);
        const truth = truthOf(world, (rollout) => rollout.truth);
        expect(told!.state).toBe('teaches');
        expect(told!.told!.value).toBeGreaterThan(0);
        expect(told!.told!.value).toBeLessThan(told!.toldByTop!.value);
        expect(told!.toldByTop!.value).toBeLessThan(truth);
        const distance = truthOf(world, (rollout) => rollout.distance) / 12;
        const { value, lower, upper } = told!.distance!;
        // within its interval, made wider: 32 of them are looked at
        expect(Math.abs(value - distance)).toBeLessThan((upper - lower) * 1.1);
      }
    },
  );
});

describe('what is not what it is taken for', () => {
  const world = { teacher: 3, seed: 5 } as const;
  const bitsOf = ({ teacher }: Report) => [teacher!.told, teacher!.toldByTop, teacher!.distance];

  it.each([
    ['base 10', scaled(1 / Math.LN10), {}, 'fewer-repeats'],
    ['base 2', scaled(1 / Math.LN2), {}, 'not-sampled-with'],
    ['sampled at temperature 2', rowOf, { temperature: 2 }, 'not-sampled-with'],
  ] as const)('%s: cannot be told, and the screen says why', async (_, row, more, reason) => {
    for (const seed of [5, 6, 7]) {
      const told = await read({ ...world, ...more, seed }, row);
      expect(told.teacher!.state).toBe('cannot tell');
      if (seed === 5) expect(told.teacher!.reason).toBe(reason);
      expect(bitsOf(told)).toEqual([null, null, null]);
      const text = screen(told);
      expect(text).toContain('cannot be told');
      expect(text).toContain('are not ln of the probabilities');
    }
  });

  it('sampled at temperature ½: what is told at least still is', async () => {
    const cold = { ...world, temperature: 0.5 };
    const told = await read(cold);
    const truth = truthOf(cold, (rollout) => rollout.truth);
    expect(told.teacher!.told!.value).toBeLessThan(truth);
    expect(screen(told).replace(/\s+/g, ' ')).toContain(
      'if tokens were sampled with the probabilities that are logged',
    );
  });

  it('a teacher that is the student teaches nothing, and is found', async () => {
    const told = await read({ ...world, teacher: 'student' });
    expect(told.teacher).toMatchObject({ state: 'nothing', reason: null });
    expect(told.warnings.map(({ code }) => code)).toContain('teacher-says-nothing');
    const text = screen(told);
    expect(text).toMatch(/^!! {2}THE TEACHER SAYS WHAT THE STUDENT SAYS|!.*THE TEACHER SAYS/m);
    expect(text).toMatch(/at least +nothing/);
    const sums = await read({ ...world, teacher: 'student' }, summed);
    expect(sums.teacher!.state).toBe('nothing');
  });

  it('a student that has reached its teacher is none of these', async () => {
    const away = taughtWorld({ ...world, steps: 4 });
    const there = taughtWorld({ ...world, teacher: 'student', steps: 4 });
    const rows = away.map((rollout, i) => rowOf(rollout.step < 2 ? rollout : there[i]!));
    const told = await report(rows);
    expect(told.teacher!.state).toBe('reached');
    expect(told.teacher!.course!.last).toBe(0);
    expect(screen(told)).not.toContain('SAYS WHAT');
  });

  it('numbers above 0, lists of unequal length, a teacher alone: left out, with what to log', async () => {
    const cases = [
      [scaled(-1), 'negative log-likelihoods'],
      [
        (r: TaughtRollout) => ({ ...rowOf(r), teacher_logprobs: r.teacher.slice(1) }),
        'different lengths',
      ],
      [(r: TaughtRollout) => ({ ...rowOf(r), student_logprobs: undefined }), 'student_logprobs'],
    ] as const;
    for (const [row, words] of cases) {
      const told = await read(world, row);
      expect(told.teacher).toBeNull();
      expect(screen(told).replace(/\s+/g, ' ')).toContain(words);
    }
  });

  it('lists that were cut: of what is left, and the screen says how much that is', async () => {
    const told = await read(world, (r) => ({
      ...rowOf(r),
      student_logprobs: r.student.slice(0, 3),
      teacher_logprobs: r.teacher.slice(0, 3),
    }));
    expect(told.teacher!.covered).toBeCloseTo(0.25, 12);
    expect(told.teacher!.told!.value).toBeLessThan((await read(world)).teacher!.told!.value);
    expect(screen(told).replace(/\s+/g, ' ')).toContain('The lists hold 25 %');
  });

  it('top tokens that add up to 1 bound nothing, and are left out', async () => {
    const whole = (list: number[]): number[] => {
      const sum = list.reduce((a, x) => a + Math.exp(x), 0);
      return list.map((x) => x - Math.log(sum));
    };
    const told = await read({ ...world, top: 3 }, (r) => ({
      ...rowOf(r),
      student_top_logprobs: r.studentTop.map(whole),
      teacher_top_logprobs: r.teacherTop.map(whole),
    }));
    expect(told.teacher!.toldByTop).toBeNull();
    expect(told.teacher!.told!.value).toBeGreaterThan(0);
    expect(screen(told)).toContain('bound nothing');
  });

  it('sums over answers tell the distance, and no bits', async () => {
    const told = await read(world, summed);
    expect(told.teacher).toMatchObject({ told: null, reason: 'sums-only', tokens: null });
    const truth = truthOf(world, (rollout) => rollout.distance);
    const { value, lower, upper, unit } = told.teacher!.distance!;
    expect(unit).toBe('nats/rollout');
    expect(Math.abs(value - truth)).toBeLessThan(upper - lower);
    expect(screen(told)).toContain('Log per token');
  });

  it('beside rewards that differ the five numbers stay, and those of the teacher follow', async () => {
    const told = await read(world, (r) => ({
      ...rowOf(r),
      reward: Number(r.teacher[0]! > r.student[0]!),
    }));
    expect(told.findings.map(({ name }) => name)).toEqual([
      ...['rollouts', 'live', 'bits', 'passRates', 'groupSize'],
      ...['told', 'distance', 'perToken'],
    ]);
    expect(screen(told)).toMatch(/^6 {2}Told by the teacher/m);
    // a distillation that writes a reward of 0 for every rollout has no rewards
    const zeros = await read(world, (r) => ({ ...rowOf(r), reward: 0 }));
    expect(screen(zeros)).toMatch(/^2 {2}Told by the teacher/m);
    expect(screen(zeros)).not.toContain('all wrong');
  });

  it('says the same on every face', async () => {
    const told = await read({ ...world, top: 4 }, tops);
    for (const text of [screen(told), renderMarkdown(told)])
      for (const words of ['old', 'nats per token', 'no information'])
        expect(text.replace(/\s+/g, ' ')).toContain(words);
    expect(screen(told)).not.toMatch(/bits (?:of|from) distance|distance[^.]*\bbits\b/);
  });
});

function summed(rollout: TaughtRollout): Row {
  const sum = (list: readonly number[]): number => list.reduce((a, x) => a + x, 0);
  return {
    ...rowOf(rollout),
    student_logprobs: sum(rollout.student),
    teacher_logprobs: sum(rollout.teacher),
  };
}
