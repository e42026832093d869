import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegretRow, regretFigure } from '../../src/index.ts';
import { at, ids, table } from '../support/curricula.ts';
import { numbers } from '../support/soundFigures.ts';

describe('regretFigure', () => {
  const rows: RegretRow[] = [
    { contender: 'oracleGreedy', cells: [{ scenario: 'easy', regret: at(0) }] },
    {
      contender: 'bold',
      cells: [
        { scenario: 'easy', regret: at(0.01) },
        { scenario: 'hard', regret: at(0.3) },
      ],
    },
    {
      contender: 'safe',
      cells: [
        { scenario: 'easy', regret: at(0.1) },
        { scenario: 'hard', regret: at(0.12) },
      ],
    },
  ];
  const figure = regretFigure({ rows });

  it('sorts by the worst scenario and leaves the reference out', () => {
    expect(figure.scales.y.domain).toEqual(['safe', 'bold']);
    expect(figure.data.strategies!.scenario!.values).toEqual(['hard', 'hard']);
    expect(numbers(figure, 'strategies', 'worst')).toEqual([0.12, 0.3]);
    expect(figure.findings![1]!.text).toBe('bold risks most: 0.3 (0.28 to 0.32), in hard');
  });

  it('says when the first two are not told apart', () => {
    expect(figure.findings![0]!.text).not.toContain('overlaps');
    const close = regretFigure({ rows: table(['a', 'b']) }).findings![0]!.text;
    const equal = regretFigure({
      rows: ['a', 'b'].map((contender) => ({ ...rows[2]!, contender })),
    }).findings![0]!.text;
    expect(close).toContain('safest');
    expect(equal).toContain('its interval overlaps that of b');
  });

  it('names students where there are several, and who was not run everywhere', () => {
    const two = regretFigure({
      rows: [
        {
          contender: 'a',
          cells: ['irt', 'softmax'].map((student) => ({ scenario: 's', student, regret: at(0.1) })),
        },
        { contender: 'b', cells: [{ scenario: 's', student: 'irt', regret: at(0.2) }] },
      ],
    });
    expect(two.data.scenarios!.scenario!.values).toEqual(['s, irt', 's, softmax', 's, irt']);
    expect(two.caption).toContain('Not run in every scenario: b.');
  });

  it('law: every regret is a point, and the worst is the largest of its row', () => {
    const value = fc.double({ min: -1, max: 10, noNaN: true }).map((x) => x + 0); // JSON has one zero
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (grid) => {
          const made = regretFigure({
            rows: grid.map((own, i) => ({
              contender: `c${i}`,
              cells: own.map((x, j) => ({ scenario: `s${j}`, regret: at(x) })),
            })),
          });
          expect(numbers(made, 'scenarios', 'regret')).toEqual(grid.flat());
          expect(numbers(made, 'strategies', 'worst')).toEqual(
            grid.map((own) => Math.max(...own)).sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('counts rows without a regret and refuses what cannot be drawn', () => {
    const lost = { contender: 'c', cells: [{ scenario: 'easy', regret: { value: NaN } }] };
    expect(regretFigure({ rows: [...rows, lost] }).caption).toContain(
      'Rows without a regret, not shown: 1.',
    );
    for (const [bad, text] of [
      [[], 'rows 1 to 40 contenders with a regret, got 0'],
      [[lost], 'rows 1 to 40 contenders'],
      [table(ids(41)), 'rows 1 to 40 contenders with a regret, got 41'],
      [[rows[1]!, rows[1]!], 'rows with each contender once per scenario'],
      [
        [{ contender: 'a', cells: [{ scenario: 's', regret: { value: Infinity } }] }],
        'rows[0].cells[0].regret a finite number',
      ],
    ] as const)
      expect(() => regretFigure({ rows: bad })).toThrow(`regretFigure: expected ${text}`);
  });
});
