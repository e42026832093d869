import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestJson, fromStateJson, type Json, toStateJson } from '../../src/index.ts';

const number = fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324));

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    number,
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(number).map((xs) => Float64Array.from(xs)),
    fc.array(fc.integer()).map((xs) => Int32Array.from(xs)),
    fc.array(fc.nat(255)).map((xs) => Uint8Array.from(xs)),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(
        fc.constant('__proto__'),
        fc.string().filter((key) => !key.startsWith('$')),
      ),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

const through = (json: Json): Json => JSON.parse(JSON.stringify(json));

describe('state as JSON', () => {
  it('law: comes back exact to the bit through JSON text', () =>
    fc.assert(
      fc.property(data, (value) => {
        expect(fromStateJson(through(toStateJson(value)))).toStrictEqual(value);
      }),
    ));

  it('law: the digest does not care for the order of keys, and for everything else it does', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const turned = (value: unknown): unknown =>
          Array.isArray(value)
            ? value.map(turned)
            : value !== null && typeof value === 'object'
              ? Object.fromEntries(
                  Object.entries(value)
                    .reverse()
                    .map(([key, member]) => [key, turned(member)]),
                )
              : value;
        const digest = digestJson(through(a as Json));
        expect(digestJson(through(turned(a) as Json))).toBe(digest);
        expect(digest).toMatch(/^[0-9a-f]{32}$/);
        const same = JSON.stringify(turned([a])) === JSON.stringify(turned([b]));
        if (!same && JSON.stringify(a) !== JSON.stringify(b))
          expect(digestJson(through([a, b] as Json))).not.toBe(digestJson(through([b, a] as Json)));
      }),
    ));

  it('small changes change the digest', () => {
    const digests = new Set<string>();
    for (let i = 0; i < 20_000; i++) digests.add(digestJson([i, 'x'.repeat(i % 7)]));
    for (const x of [null, 'null', '', 0, '0', [], {}, [[]], [{}], { a: [] }, ['a', []]])
      digests.add(digestJson(x as Json));
    expect(digests.size).toBe(20_011);
  });
});
