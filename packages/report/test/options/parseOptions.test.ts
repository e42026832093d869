import { describe, expect, it } from 'vitest';
import {
  compare,
  compareOptions,
  type OptionEntry,
  parseOptions,
  replay,
  replayOptions,
  report,
  reportOptions,
} from '../../src/index.ts';
import { type ColumnOptions, columnMapping } from '../../src/options/columnOptions.ts';

const tables = { report: reportOptions, compare: compareOptions, replay: replayOptions };

/** A text that an option takes, and what it becomes. */
function taken({ kind, hint }: OptionEntry): [string | string[], unknown] {
  switch (kind) {
    case 'columns':
      return [
        ['a', 'b'],
        ['a', 'b'],
      ];
    case 'weights':
      return [['a', 'b=0.5'], { a: 1, b: 0.5 }];
    case 'conditions':
      return [['x=1', 'y=a=b'], { x: '1', y: 'a=b' }];
    case 'share':
      return ['0.9', 0.9];
    case 'whole':
      return ['8', 8];
    case 'number':
      return ['-2.5', -2.5];
    case 'wholes':
      return ['1,2,4', [1, 2, 4]];
    case 'choice':
      return [hint.split('|')[0]!, hint.split('|')[0]!];
    case 'rule':
      return ['>=1', '>=1'];
    case 'json':
      return ['{"groupSize":8}', { groupSize: 8 }];
    default:
      return ['name', 'name'];
  }
}

/** A text that it does not take. */
const refused: Partial<Record<OptionEntry['kind'], string>> = {
  weights: 'x=',
  conditions: 'x',
  share: 'half',
  whole: 'many',
  number: '',
  wholes: '1,,2',
  json: '{',
};

describe.each(Object.entries(tables))('the options of %s', (fn, table) => {
  const told = table.filter(({ kind }) => kind !== 'code');

  it('have names, hints and words of their own', () => {
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
    for (const { description, hint } of told) {
      expect(description).toMatch(/\w{3}/);
      expect(hint).not.toBe('');
    }
  });

  it.each(told)('$name is read from a text', (entry) => {
    const [text, value] = taken(entry);
    expect(parseOptions(fn as 'report', { [entry.name]: text })).toEqual({ [entry.name]: value });
    expect(parseOptions(fn as 'report', { [entry.name]: '' })).toEqual({});
    const wrong = refused[entry.kind];
    if (wrong)
      expect(() => parseOptions(fn as 'report', { [entry.name]: wrong })).toThrow(
        expect.objectContaining({ code: 'DOMAIN', fn, parameter: entry.name, received: wrong }),
      );
  });

  it('no other is taken, and each must be what it is', async () => {
    const call = (options: object) =>
      fn === 'compare'
        ? compare([[1]], [[1]], options)
        : fn === 'replay'
          ? replay([[1]], options)
          : report([[1]], options);
    await expect(call({ nonsense: 1 })).rejects.toThrow(
      expect.objectContaining({ code: 'DOMAIN', fn, parameter: 'options', received: 'nonsense' }),
    );
    for (const { name, kind } of told) {
      if (['text', 'log'].includes(kind)) continue;
      await expect(call({ [name]: Symbol.iterator })).rejects.toThrow(
        expect.objectContaining({ code: 'DOMAIN', fn, parameter: name }),
      );
    }
  });
});

it('every option that names a column reaches the readers', () => {
  const names = reportOptions.filter(({ column }) => column).map(({ name }) => name);
  const others = ['smallNorm', 'bigNorm', 'smallBatch', 'bigBatch', 'files'];
  for (const name of names.filter((one) => !others.includes(one))) {
    const entry = reportOptions.find((one) => one.name === name)!;
    const [, value] = taken(entry);
    expect(Object.values(columnMapping({ [name]: value } as ColumnOptions))).toEqual([value]);
  }
  expect(columnMapping({ group: 'id', reward: [], where: {} })).toEqual({ group: ['id'] });
});

describe('options that go together', () => {
  it('the four of the noise scale', async () => {
    await expect(report([[1]], { smallNorm: 'a', bigBatch: 8 })).rejects.toMatchObject({
      code: 'REPORT',
      reason: 'norms-incomplete',
      remedy: { field: 'bigNorm' },
      message:
        'the noise scale needs `smallNorm`, `bigNorm`, `smallBatch`, `bigBatch`; missing: `bigNorm`, `smallBatch`',
    });
    const norms = { smallNorm: 'a', bigNorm: 'b', smallBatch: 8 };
    await expect(report([[1]], { ...norms, bigBatch: 8 })).rejects.toThrow(
      'report: expected bigBatch more than 8, got 8',
    );
  });

  it('a level, a rule, a kind', async () => {
    await expect(report([[1]], { level: 1 })).rejects.toThrow(
      'report: expected level a number between 0 and 1, got 1',
    );
    await expect(report([[1]], { success: 'often' })).rejects.toThrow(
      "report: expected success a rule such as '>=1' or '>0' or 2, got",
    );
    await expect(report([[1]], { kind: 'both' as never })).rejects.toThrow(
      'report: expected kind train or eval, got',
    );
    await expect(compare([[1]], [[1]], { k: [2, 1] })).rejects.toThrow(
      'compare: expected k rising whole numbers such as 1,2,4',
    );
    await expect(compare([[1]], [[1]], { by: 'a', category: 'b' })).rejects.toThrow(
      'compare: expected by the column that category names, b, got',
    );
    await expect(replay([[1]], { strategy: 'magic' })).rejects.toThrow(
      /^replay: expected strategy one of .*goldilocks/,
    );
  });
});
