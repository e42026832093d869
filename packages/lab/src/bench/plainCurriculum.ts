import type { Curriculum, CurriculumSnapshot } from '@bits-per-sample/curriculum';
import type { Setting } from './contender.ts';

/**
 * A curriculum with no memory of outcomes: `choose` writes the places of the next tasks in the world
 * into `picked` and returns how many; `present` marks those that are there.
 */
export function plainCurriculum(
  name: string,
  { world, tasks: first }: Setting,
  groupSize: number,
  choose: (picked: Int32Array, present: Uint8Array) => number,
): Curriculum {
  const { tasks, index: place } = world;
  const present = new Uint8Array(tasks.length);
  for (const { id } of first) present[place.get(id)!] = 1;
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
