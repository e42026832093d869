import { DomainError } from '@bits-per-sample/core';
import type { Json } from '../strategy/strategy.ts';

/**
 * Digest of a JSON value, 128 bits as 32 hexadecimal digits: equal values have equal digests
 * whatever the order of their keys. It finds torn files and edits; it is no seal against a forger.
 *
 * @param json any JSON value.
 * @returns 32 hexadecimal digits.
 * @throws {DomainError} nesting deeper than 64 levels.
 *
 * @example
 * ```ts
 * digestJson({ a: 1, b: [2] }) === digestJson({ b: [2], a: 1 }); // => true
 * digestJson([1, 2]) === digestJson([2, 1]); // => false
 * ```
 */
export function digestJson(json: Json): string {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0xdeadbeef;
  const mix = (word: number) => {
    a = Math.imul(a ^ word, 0x85ebca6b);
    b = Math.imul(b ^ word ^ (a >>> 15), 0xc2b2ae35);
    c = Math.imul(c ^ word ^ (b >>> 13), 0x27d4eb2f);
    d = Math.imul(d ^ word ^ (c >>> 16), 0x165667b1);
    a ^= d >>> 14;
  };
  const text = (kind: number, value: string) => {
    mix(kind);
    mix(value.length);
    for (let i = 0; i < value.length; i++) mix(value.charCodeAt(i));
  };
  const walk = (value: Json, depth: number): void => {
    if (depth > 64) throw new DomainError('digestJson', 'json', 'at most 64 levels deep', 'more');
    if (typeof value === 'string') text(1, value);
    else if (value === null || typeof value !== 'object') text(2, String(value));
    else if (Array.isArray(value)) {
      mix(3);
      mix(value.length);
      for (const member of value as readonly Json[]) walk(member, depth + 1);
    } else {
      const members = value as { readonly [key: string]: Json };
      const keys = Object.keys(members).sort();
      mix(4);
      mix(keys.length);
      for (const key of keys) {
        text(1, key);
        walk(members[key]!, depth + 1);
      }
    }
  };
  walk(json, 0);
  for (let i = 0; i < 8; i++) mix(i);
  return [a, b, c, d].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
