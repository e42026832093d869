import { describe, expect, it } from 'vitest';
import { optionFlag, sentence } from '../../src/index.ts';
import { remedyOf } from '../../src/options/sentence.ts';

describe('sentence', () => {
  it.each([
    [
      '`outputTokens: COLUMN` names one.',
      '--output-tokens COLUMN names one.',
      'outputTokens: COLUMN names one.',
    ],
    ["e.g. `success: '>=1'`", "e.g. --success '>=1'", "e.g. success: '>=1'"],
    ["(`kind: 'eval'` reports)", '(--kind eval reports)', "(kind: 'eval' reports)"],
    ['`where: { step: N }` takes one', '--where step=N takes one', 'where: { step: N } takes one'],
    ["`where: { COLUMN: 'VALUE' }`", '--where COLUMN=VALUE', "where: { COLUMN: 'VALUE' }"],
    ["`where: { 'my col': 'a b' }`", "--where 'my col=a b'", "where: { 'my col': 'a b' }"],
    [
      '(`reward: COLUMN, groupSize: G`)',
      '(--reward COLUMN --group-size G)',
      '(reward: COLUMN, groupSize: G)',
    ],
    ['`group`, or', '--group, or', 'group, or'],
    ['no option, 1 ` only', 'no option, 1 ` only', 'no option, 1 ` only'],
  ])('%s', (text, terminal, library) => {
    expect(sentence(text, 'terminal')).toBe(terminal);
    expect(sentence(text)).toBe(library);
  });

  it('a page calls its fields what it likes', () => {
    const face = ({ field, value }: { field: string; value: string | undefined }) =>
      `the field ${field}${value === undefined ? '' : ` (${value})`}`;
    expect(sentence("`success: '>=1'` or `group`", face)).toBe(
      'the field success (>=1) or the field group',
    );
  });
});

it('the first option of a sentence is its remedy; bare words are not its value', () => {
  expect(remedyOf("`success: '>=1'`, or `reward: COLUMN`")).toEqual({
    field: 'success',
    value: '>=1',
  });
  expect(remedyOf('`outputTokens: COLUMN` names one')).toEqual({ field: 'outputTokens' });
  expect(remedyOf('`reward: COLUMN, groupSize: G`')).toEqual({ field: 'reward' });
  expect(remedyOf('`where: { step: N }`')).toEqual({ field: 'where' });
  expect(remedyOf('nothing to set')).toBeNull();
});

it('flags', () => {
  expect(optionFlag('outputTokens')).toBe('--output-tokens');
  expect(optionFlag('k')).toBe('--k');
});
