import { describe, expect, it } from 'vitest';
import { runKinds, type SimulatedRun, simulateRun } from '../../src/index.ts';

const seeds = [1, 2, 3];
const runs = runKinds.flatMap((kind) =>
  seeds.map((seed) => ({ kind, run: simulateRun(kind, seed) })),
);

/** Mean over groups of a step range, evaluations left out. */
function mean(
  { groups }: SimulatedRun,
  [from, to]: readonly [number, number],
  of: (i: number) => number,
): number {
  let sum = 0;
  let n = 0;
  groups.step.forEach((t, i) => {
    if (t < from || t >= to || groups.evaluation[i] === 1) return;
    sum += of(i);
    n++;
  });
  return sum / n;
}

it('names are distinct, and healthy and sick kinds of both sorts are there', () => {
  expect(new Set(runKinds.map(({ name }) => name)).size).toBe(runKinds.length);
  const sorts = new Set(runKinds.map(({ tuned, sick }) => `${tuned} ${sick}`));
  expect(sorts.size).toBe(4);
});

it('the seed makes the run', () => {
  for (const kind of runKinds.slice(0, 12)) {
    expect(simulateRun(kind, 5)).toEqual(simulateRun(kind, 5));
    expect(simulateRun(kind, 5)).not.toEqual(simulateRun(kind, 6));
  }
});

it('counts are counts, and steps come in order', () => {
  for (const { kind, run } of runs) {
    const { step, prompt, attempts, successes, missing, cut, format, both } = run.groups;
    const wrong = [...step.keys()].filter((i) => {
      const known = attempts[i]!;
      const [k, f, b] = [successes[i]!, format[i]!, both[i]!];
      return !(
        step[i]! >= (step[i - 1] ?? 0) &&
        step[i]! < run.steps &&
        prompt[i]! >= 0 &&
        k <= known &&
        f <= known &&
        b <= Math.min(k, f) &&
        b >= k + f - known &&
        cut[i]! <= known + missing[i]!
      );
    });
    expect(wrong, kind.name).toEqual([]);
    for (const series of Object.values(run.metrics)) expect(series).toHaveLength(run.steps);
  }
});

describe('faults', () => {
  it('are in sick runs alone, and begin within the run', () => {
    for (const { kind, run } of runs) {
      expect(run.fault === null, kind.name).toBe(!kind.sick);
      if (run.fault === null) continue;
      expect(run.fault.since).toBeGreaterThan(0);
      expect(run.fault.since).toBeLessThan(run.steps);
      expect(run.fault.full).toBeGreaterThanOrEqual(run.fault.since);
    }
  });

  const headline: Record<string, (run: SimulatedRun, i: number) => number> = {
    pass: ({ groups }, i) => groups.successes[i]! / groups.attempts[i]!,
    signal: ({ groups }, i) => {
      const [n, k] = [groups.attempts[i]!, groups.successes[i]!];
      return (4 * k * (n - k)) / (n * (n - 1));
    },
    cut: ({ groups }, i) => groups.cut[i]! / (groups.attempts[i]! + groups.missing[i]!),
    missing: ({ groups }, i) => groups.missing[i]! / (groups.attempts[i]! + groups.missing[i]!),
    length: ({ groups }, i) => groups.tokens[i]! / (groups.attempts[i]! + groups.missing[i]!),
    'part:format': ({ groups }, i) => groups.format[i]! / groups.attempts[i]!,
    kl: ({ metrics, groups }, i) => metrics.kl[groups.step[i]!]!,
    grad_norm: ({ metrics, groups }, i) => metrics.grad_norm[groups.step[i]!]!,
    clip_ratio: ({ metrics, groups }, i) => metrics.clip_ratio[groups.step[i]!]!,
  };
  const moves: readonly [kind: string, headline: string, factor: readonly [number, number]][] = [
    ['polarised', 'signal', [0, 0.3]],
    ['verifier-pays-nothing', 'pass', [0, 0]],
    ['verifier-pays-all', 'pass', [1.2, 4]],
    ['rot', 'pass', [0, 0.7]],
    ['learning-rate', 'pass', [0, 0.75]],
    ['length-explodes', 'length', [3, 14]],
    ['missing', 'missing', [0.1, Infinity]],
    ['part-falls', 'part:format', [0, 0.35]],
    ['kl', 'kl', [5, 60]],
    ['gradient-norm', 'grad_norm', [3, 80]],
    ['clipping', 'clip_ratio', [4, 80]],
    ['one-answer', 'signal', [0, 0.01]],
    ['limit-lowered', 'cut', [10, Infinity]],
    ['answer-part-silent', 'pass', [0, 0]],
    ['variety-lost', 'signal', [0, 0.01]],
    ['forgets-all', 'pass', [0, 0.5]],
  ];

  it.each(moves)('%s moves %s', (name, shown, [least, most]) => {
    for (const { kind, run } of runs) {
      if (kind.name !== name) continue;
      const { since, full } = run.fault!;
      const of = (i: number) => headline[shown]!(run, i) || 0;
      const last = Math.min(run.steps - 1, Math.max(full, since));
      const before = mean(run, [0, since], of);
      const after = mean(run, [last, run.steps], of);
      expect(after).toBeGreaterThanOrEqual(least * Math.max(before, 1e-9));
      expect(after).toBeLessThanOrEqual(most * Math.max(before, 1e-9));
    }
  });
});
