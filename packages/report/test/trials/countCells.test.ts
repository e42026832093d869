import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCells } from '../../src/trials/countCells.ts';

const group = fc.oneof(
  fc.tuple(fc.nat(9), fc.nat(8)),
  fc.tuple(fc.nat(70), fc.nat(200)),
  fc.tuple(fc.constant(Number.NaN), fc.nat(20)),
  fc.tuple(fc.constantFrom(0.5, -1, 3), fc.nat(5)),
);

it('law: cells, each as often as it came, are the groups', () => {
  fc.assert(
    fc.property(fc.array(group), (groups) => {
      const counts = {
        successes: Float64Array.from(groups, ([k]) => k),
        attempts: Float64Array.from(groups, ([, n]) => n),
      };
      const cells = countCells(counts);
      const again = [...cells.of].map((cell) => [cells.successes[cell], cells.attempts[cell]]);
      expect(again).toEqual(groups);
      const times = new Map<string, number>();
      for (const [k, n] of groups) times.set(`${k} ${n}`, (times.get(`${k} ${n}`) ?? 0) + 1);
      expect(cells.groups.length).toBe(times.size);
      for (const [cell, n] of cells.groups.entries())
        expect(n).toBe(times.get(`${cells.successes[cell]} ${cells.attempts[cell]}`));
    }),
  );
});
