import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Bits,
  bitsFromNats,
  type Column,
  DomainError,
  dictionary,
  type Estimate,
  isDictionary,
  mapColumn,
  type Nats,
  SchemaError,
  undefinedEstimate,
} from '../src/index.ts';

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

describe('mapColumn', () => {
  it('law: is the scalar, element by element', () => {
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true }), (x) => {
        expect(mapColumn(Math.cbrt, x)).toEqual(Float64Array.from(x, Math.cbrt));
      }),
    );
  });

  it('writes into out, which may be the input', () => {
    const x = Float64Array.of(1, 4, 9);
    expect(mapColumn(Math.sqrt, x, x)).toBe(x);
    expect(x).toEqual(Float64Array.of(1, 2, 3));
  });

  it('adds the row to a DomainError and passes others on', () => {
    const picky = (x: number) => {
      if (x < 0) throw new DomainError('picky', 'x', '≥ 0', x);
      return x;
    };
    expect(() => mapColumn(picky, Float64Array.of(1, 2, -3))).toThrow(
      expect.objectContaining({ name: 'DomainError', received: -3, row: 2 }),
    );
    const broken = () => {
      throw new Error('broken');
    };
    expect(() => mapColumn(broken, Float64Array.of(1))).toThrow('broken');
  });
});

describe('tables', () => {
  it('law: a dictionary holds its texts', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string())), (texts) => {
        const { codes, values } = dictionary(texts);
        expect(Array.from(codes, (code) => (code < 0 ? null : values[code]))).toEqual(texts);
        expect(new Set(values).size).toBe(values.length);
        expect(isDictionary({ codes, values })).toBe(true);
      }),
    );
  });

  it('tells text from numbers', () => {
    const column: Column = Float64Array.of(1);
    expect(isDictionary(column)).toBe(false);
    expect(dictionary([undefined, 'a']).codes).toEqual(Int32Array.of(-1, 0));
  });
});

describe('units and estimates', () => {
  it('converts nats at one door', () => {
    expect(bitsFromNats(Math.LN2)).toBe(1);
    expect(bitsFromNats(NaN)).toBeNaN();
  });

  it('keeps bits and nats apart, and lets plain numbers pass', () => {
    const nats: Nats = 1;
    expectTypeOf(bitsFromNats(nats)).toEqualTypeOf<Bits>();
    // @ts-expect-error nats are not bits
    const bits: Bits = nats;
    // @ts-expect-error and bits do not become bits again
    bitsFromNats(bitsFromNats(nats));
    const plain: number = bits;
    expect(plain).toBe(1);
  });

  it('an undefined estimate has no number and says why', () => {
    const estimate = undefinedEstimate('bits', 'no prompts', { level: 0.9, n: 3 });
    expect(estimate).toEqual({
      value: NaN,
      lower: NaN,
      upper: NaN,
      level: 0.9,
      n: 3,
      unit: 'bits',
      method: 'undefined: no prompts',
    });
    expect(undefinedEstimate('bits', 'x')).toMatchObject({ level: 0.95, n: 0 });
    expectTypeOf(estimate).toEqualTypeOf<Estimate<'bits'>>();
  });
});
