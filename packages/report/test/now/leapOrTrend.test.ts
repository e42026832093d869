import { createRng, dictionary, type Table } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { trendsOf } from '../../src/index.ts';

const [STEPS, COLLAPSES, GROUPS] = [1530, 1500, 34];

/** Sums of a long run whose groups are all right or all wrong from a step on. */
function collapsed(seed: number): Table {
  const rng = createRng(seed);
  const rows = STEPS * GROUPS;
  const columns = Object.fromEntries(
    ['step', 'reward_n', 'reward_sum', 'reward_m2', 'reward_min', 'reward_max'].map((name) => [
      name,
      new Float64Array(rows),
    ]),
  );
  for (let i = 0; i < rows; i++) {
    const step = Math.floor(i / GROUPS);
    const rate = step < COLLAPSES ? 0.3 + 0.4 * rng.next() : Math.round(rng.next());
    let right = 0;
    for (let k = 0; k < 8; k++) right += Number(rng.next() < rate);
    columns.step![i] = step;
    columns.reward_n![i] = 8;
    columns.reward_sum![i] = right;
    columns.reward_m2![i] = (right * (8 - right)) / 8;
    columns.reward_min![i] = right === 8 ? 1 : 0;
    columns.reward_max![i] = right > 0 ? 1 : 0;
  }
  const group = dictionary(Array.from({ length: rows }, (_, i) => `${i % GROUPS}`));
  return { rowCount: rows, columns: { ...columns, group } };
}

it.each([1, 2, 3, 4, 5, 6])(
  'says a collapse of a long run once, though its onset is known to some steps only (%d)',
  (seed) => {
    const found = trendsOf(collapsed(seed));
    expect(found.map(({ code }) => code)).toEqual(['polarised']);
    expect(found[0]!.onset!.low).toBeLessThanOrEqual(COLLAPSES);
    expect(found[0]!.onset!.high).toBeGreaterThanOrEqual(COLLAPSES);
  },
);
