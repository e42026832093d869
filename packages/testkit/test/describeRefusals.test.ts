import { describe, expect, it } from 'vitest';
import { describeRefusals, extremes, type RefusalCase, refusals } from '../src/index.ts';

class Refusal extends Error {
  readonly code = 'DOMAIN';
  readonly fn: string;
  readonly parameter: string;
  readonly expected = 'a number';
  constructor(fn: string, parameter = 'x') {
    super(`${fn}: refused`);
    this.fn = fn;
    this.parameter = parameter;
  }
}

const must = (fn: string, ...xs: unknown[]): void => {
  for (const x of xs) if (typeof x !== 'number') throw new Refusal(fn);
};

/** Half of a number, times the number of elements of a list, with an option. */
function half(
  x: number,
  list: readonly number[],
  options: { readonly scale?: number } = {},
): number {
  if (!Array.isArray(list) || typeof options !== 'object' || options === null)
    throw new Refusal('half');
  const { scale = 1 } = options;
  must('half', x, list[0], scale);
  return (x / 2) * list.length * scale;
}

const right: RefusalCase = { call: half, args: [1, [2]], options: { scale: 3 } };

describeRefusals(
  { half, Other: class {}, VERSION: 1 },
  { half: right },
  { exempt: ['Other'], extremes: true },
);

/** The faults that the checks find. */
async function faults(name: string, one: RefusalCase): Promise<string[]> {
  const found: string[] = [];
  for (const [what, check] of refusals(name, one))
    await check().then(
      () => {},
      (error: Error) => found.push(`${what}: ${error.message.split('\n')[0]}`),
    );
  return found;
}

describe('refusals', () => {
  it('spoil each number, list and option in turn, options only where they are given', () => {
    expect(refusals('half', right).map(([what]) => what)).toEqual([
      '0: undefined',
      '0: x',
      '0: {}',
      '0: null',
      '1: undefined',
      '1: x',
      '1: {}',
      '1: null',
      '1.0: undefined',
      '1.0: x',
      '1.0: {}',
      '1.0: null',
      '2: x',
      '2: null',
      '2.scale: x',
      '2.scale: {}',
      '2.scale: null',
    ]);
  });

  it('find nothing where all is refused', async () => {
    expect(await faults('half', right)).toEqual([]);
  });

  it('find an answer, another error and another name', async () => {
    const call = (x: number) => {
      if (x === undefined) return NaN;
      if (x === null) throw new TypeError('inside');
      must('other', x);
      return x;
    };
    expect(await faults('call', { call, args: [1] })).toEqual([
      '0: undefined: call answered NaN',
      "0: x: expected 'other' to be 'call' // Object.is equality",
      "0: {}: expected 'other' to be 'call' // Object.is equality",
      '0: null: call broke with TypeError: inside',
    ]);
  });

  it('wait for a promise', async () => {
    const call = async (x: number) => {
      await Promise.resolve();
      must('later', x);
    };
    expect(await faults('later', { call, args: [1] })).toEqual([]);
    const never = async () => 1;
    expect(await faults('never', { call: never, args: [1] })).toHaveLength(4);
  });

  it('know defaults, and null as data', async () => {
    const call = (x: number | null = 1) => {
      if (x !== null) must('call', x);
    };
    expect(await faults('call', { call, args: [1] })).toHaveLength(2);
    expect(await faults('call', { call, args: [1], optional: ['0'], nullable: ['0'] })).toEqual([]);
  });

  it('leave texts alone and look into objects', () => {
    const deep: RefusalCase = { call: () => {}, args: ['bits', { a: { b: 1 } }] };
    const places = refusals('f', deep).map(([what]) => what.split(':')[0]);
    expect([...new Set(places)]).toEqual(['1', '1.a', '1.a.b']);
  });
});

describe('extremes', () => {
  it('try strange numbers where numbers were', () => {
    const places = extremes('half', right).map(([what]) => what.split(':')[0]);
    expect([...new Set(places)]).toEqual(['0', '1.0', '2.scale']);
    expect(extremes('half', right).map(([what]) => what)).toContain('0: Infinity');
  });

  it('find another error and another name, and no fault in an answer', async () => {
    const call = (x: number) => {
      if (x === Infinity) throw new RangeError('Invalid array length');
      if (x < 0) throw new Refusal('other');
      return x;
    };
    const found: string[] = [];
    for (const [what, check] of extremes('call', { call, args: [1] }))
      await check().catch((error: Error) => found.push(`${what}: ${error.message.split('\n')[0]}`));
    expect(found).toEqual([
      '0: Infinity: call broke with RangeError: Invalid array length',
      "0: -Infinity: expected 'other' to be 'call' // Object.is equality",
      "0: -1: expected 'other' to be 'call' // Object.is equality",
    ]);
  });

  it('find a refusal that does not say which parameter', async () => {
    const mute = (x: number): number => {
      if (typeof x !== 'number') throw new Refusal('mute', '');
      return x;
    };
    expect(await faults('mute', { call: mute, args: [1] })).toContain(
      '0: x: mute did not say what was wrong',
    );
  });
});
