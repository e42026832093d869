import { describeRefusals } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import * as info from '../src/index.ts';
import { calls } from './support/calls.ts';

describeRefusals(info, calls);

/** Numbers that some domain leaves out, or that some loop would never reach. */
const ODD = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  -1,
  0.5,
  2.5,
  5e-324,
  1e-300,
  2 ** 31,
  2 ** 53,
  1e300,
];

/** Every way to put an odd number in the place of a number in a value. */
function* spoilt(value: unknown): Generator<unknown> {
  if (typeof value === 'number') yield* ODD;
  else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as number[];
    for (let i = 0; i < list.length; i++)
      for (const x of spoilt(list[i])) yield Object.assign(list.slice(), { [i]: x });
  } else if (Object.getPrototypeOf(value ?? 0) === Object.prototype)
    for (const [key, field] of Object.entries(value as object))
      for (const x of spoilt(field)) yield { ...(value as object), [key]: x };
}

describe('numbers out of every domain', () => {
  it.each(Object.entries(calls))(
    '%s: answers, or refuses in its own name, at once',
    (name, right) => {
      const all = right.options ? [...right.args, right.options] : right.args;
      const faults: string[] = [];
      all.forEach((arg, i) => {
        for (const odd of spoilt(arg)) {
          const start = process.cpuUsage().user;
          try {
            right.call(...(all.map((x, j) => (j === i ? odd : x)) as never[]));
          } catch (error) {
            const { code, fn } = error as { code?: string; fn?: string };
            if (code !== 'DOMAIN' || fn !== name) faults.push(`${JSON.stringify(odd)}: ${error}`);
          }
          const seconds = (process.cpuUsage().user - start) / 1e6;
          if (seconds > 2) faults.push(`${JSON.stringify(odd)}: ${seconds} s`);
        }
      });
      expect(faults).toEqual([]);
    },
  );
});
