import type { Json } from '../strategy/strategy.ts';

const special = (x: number): Json => ({ $number: Object.is(x, -0) ? '-0' : String(x) });

const number = (x: number): Json => (Number.isFinite(x) && !Object.is(x, -0) ? x : special(x));

/** Typed arrays that a state may hold, by the key that marks them in JSON. */
export const arrayKinds = {
  $float64: Float64Array,
  $int32: Int32Array,
  $uint32: Uint32Array,
  $uint8: Uint8Array,
} as const;

/**
 * A strategy's state as JSON that comes back exact to the bit.
 *
 * JSON has neither NaN nor −0 nor infinities, and turns typed arrays into objects: those become
 * marked objects here, and {@link fromStateJson} reads them back.
 *
 * @param value plain objects, arrays, strings, numbers, booleans, null, and arrays of doubles,
 *   32-bit integers and bytes. Members that are undefined are left out.
 * @returns the same as plain JSON.
 * @throws {TypeError} a function or another thing that is no data.
 *
 * @example
 * ```ts
 * JSON.stringify(toStateJson({ best: -0, seen: Float64Array.of(1, NaN) })); // => '{"best":{"$number":"-0"},"seen":{"$float64":[1,{"$number":"NaN"}]}}'
 * Object.is(fromStateJson(toStateJson(-0)), -0); // => true
 * ```
 */
export function toStateJson(value: unknown): Json {
  if (typeof value === 'number') return number(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toStateJson);
  for (const [key, kind] of Object.entries(arrayKinds))
    if (value instanceof kind) return { [key]: Array.from(value, number) };
  if (typeof value !== 'object') throw new TypeError(`a state holds no ${typeof value}`);
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, toStateJson(member)]),
  );
}
