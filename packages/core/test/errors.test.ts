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
    expect(error.row).toBeUndefined();
    expect(new DomainError('f', 'x', '> 0', 0, 3).row).toBe(3);
  });

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    ['', "''"],
    ['abc', 'abc'],
    [1n, '1'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function'],
    [{ secret: 1 }, 'an object'],
    [Object.create(null), 'an object'],
    [[], 'an empty list'],
    [[1, 'b', {}, null], '1, b, an object, null'],
    [Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), '1, 2, 3, 4, 5, 6, 7, 8'],
    [new Float64Array(1e6), '0, 0, 0, 0, 0, 0, 0, 0, …'],
  ])('print any received value in few words', (received, text) => {
    expect(new DomainError('f', 'x', '> 0', received).message).toBe(
      `f: expected x > 0, got ${text}`,
    );
    const { message } = new SchemaError({ file: 'a' }, 'a number', received);
    expect(message).toBe(`a: expected a number, got ${text}`);
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
