import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePromptIdentities, type PromptIdentity } from '../../src/index.ts';

const methods = ['explicit id', 'prompt text', 'group', 'unknown'] as const;
const identity: fc.Arbitrary<PromptIdentity> = fc.record({
  method: fc.constantFrom(...methods),
  detail: fc.constantFrom('a', 'b'),
  numbered: fc.boolean(),
});

describe('mergePromptIdentities', () => {
  it('law: is as telling as the least telling, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(identity, { minLength: 1 }), (parts) => {
        const merged = mergePromptIdentities(parts);
        const rank = (part: PromptIdentity) => methods.indexOf(part.method);
        expect(rank(merged)).toBeGreaterThanOrEqual(Math.max(...parts.map(rank)));
        expect(merged.numbered).toBe(parts.every(({ numbered }) => numbered));
        expect(mergePromptIdentities([...parts].reverse()).method).toBe(merged.method);
      }),
    );
  });

  it('law: one log stays what it is', () => {
    fc.assert(
      fc.property(identity, (part) => {
        expect(mergePromptIdentities([part])).toEqual(part);
      }),
    );
  });

  it('does not join numbers of several logs', () => {
    const group = { method: 'group', detail: 'id', numbered: true } as const;
    const named = { ...group, numbered: false };
    expect(mergePromptIdentities([group, group]).method).toBe('unknown');
    expect(mergePromptIdentities([group, named]).method).toBe('group');
    expect(mergePromptIdentities([named, named])).toEqual(named);
    expect(mergePromptIdentities([]).method).toBe('unknown');
  });
});
