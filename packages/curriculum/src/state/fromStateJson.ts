import { DomainError } from '@bits-per-sample/core';
import type { Json } from '../strategy/strategy.ts';
import { arrayKinds } from './toStateJson.ts';

const specials: ReadonlyMap<Json | undefined, number> = new Map([
  ['-0', -0],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

const refuse = (expected: string, received: unknown): never => {
  throw new DomainError('fromStateJson', 'json', expected, received);
};

function read(json: Json, depth: number): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (depth > 64) refuse('at most 64 levels deep', 'more');
  if (Array.isArray(json)) return json.map((member: Json) => read(member, depth + 1));
  const entries = Object.entries(json as { readonly [key: string]: Json });
  const [key, member] = entries[0] ?? [];
  if (entries.length === 1 && key === '$number')
    return specials.get(member) ?? refuse('a number', member);
  const kind = arrayKinds[key as keyof typeof arrayKinds];
  if (entries.length === 1 && key && Object.hasOwn(arrayKinds, key)) {
    if (!Array.isArray(member)) refuse('an array of numbers', member);
    const values = (member as readonly Json[]).map((x) => read(x, depth + 1));
    const array = kind.from(values as number[]);
    if (!values.every((x, i) => Object.is(x, array[i]))) refuse(`numbers of ${key}`, 'others');
    return array;
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, read(value, depth + 1)]));
}

/**
 * The state that {@link toStateJson} wrote, exact to the bit.
 *
 * @param json what it wrote, also after `JSON.stringify` and `JSON.parse`.
 * @returns plain data; objects have own members only, whatever their names.
 * @throws {DomainError} a marked object that does not hold what its mark says, or nesting deeper
 *   than 64 levels.
 *
 * @example
 * ```ts
 * fromStateJson({ $float64: [1, { $number: 'Infinity' }] }); // => Float64Array.of(1, Infinity)
 * ```
 */
export function fromStateJson(json: Json): unknown {
  return read(json, 0);
}
