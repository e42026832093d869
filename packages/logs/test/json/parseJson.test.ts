import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/json/parseJson.ts';

describe('parseJson', () => {
  it('agrees with JSON.parse on all JSON, with exact integers too when none is large', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['[NaN]', ['NaN']],
    ['[-Infinity,Infinity]', [-Infinity, Infinity]],
    ['{"a":NaN,"NaN":"x NaN, Infinity \\" NaN"}', { a: 'NaN', NaN: 'x NaN, Infinity " NaN' }],
    ['{"a":"\\\\","b":NaN}', { a: '\\', b: 'NaN' }],
    ['{"a":"\\\\\\"","b":NaN}', { a: '\\"', b: 'NaN' }],
    ['[1e400,-1e400]', [Infinity, -Infinity]],
  ])('%s', (text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it.each(['[nan]', '[NaNa]', '[xNaN]', '{"a":NaN', 'NaN"', '[1,]', "{'a':NaN}", ''])(
    'refuses %s',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  it.each([
    ['[9007199254740991]', [9007199254740991]],
    ['[9007199254740993,-9007199254740993]', ['9007199254740993', '-9007199254740993']],
    ['[0.30000000000000004,1.2345678901234567e30]', [0.30000000000000004, 1.2345678901234567e30]],
    ['[12345678901234567890e2,1e12345678901234567890]', [1234567890123456800000, Infinity]],
    [
      '{"12345678901234567890":"12345678901234567890"}',
      { '12345678901234567890': '12345678901234567890' },
    ],
  ])('keeps large integers as text: %s', (text, expected) => {
    expect(parseJson(text, { exactIntegers: true })).toEqual(expected);
  });

  it('leaves the inside of any string alone', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', '\\', 'N', 'NaN', 'Infinity', '1234567890123456789', ' ', '\n'),
    });
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const source = `{"texts":${JSON.stringify(texts)},"x":NaN,"y":12345678901234567890}`;
        expect(parseJson(source, { exactIntegers: true })).toEqual({
          texts,
          x: 'NaN',
          y: '12345678901234567890',
        });
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const slow = `{"a":"${'\\\\'.repeat(200_000)}","b":[${'"\\\\",'.repeat(100_000)}NaN],"c":${'1'.repeat(300_000)}.5}`;
    expect(parseJson(slow, { exactIntegers: true })).toMatchObject({ c: Infinity });
  });
});
