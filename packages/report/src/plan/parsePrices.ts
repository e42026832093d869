import { SchemaError } from '@bits-per-sample/core';
import type { PriceFile } from '../options/priceFile.ts';

type Fields = Readonly<Record<string, unknown>>;
type Fault = (place: string, expected: string, received: unknown) => never;

/** Amounts of an entry: those that must be there, and those that may; `least` of each. */
const AMOUNTS = {
  perMillionTokens: { needed: ['prefill', 'sample', 'train'], more: ['cachedPrefill'] },
  perHour: { needed: ['dollars', 'peakFlops'], more: ['bandwidth'] },
} as const;

const PHASES = ['prefill', 'decode', 'train'];

/**
 * Reads a file of prices, parsed from JSON: what `prices.schema.json` says, checked.
 *
 * Amounts are finite and not negative, shares of the peak in (0, 1]. What the schema does not know
 * is refused, so that a misspelt price is not taken for none.
 *
 * @param json what stands in the file.
 * @param file its name, for errors. Default `prices`.
 * @returns the same, typed.
 * @throws {SchemaError} a field that is missing, unknown, or not what it must be; it names the place.
 *
 * @example
 * ```ts
 * const entry = { prefill: 0.1, sample: 0.4, train: 0.4 };
 * const file = { currency: 'USD', asOf: '2026-11-01', source: 'example', perMillionTokens: { small: entry } };
 * parsePrices(file).perMillionTokens?.small?.sample; // => 0.4
 * ```
 */
export function parsePrices(json: unknown, file = 'prices'): PriceFile {
  const fault: Fault = (column, expected, received) => {
    throw new SchemaError({ file, column }, expected, received);
  };
  const prices = fieldsOf(json, 'prices', fault);
  known(prices, '', ['currency', 'asOf', 'source', ...Object.keys(AMOUNTS)], fault);
  for (const name of ['currency', 'asOf', 'source'])
    if (typeof prices[name] !== 'string' || prices[name] === '')
      fault(name, 'a text', prices[name]);
  if (!/^\d{4}-\d\d-\d\d$/.test(String(prices.asOf)))
    fault('asOf', 'a day such as 2026-11-01', prices.asOf);
  const kinds = Object.entries(AMOUNTS).filter(([kind]) => prices[kind] !== undefined);
  if (kinds.length === 0) fault('prices', 'perMillionTokens or perHour', 'neither');
  for (const [kind, { needed, more }] of kinds)
    for (const [name, entry] of Object.entries(fieldsOf(prices[kind], kind, fault))) {
      const place = `${kind}.${name}`;
      const amounts = fieldsOf(entry, place, fault);
      const given = more.filter((field) => amounts[field] !== undefined);
      const shares = kind === 'perHour' ? ['utilisation'] : [];
      known(amounts, `${place}.`, [...needed, ...more, ...shares], fault);
      for (const field of [...needed, ...given])
        amount(amounts[field], `${place}.${field}`, field === 'peakFlops', fault);
      if (kind === 'perHour' && amounts.utilisation !== undefined)
        utilisation(amounts.utilisation, `${place}.utilisation`, fault);
    }
  return json as PriceFile;
}

function fieldsOf(value: unknown, place: string, fault: Fault): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : fault(place, 'an object', value);
}

function known(fields: Fields, place: string, names: readonly string[], fault: Fault): void {
  for (const name of Object.keys(fields))
    if (!names.includes(name)) fault(`${place}${name}`, `one of ${names.join(', ')}`, name);
}

function amount(value: unknown, place: string, positive: boolean, fault: Fault): void {
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (!fits || (positive && value === 0))
    fault(place, positive ? 'a number > 0' : 'a number ≥ 0', value);
}

function utilisation(value: unknown, place: string, fault: Fault): void {
  const shares = fieldsOf(value, place, fault);
  known(shares, `${place}.`, PHASES, fault);
  for (const phase of PHASES) {
    const share = shares[phase];
    if (typeof share !== 'number' || !(share > 0 && share <= 1))
      fault(`${place}.${phase}`, 'a number in (0, 1]', share);
  }
}
