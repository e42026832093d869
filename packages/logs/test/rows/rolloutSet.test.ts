import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHash, hash64 } from '../../src/bytes/hash64.ts';
import { fromText } from '../../src/index.ts';
import { RolloutSet } from '../../src/rows/rolloutSet.ts';
import { read } from '../support/read.ts';

const odd = ['', '0', '00', '000', '-0', '-1', '1e1', '1.5', ' 1', '1 ', '1 0', '0x1', '٣', '\n1'];
const edges = [
  '7',
  '07',
  '31',
  '31 ',
  '32',
  '032',
  '63',
  '64',
  '99999999',
  '100000000',
  '9'.repeat(40),
];
const uuid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
const names = fc.oneof(
  fc.constantFrom(...odd, ...edges, uuid, `${uuid}-1`, `${uuid}-33`, 'q7/s1', 'q7/s33'),
  fc.integer({ min: -40, max: 100 }).map(String),
  fc.bigInt().map(String),
  fc.string({ unit: fc.constantFrom('0', '1', '3', 'a', '-', ' '), maxLength: 5 }),
);

describe('RolloutSet', () => {
  it('is a set of pairs of a group and a name', () => {
    const rollouts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'a 0'), names), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(rollouts, (all) => {
        const set = new RolloutSet();
        const model = new Set<string>();
        for (const [group, name] of all) {
          const pair = JSON.stringify([group, name]);
          expect(set.add(name, hash64(group, emptyHash))).toBe(!model.has(pair));
          model.add(pair);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('drops the same rows whether the names end in a number or not', async () => {
    const rows = fc.array(fc.tuple(fc.nat(2), names), { minLength: 1, maxLength: 60 });
    const drop = async (all: readonly [number, string][], end: string) => {
      const text = all
        .map(([group, name], i) =>
          JSON.stringify({ step: 0, group, rollout: name + end, reward: i }),
        )
        .join('\n');
      const { log, tables } = await read(fromText(text));
      return [log.summary().duplicates, tables.map(({ columns }) => columns.reward)];
    };
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        expect(await drop(all, '')).toEqual(await drop(all, 'z'));
      }),
    );
  });

  it('keeps many groups of 32 apart, and knows them again', () => {
    const set = new RolloutSet();
    const group = (i: number) => hash64(`g${i}`, emptyHash);
    let added = 0;
    for (let i = 0; i < 50_000; i++)
      for (let k = 0; k < 32; k++) added += Number(set.add(String(k), group(i)));
    expect(added).toBe(1_600_000);
    for (let i = 0; i < 50_000; i += 7)
      for (let k = 0; k < 33; k++) expect(set.add(String(k), group(i))).toBe(k === 32);
  });
});
