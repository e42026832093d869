import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parsePrices } from '../../src/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../prices.schema.json', import.meta.url), 'utf8'),
) as { readonly $id: string };
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

const tokens = { prefill: 0.13, cachedPrefill: 0.026, sample: 0.4, train: 0.4 };
const hour = {
  dollars: 2.5,
  peakFlops: 9.89e14,
  bandwidth: 3.35e12,
  utilisation: { prefill: 0.4, decode: 0.05, train: 0.4 },
};
const head = { currency: 'USD', asOf: '2026-11-01', source: 'an example' };
const whole = { ...head, perMillionTokens: { small: tokens }, perHour: { H100: hour } };

const good: Record<string, unknown> = {
  whole,
  'by the token alone': { ...head, perMillionTokens: { small: tokens } },
  'by the hour alone': { ...head, perHour: { H100: hour } },
  'no cache': { ...head, perMillionTokens: { a: { prefill: 1, sample: 1, train: 0 } } },
  'utilisation not measured': { ...head, perHour: { A100: { dollars: 1, peakFlops: 3.12e14 } } },
};

const bad: Record<string, readonly [unknown, string]> = {
  nothing: [null, 'prices'],
  list: [[whole], 'prices'],
  'no prices': [head, 'perMillionTokens or perHour'],
  'no day': [{ ...whole, asOf: 'today' }, 'asOf'],
  'no currency': [{ ...whole, currency: undefined }, 'currency'],
  'no source': [{ ...whole, source: '' }, 'source'],
  misspelt: [{ ...head, perMillion: { small: tokens } }, 'perMillion'],
  'price as text': [
    { ...head, perMillionTokens: { a: { ...tokens, train: '0.4' } } },
    'perMillionTokens.a.train',
  ],
  'negative price': [{ ...head, perHour: { a: { ...hour, dollars: -1 } } }, 'perHour.a.dollars'],
  'no peak': [{ ...head, perHour: { a: { ...hour, peakFlops: 0 } } }, 'perHour.a.peakFlops'],
  'more than the peak': [
    { ...head, perHour: { a: { ...hour, utilisation: { ...hour.utilisation, train: 40 } } } },
    'perHour.a.utilisation.train',
  ],
  'a phase left out': [
    { ...head, perHour: { a: { ...hour, utilisation: { prefill: 0.4, train: 0.4 } } } },
    'perHour.a.utilisation.decode',
  ],
  'unknown field': [
    { ...head, perMillionTokens: { a: { ...tokens, cached: 1 } } },
    'perMillionTokens.a.cached',
  ],
};

/** What stands in a file: a field that is undefined does not. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parsePrices', () => {
  it.each(Object.entries(good))('takes what the schema does: %s', (_, value) => {
    expect(validate(stored(value))).toBe(true);
    expect(parsePrices(value)).toBe(value);
  });

  it.each(Object.entries(bad))(
    'refuses what the schema does, and names the place: %s',
    (_, [value, place]) => {
      expect(validate(stored(value))).toBe(false);
      expect(() => parsePrices(stored(value), 'prices.json')).toThrow(place);
      expect(() => parsePrices(stored(value), 'prices.json')).toThrow(/^prices\.json: /);
    },
  );

  it('has an identity that a validator can be told', () => {
    expect(schema.$id).toBe('urn:bits-per-sample:prices:1');
  });
});
