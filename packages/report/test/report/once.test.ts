import { expect, it } from 'vitest';
import { once } from '../../src/report/once.ts';

it('makes a value when it is first asked for, undefined too, and keeps it', () => {
  let asked = 0;
  const value = once(() => {
    asked++;
  });
  expect(asked).toBe(0);
  value();
  expect(value()).toBeUndefined();
  expect(asked).toBe(1);
});
