import { describe, expect, it } from 'vitest';
import { DomainError, SchemaError } from '../src/index.ts';

describe('errors', () => {
  it('say where, what was expected and what came', () => {
    const error = new DomainError('f', 'x', '> 0', 0);
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({
      name: 'DomainError',
      code: 'DOMAIN',
      fn: 'f',
      parameter: 'x',
      expected: '> 0',
      received: 0,
    });
    expect(error.message).toBe('f: expected x > 0, got 0');
    expect(new DomainError('f', 'x', '> 0', null).message).toBe('f: expected x > 0, got null');
  });

  it('name file, line and column when they are known', () => {
    const at = (location: ConstructorParameters<typeof SchemaError>[0]) =>
      new SchemaError(location, 'a number', 'abc').message;
    expect(at({ file: 'a.csv', line: 3, column: 'reward' })).toBe(
      'a.csv:3: reward: expected a number, got abc',
    );
    expect(at({ file: 'a.csv', line: 3 })).toBe('a.csv:3: expected a number, got abc');
    expect(at({ file: 'a.csv' })).toBe('a.csv: expected a number, got abc');
    expect(new SchemaError({ file: 'a' }, 'x', 'y')).toMatchObject({ code: 'SCHEMA', file: 'a' });
  });
});
