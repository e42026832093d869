import { expect } from 'vitest';
import type { AnySnapshot } from './anyStrategy.ts';
import { type Bench, type Law, sound, valid } from './bench.ts';

/** Options are plain data, and state of older versions is read. */
export function optionLaws(
  { factory, kind, version, restore }: Bench,
  fixtures: readonly unknown[],
): Law[] {
  const laws: Law[] = [
    [
      'its options are plain data, and make the same strategy again',
      () => {
        const { config } = factory();
        expect(JSON.parse(JSON.stringify(config))).toEqual(config);
        expect(kind).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(Number.isInteger(version) && version >= 1).toBe(true);
      },
    ],
  ];
  fixtures.forEach((fixture, i) => {
    laws.push([
      `goes on from what an older version saved (fixture ${i + 1})`,
      () => {
        const old = fixture as AnySnapshot;
        expect(old.strategy.kind).toBe(kind);
        expect(old.strategy.version).toBeLessThan(version);
        const held = restore(old);
        sound(held.weights());
        valid(held.ask({ groups: 2, step: 99, policyVersion: 99 }));
        expect(held.snapshot().strategy.version).toBe(version);
      },
    ]);
  });

  return laws;
}
