import fc from 'fast-check';
import { describe, it } from 'vitest';
import { leaveOneOutNorms } from '../../src/index.ts';
import { D, expectClose, flat, row } from '../support/rows.ts';

describe('leaveOneOutNorms', () => {
  it('is the squared norm of each mean without a row', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 9 }), (rows) => {
        const got = leaveOneOutNorms({ values: flat(rows), dimension: D });
        rows.forEach((_, i) => {
          const rest = rows.filter((_, k) => k !== i);
          const mean = Array.from(
            { length: D },
            (_, j) => rest.reduce((s, r) => s + r[j]!, 0) / rest.length,
          );
          expectClose(
            got[i],
            mean.reduce((s, x) => s + x * x, 0),
            1e4,
          );
        });
      }),
    );
  });
});
