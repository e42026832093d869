import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BeliefIndex } from '../../src/sample/beliefIndex.ts';

it('law: the index of beliefs agrees with a list', () => {
  const change = fc.record({
    row: fc.nat(199),
    belief: fc.integer({ min: -1, max: 4 }),
    remove: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 300 }),
      fc.integer({ min: 1, max: 60 }),
      (changes, crowd) => {
        const index = new BeliefIndex();
        const list: number[] = [];
        const set = (row: number, belief: number) => {
          index.set(row, belief < 0 ? undefined : { a: 1 + belief, b: 2 });
          list[row] = belief;
        };
        for (let row = 0; row < 150; row++) set(row, 0);
        for (const { row, belief, remove } of changes) {
          if (!remove) set(Math.min(row, list.length), belief);
          else if (list.length > 0) {
            const at = row % list.length;
            index.remove(at, list.length - 1);
            const last = list.pop()!;
            if (at < list.length) list[at] = last;
          }
        }
        const count = (belief: number) => list.filter((other) => other === belief).length;
        const crowded = [0, 1, 2, 3, 4].filter((belief) => count(belief) >= crowd);
        const classes = index.classes(crowd);
        expect(classes.map((one) => [one.a - 1, one.count])).toEqual(
          crowded.map((belief) => [belief, count(belief)]),
        );
        const outside = list.map((_, row) => row).filter((row) => !crowded.includes(list[row]!));
        expect(index.rowsOutside(classes, list.length)).toEqual(outside);
      },
    ),
  );
});
