import type { Curriculum, CurriculumSnapshot, Task } from '@bits-per-sample/curriculum';

/** A curriculum with no memory of outcomes: `choose` writes the next tasks into `picked` and returns how many. */
export function plainCurriculum(
  name: string,
  tasks: readonly Task[],
  groupSize: number,
  choose: (picked: Int32Array, present: Uint8Array) => number,
): Curriculum {
  const present = new Uint8Array(tasks.length).fill(1);
  const place = new Map(tasks.map((task, i) => [task.id, i]));
  const components = {};
  let sequence = 0;
  return {
    ask: ({ groups }) => {
      const picked = new Int32Array(groups);
      const count = choose(picked, present);
      return Array.from(picked.subarray(0, count), (i) => ({
        ticket: `${name}:${sequence++}`,
        task: tasks[i]!.id,
        rollouts: groupSize,
        probability: 1,
        components,
      }));
    },
    observe: (outcomes) => outcomes.map(({ ticket }) => ({ ticket, admit: true })),
    change: ({ add = [], remove = [] }) => {
      for (const { id } of add) present[place.get(id)!] = 1;
      for (const id of remove) present[place.get(id)!] = 0;
    },
    weights: () => ({
      ids: tasks.map((task) => task.id),
      p: new Float64Array(tasks.length).fill(1 / tasks.length),
      components,
    }),
    metrics: () => ({}),
    snapshot: (): CurriculumSnapshot => ({
      schema: 'curriculum-state/1',
      strategy: { kind: name, version: 1, config: {} },
      state: null,
      digest: '',
    }),
  };
}
