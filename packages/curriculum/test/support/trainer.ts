import type { Assignment, Curriculum, Task, Verdict } from '../../src/index.ts';

/** Tasks named after their place in a list of labels. */
export const tasksOf = (labels: readonly Omit<Task, 'id'>[]): Task[] =>
  labels.map((label, i) => ({ id: `task-${String(i).padStart(3, '0')}`, ...label }));

/** A group of so many rewards, the first `right` of them 1. */
export const rewardsOf = (n: number, right: number): number[] =>
  Array.from({ length: n }, (_, i) => (i < right ? 1 : 0));

/** One step of training: asks, and reports for each draw as many right answers as `right` says. */
export function step(
  run: Curriculum,
  version: number,
  { groups = 4, right }: { groups?: number; right: (draw: Assignment) => number },
): { draws: readonly Assignment[]; verdicts: readonly Verdict[] } {
  const draws = run.ask({ groups, step: version, policyVersion: version });
  return { draws, verdicts: answer(run, version, draws, right) };
}

/** Reports the outcomes of draws. */
export function answer(
  run: Curriculum,
  version: number,
  draws: readonly Assignment[],
  right: (draw: Assignment) => number,
): readonly Verdict[] {
  return run.observe(
    draws.map((draw) => ({
      ticket: draw.ticket,
      policyVersion: version,
      rewards: rewardsOf(draw.rollouts, right(draw)),
    })),
  );
}

/** Share of the draws of each task, by name. */
export const sharesOf = (run: Curriculum): Record<string, number> => {
  const { ids, p } = run.weights();
  return Object.fromEntries(ids.map((id, i) => [id, p[i]!]));
};
