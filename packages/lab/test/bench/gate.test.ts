import { expect, test } from 'vitest';
import { gateFailures } from '../support/gateFailures.ts';

test('the default strategy meets every demand of the small benchmark', () => {
  expect(gateFailures()).toEqual([]);
});
