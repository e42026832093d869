import { describe, expect, it } from 'vitest';
import { bitsRatioFigure } from '../../src/index.ts';

const series = (answers?: readonly number[]) => {
  const { data } = bitsRatioFigure(answers ? { answers } : {});
  const { account, pass_rate, ratio } = data.curves!;
  return account!.values.map((name, i) => ({
    name: name as string,
    p: pass_rate!.values[i] as number,
    ratio: ratio!.values[i] as number,
  }));
};

describe('bitsRatioFigure', () => {
  it('draws every curve through 121 points and the four that are spoken of', () => {
    const values: readonly unknown[] = bitsRatioFigure().data.curves!.account!.values;
    for (const name of new Set(values))
      expect(values.filter((value) => value === name)).toHaveLength(125);
  });

  it('the essay passes 1 at one half, one accepted answer never does', () => {
    for (const { name, p, ratio } of series([2, 10, 1000])) {
      if (name.startsWith('The essay')) expect(Math.sign(ratio - 1)).toBe(Math.sign(p - 0.5));
      else if (name.endsWith(' 2')) expect(ratio).toBe(1);
      else expect(ratio).toBeLessThan(1);
    }
  });

  it('agrees with a hand-computed point', () => {
    // H(0.1) = 0.4689955935892812 bits; −log₂ 0.1 = 3.321928094887362; 0.9·log₂ 9 = 2.8529325013
    const at = series([10]).filter(({ p }) => p === 0.1);
    expect(at[0]!.ratio).toBeCloseTo(0.4689955935892812 / 3.321928094887362, 12);
    expect(at[1]!.ratio).toBeCloseTo(
      0.4689955935892812 / (0.4689955935892812 + 2.852932501298081),
      9,
    );
  });

  it('says in words what it shows', () => {
    expect(bitsRatioFigure().alt).toContain('0.5');
    expect(bitsRatioFigure().findings![1]!.numbers.essay).toBeCloseTo(3.0855, 3);
  });

  it.each([[[]], [[1]], [[2.5]], [[4, 4]], [[2, 3, 4, 5]]])('refuses %j answers', (answers) => {
    expect(() => bitsRatioFigure({ answers })).toThrow(
      'bitsRatioFigure: expected answers 1 to 3 different',
    );
  });
});
