import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowIndex } from '../../src/compose/rowIndex.ts';

/** The list and the index as a pool changes them: new names at the end, the last one fills a gap. */
function play(start: readonly string[], changes: readonly (readonly [string, boolean])[]) {
  const ids = [...start];
  const index = new RowIndex(ids);
  for (const [id, ask] of changes) {
    const row = ids.indexOf(id);
    if (ask) expect(index.get(id)).toBe(row < 0 ? undefined : row);
    if (row < 0) {
      ids.push(id);
      index.add();
    } else {
      index.remove(row);
      const last = ids.pop()!;
      if (row < ids.length) ids[row] = last;
    }
  }
  return { ids, index };
}

const name = fc.oneof(fc.nat(99).map(String), fc.string({ maxLength: 3 }));

it('law: says the same as a search through the list, made late or early', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 60 }),
      fc.array(fc.tuple(name, fc.boolean()), { maxLength: 200 }),
      (start, changes) => {
        const { ids, index } = play(start, changes);
        ids.forEach((id, row) => {
          expect(index.get(id)).toBe(row);
        });
        expect(index.has('absent')).toBe(false);
        expect(index.distinct()).toBe(true);
      },
    ),
  ));

it('has no row for what is no name', () => {
  for (const id of [null, undefined, 7, {}])
    expect(new RowIndex(['a', 'null', '7']).get(id as never)).toBeUndefined();
});

it('tells names that come twice, in order or not', () => {
  expect(new RowIndex(['a', 'b', 'c']).distinct()).toBe(true);
  expect(new RowIndex(['c', 'a', 'b']).distinct()).toBe(true);
  expect(new RowIndex(['a', 'b', 'b']).distinct()).toBe(false);
  expect(new RowIndex(['b', 'a', 'b']).distinct()).toBe(false);
  expect(new RowIndex([]).distinct()).toBe(true);
});

it('finds 10⁵ names that differ in one digit', () => {
  const ids = Array.from({ length: 1e5 }, (_, i) => `prompt-${99_999 - i}`);
  const index = new RowIndex(ids);
  expect(ids.every((id, row) => index.get(id) === row)).toBe(true);
});
