import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entropy,
  klDivergence,
  teacherDistance,
  toldBySampledTokens,
  toldByTopTokens,
} from '../../src/index.ts';
import { close } from '../support/close.ts';

/** A distribution over a few tokens, none of them excluded. */
const distribution = (size: number) =>
  fc
    .array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: size, maxLength: size })
    .map((weights) => {
      const total = weights.reduce((sum, x) => sum + x, 0);
      return weights.map((x) => x / total);
    });
const pair = fc
  .integer({ min: 2, max: 9 })
  .chain((size) => fc.tuple(distribution(size), distribution(size)));
const logs = (p: readonly number[]): number[] => p.map(Math.log);

describe('what a teacher tells', () => {
  it('law: one token tells at most k tokens, k at most k + 1, and all of them KL(τ‖π)', () => {
    fc.assert(
      fc.property(pair, ([teacher, student]) => {
        const whole = klDivergence(teacher, student);
        const [t, s] = [logs(teacher), logs(student)];
        let before = 0;
        for (let k = 1; k <= t.length; k++) {
          const told = toldByTopTokens({ student: s.slice(0, k), teacher: t.slice(0, k) });
          expect(told).toBeGreaterThanOrEqual(before - 1e-9);
          before = told;
        }
        expect(before).toBeLessThanOrEqual(whole + 1e-9);
        expect(Math.abs(before - whole)).toBeLessThan(1e-9 * (1 + whole));
        for (let token = 0; token < t.length; token++)
          expect(
            toldBySampledTokens({ student: [s[token]!], teacher: [t[token]!] }),
          ).toBeLessThanOrEqual(whole + 1e-9 * (1 + whole));
      }),
    );
  });

  it('law: over tokens that the student samples both distances are KL(π‖τ), exactly', () => {
    fc.assert(
      fc.property(pair, ([teacher, student]) => {
        const [t, s] = [logs(teacher), logs(student)];
        const mean = (estimator: 'k1' | 'k3'): number =>
          student.reduce(
            (sum, p, i) =>
              sum + p * teacherDistance({ student: [s[i]!], teacher: [t[i]!] }, { estimator }),
            0,
          );
        const exact = klDivergence(student, teacher);
        expect(Math.abs(mean('k1') - exact)).toBeLessThan(1e-9 * (1 + exact));
        expect(Math.abs(mean('k3') - exact)).toBeLessThan(1e-9 * (1 + exact));
      }),
    );
  });

  it('a teacher that is the student tells nothing, and is at no distance', () => {
    const same = { student: [-0.1, -3, 0], teacher: [-0.1, -3, 0] };
    expect(toldBySampledTokens(same)).toBe(0);
    expect(toldByTopTokens({ student: [-1, -2], teacher: [-1, -2] })).toBe(0);
    expect(teacherDistance(same)).toBe(0);
    expect(teacherDistance(same, { estimator: 'k3' })).toBe(0);
  });

  it('what is excluded is infinite where it should be, and nowhere else', () => {
    const none = Number.NEGATIVE_INFINITY;
    expect(toldBySampledTokens({ student: [Math.log(0.5)], teacher: [none] })).toBe(1);
    expect(toldBySampledTokens({ student: [none], teacher: [-1] })).toBe(Infinity);
    expect(teacherDistance({ student: [-1], teacher: [none] })).toBe(Infinity);
    expect(toldBySampledTokens({ student: [Number.NaN], teacher: [-1] })).toBeNaN();
    // rounding above 0
    expect(toldBySampledTokens({ student: [1e-4], teacher: [0] })).toBe(0);
  });

  it('16 teachers: information and noise are what a label costs, and a student is told at most 4 bits', () => {
    // each teacher has a favourite of its own among 16 tokens; the student believes in their mean
    const teachers = Array.from({ length: 16 }, (_, i) =>
      Array.from({ length: 16 }, (_, y) => (y === i ? 0.7 : 0.02)),
    );
    const student = Array.from({ length: 16 }, () => 1 / 16);
    const mean = (of: (teacher: readonly number[]) => number): number =>
      teachers.reduce((sum, teacher) => sum + of(teacher) / 16, 0);
    const information = mean((teacher) => klDivergence(teacher, student));
    close(information + mean(entropy), 4, 1e-12);
    const sampled = mean((teacher) =>
      student.reduce(
        (sum, p, y) =>
          sum +
          p * toldBySampledTokens({ student: [Math.log(p)], teacher: [Math.log(teacher[y]!)] }),
        0,
      ),
    );
    expect(sampled).toBeGreaterThan(0);
    expect(sampled).toBeLessThan(information);
    // the distance is none of the information, and grows without bound as teachers get sharper
    const sharp = { student: [Math.log(1 / 16)], teacher: [-80] };
    expect(teacherDistance(sharp)).toBeGreaterThan(4);
    expect(toldBySampledTokens(sharp)).toBeLessThan(4);
  });

  it('says what it expected', () => {
    expect(() => toldBySampledTokens({ student: [0.2], teacher: [-1] })).toThrow(
      'toldBySampledTokens: expected student[0] ≤ 0, got 0.2',
    );
    expect(() => teacherDistance({ student: [-1, -1], teacher: [-1] })).toThrow(
      'expected teacher of length 2',
    );
    expect(() => toldByTopTokens({ student: [-0.1, -0.1], teacher: [-1, -1] })).toThrow(
      'expected student of at most 1 together',
    );
  });
});
