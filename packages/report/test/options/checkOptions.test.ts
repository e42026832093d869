import { describe, expect, it } from 'vitest';
import { checkOptions, expectationOf, normColumns } from '../../src/options/checkOptions.ts';
import type { OptionDescription } from '../../src/options/optionTable.ts';

const of = (kind: OptionDescription['kind'], more: Partial<OptionDescription> = {}) =>
  ({ kind, hint: '', say: '', ...more }) as OptionDescription;
const takes = (about: OptionDescription, value: unknown): boolean => {
  try {
    checkOptions('fn', { it: value }, { it: about });
    return true;
  } catch (error) {
    expect((error as Error).message).toContain(`fn: expected it ${expectationOf(about)}`);
    return false;
  }
};

describe('an option', () => {
  // each with what it takes and what it refuses, both right at the edge
  it.each<[OptionDescription, unknown[], unknown[]]>([
    [of('share'), [0.5, 1e-9, 1 - 1e-9], [0, 1, -0.1, '0.5', Number.NaN]],
    [of('whole'), [1, 7], [0, 1.5, '1', Infinity]],
    [of('whole', { least: 2 }), [2], [1]],
    [of('number'), [0, -1.5], [Infinity, Number.NaN, '1']],
    [of('choice', { hint: 'a|b' }), ['a', 'b'], ['c', 'a|b', '', 1]],
    [of('rule'), ['>=1', '2', 'PASS', 'not ok'], [1, '>=x', '=>1', '', 'a<b']],
    [of('weights'), ['a', ['a', 'b=2'], { a: 1 }], ['', 'a=', { a: '1' }, 1, null]],
    [of('wholes'), [[1], [1, 2, 4]], [[], [0], [2, 1], [1, 1], [1.5], 1]],
    [of('conditions'), [{}, { a: '1', b: '2' }], [{ a: 1 }, { a: '1', b: 2 }, [], 'a=1', null]],
    [of('json'), [{}, { a: 1 }], [[], 'x', null]],
    [of('columns'), ['a', ['a', 'b'], []], ['', [''], ['a', 1], 1]],
    [of('column'), ['a'], ['', ['a'], 1]],
  ])('%o', (about, right, wrong) => {
    for (const value of right) expect(takes(about, value), String(value)).toBe(true);
    for (const value of wrong) expect(takes(about, value), String(value)).toBe(false);
  });

  it('that is left undefined is not given, and one that there is not is refused', () => {
    expect(() =>
      checkOptions('fn', { it: undefined, nosuch: undefined }, { it: of('share') }),
    ).not.toThrow();
    expect(() =>
      checkOptions('fn', { nosuch: 1 }, { it: of('share'), other: of('whole') }),
    ).toThrow('among it, other');
    expect(() => checkOptions('fn', [], {})).toThrow('an object');
  });

  it('says what it must be', () => {
    const words = (kind: OptionDescription['kind']) => expectationOf(of(kind));
    expect(words('share')).toBe('a number between 0 and 1');
    expect(words('whole')).toBe('a whole number of at least 1');
    expect(words('number')).toBe('a number');
    expect(expectationOf(of('choice', { hint: 'a|b|c' }))).toBe('a or b or c');
    expect(words('rule')).toBe("a rule such as '>=1' or '>0' or 2, or the word that is a success");
    expect(words('weights')).toBe('the names of parts, or NAME=WEIGHT');
    expect(words('wholes')).toBe('rising whole numbers such as 1,2,4');
    expect(words('conditions')).toBe('COLUMN=VALUE');
    expect(words('json')).toBe('a JSON object');
    expect(words('columns')).toBe('the name of a column, or several');
    expect(words('column')).toBe('the name of a column');
  });
});

describe('the norms of two batch sizes', () => {
  const norms = { smallNorm: 's', bigNorm: 'b', smallBatch: 4, bigBatch: 8 };

  it('go together or not at all', () => {
    expect(normColumns('fn', {})).toBeUndefined();
    expect(normColumns('fn', norms)).toEqual({ small: 's', big: 'b', smallBatch: 4, bigBatch: 8 });
    for (const name of Object.keys(norms))
      expect(() => normColumns('fn', { ...norms, [name]: undefined })).toThrow(
        `missing: \`${name}\``,
      );
  });

  it('are of a small batch and of a larger one', () => {
    expect(() => normColumns('fn', { ...norms, bigBatch: 4 })).toThrow('more than 4');
    expect(normColumns('fn', { ...norms, bigBatch: 5 })).toBeDefined();
  });
});
