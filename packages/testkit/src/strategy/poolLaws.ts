import { expect } from 'vitest';
import { type Bench, type Law, sound, valid } from './bench.ts';
import { exactly } from './exactly.ts';
import { someOutcome } from './someOutcome.ts';

/** Tasks come and go, and may bring along what is known of them. */
export function poolLaws({ start, again, tasks }: Bench): Law[] {
  const ids = tasks.map((task) => task.id);
  return [
    [
      'tasks come and go, also one whose group is on its way; an empty pool is an error',
      () => {
        const run = start();
        const { held } = run;
        const drawn = held.ask({ groups: 4, step: 0, policyVersion: 0 });
        const gone = drawn[0]!.task;
        held.change({ add: [{ ...tasks[0]!, id: 'arrived' }], remove: [gone] });
        expect(held.weights().ids).not.toContain(gone);
        expect(held.weights().ids).toContain('arrived');
        sound(held.weights());
        const [verdict] = held.observe([someOutcome(drawn[0]!.ticket, 0, [1, 0, 0, 1])]);
        expect(verdict!.ticket).toBe(drawn[0]!.ticket);
        expect(held.metrics().settled).toBe(1);
        for (let step = 1; step < 20; step++)
          for (const { task } of held.ask({ groups: 6, step, policyVersion: step }))
            expect(task).not.toBe(gone);
        held.change({ remove: ['arrived', 'nobody', ...ids] });
        const empty = () => held.ask({ groups: 1, step: 20, policyVersion: 20 });
        expect(empty).toThrow(expect.objectContaining({ code: 'DOMAIN' }));
        held.change({ add: tasks.slice(0, 2) });
        expect(empty().length).toBe(1);
      },
    ],
    [
      'counts that tasks bring along are evidence, and a snapshot keeps them',
      () => {
        const brought = tasks.map((task, i) => ({
          ...task,
          successes: i % 2 ? 8 : 0,
          attempts: 8,
        }));
        const { held } = start(5, brought);
        sound(held.weights());
        const request = { groups: 6, step: 0, policyVersion: 0 };
        const twin = again(held);
        valid(held.ask(request));
        expect(exactly(twin.weights())).not.toBe('');
        expect(exactly(twin.ask(request))).toBe(
          exactly(again(start(5, brought).held).ask(request)),
        );
        // whoever believes something believes them, in their order
        const { estimate } = held.weights().components;
        if (!estimate) return;
        const { ids: named } = held.weights();
        const of = (right: boolean) =>
          named.flatMap((id, row) =>
            brought.find((task) => task.id === id)!.successes > 0 === right ? [estimate[row]!] : [],
          );
        expect(Math.min(...of(true))).toBeGreaterThan(Math.max(...of(false)));
      },
    ],
  ];
}
