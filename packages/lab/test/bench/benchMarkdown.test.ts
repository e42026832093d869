import { expect, test } from 'vitest';
import { benchMarkdown, benchTable } from '../../src/index.ts';
import { madeTrials } from '../support/madeTrial.ts';

const rows = benchTable(madeTrials);

test('Markdown has a line per contender', () => {
  expect(benchMarkdown(rows).trim().split('\n')).toHaveLength(5);
  expect(benchMarkdown(rows, { show: 'toTarget' }).split('\n').slice(2)).toEqual([
    '| oracleGreedy | 20 | 20 |',
    '| uniform | 80 | 40 |',
    '| mine | 40 | never |',
    '',
  ]);
});
