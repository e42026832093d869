import type { Assignment, Curriculum, Outcome } from '@bits-per-sample/curriculum';
import type { Contender, StudentKind } from '../../src/index.ts';

/** A student whose pass rate is what `rate` says after so many steps, and that keeps what it was taught. */
export function scriptedStudent(rate: (steps: number, task: number) => number) {
  const taught: { task: number; actions: number[]; advantages: number[]; hint: number }[] = [];
  const steps: number[] = [];
  const kind: StudentKind = {
    name: 'scripted',
    create: () => ({
      passRate: (task) => rate(steps.length, task),
      act: (task, _hint, count, from, chance, actions) => {
        for (let i = 0; i < count; i++) {
          chance.seek(task, 2 * (from + i));
          actions[i] = chance.next() < rate(steps.length, task) ? 0 : 1;
        }
      },
      learn: (task, hint, count, actions, advantages) => {
        taught.push({
          task,
          hint,
          actions: Array.from(actions.subarray(0, count)),
          advantages: Array.from(advantages.subarray(0, count)),
        });
      },
      step: (groups) => {
        steps.push(groups);
      },
      outlook: (out) => out.fill(1),
    }),
  };
  return { kind, taught, steps };
}

/** A curriculum that gives what `ask` says and keeps what it hears. */
export function scriptedContender(
  ask: (step: number) => Partial<Assignment>[],
  verdict: (outcome: Outcome) => { admit: boolean; followUp?: Assignment } = () => ({
    admit: true,
  }),
) {
  const heard: Outcome[] = [];
  let sequence = 0;
  const contender: Contender = {
    name: 'scripted',
    create: ({ tasks }): Curriculum => ({
      ask: ({ step }) =>
        ask(step).map((given) => ({
          ticket: `t${sequence++}`,
          task: tasks[0]!.id,
          rollouts: 4,
          probability: 1,
          components: {},
          ...given,
        })),
      observe: (outcomes) => {
        heard.push(...outcomes);
        return outcomes.map((outcome) => ({ ticket: outcome.ticket, ...verdict(outcome) }));
      },
      change: () => {},
      weights: () => ({ ids: [], p: new Float64Array(0), components: {} }),
      metrics: () => ({}),
      snapshot: () => ({
        schema: 'curriculum-state/1',
        strategy: { kind: 'scripted', version: 1, config: {} },
        state: null,
        digest: '',
      }),
    }),
  };
  return { contender, heard };
}
