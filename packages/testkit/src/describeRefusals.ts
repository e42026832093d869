import { describe, expect, it } from 'vitest';

/** A function and arguments that it accepts, to be spoiled one by one. */
export interface RefusalCase {
  /** The function; it may be asynchronous. */
  readonly call: (...args: never[]) => unknown;
  /** Arguments that are accepted. Numbers in plain objects and in the first place of lists count too. */
  readonly args: readonly unknown[];
  /** Options that are accepted, given as the last argument; a field may be left out. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Places where undefined means a default, such as `'2'` for the third argument or `'0.name'`. */
  readonly optional?: readonly string[];
  /** Places where null is data, such as `'0.values'`; `'0.0'` is the first element of a list. */
  readonly nullable?: readonly string[];
}

const WRONG = [undefined, 'x', {}, null] as const;
const STRANGE = [NaN, Infinity, -Infinity, 1e9, 2 ** 53, 1e308, 5e-324, -1, 0.5, 0, -0] as const;

type Path = readonly (string | number)[];

const isPlain = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype;

/** Places of numbers in a value, and the value's own. Texts are left alone: any text may be right. */
function places(value: unknown, path: Path): Path[] {
  if (typeof value === 'number') return [path];
  if (Array.isArray(value)) return [path, ...(value.length ? places(value[0], [...path, 0]) : [])];
  if (isPlain(value))
    return [path, ...Object.entries(value).flatMap(([key, x]) => places(x, [...path, key]))];
  return typeof value === 'object' ? [path] : [];
}

function spoilt(value: unknown, [key, ...rest]: Path, wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value)) return value.map((x, i) => (i === key ? spoilt(x, rest, wrong) : x));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: spoilt(fields[key], rest, wrong) };
}

/** How a call ended: what it gave, or what it threw. */
async function ending(call: RefusalCase['call'], args: unknown[]) {
  try {
    return { got: await call(...(args as never[])) };
  } catch (error) {
    return {
      error: error as { code?: unknown; fn?: unknown; parameter?: unknown; expected?: unknown },
    };
  }
}

type NamedCheck = [what: string, check: () => Promise<void>];

/**
 * The calls that a function must refuse: each number, list or object of accepted arguments in
 * turn is undefined, a text, an empty object, null. Each check fails unless the call ends in a
 * DomainError that names the function, the parameter and what was expected.
 */
export function refusals(
  name: string,
  { call, args, options, optional = [], nullable = [] }: RefusalCase,
): NamedCheck[] {
  const all = options ? [...args, options] : args;
  const inOptions = (path: Path) => options !== undefined && path[0] === args.length;
  return all
    .flatMap((arg, i) => places(arg, [i]))
    .flatMap((path) => WRONG.map((wrong) => ({ path, wrong })))
    .filter(({ path, wrong }) => {
      const place = path.join('.');
      if (inOptions(path) && path.length === 1) return wrong === 'x' || wrong === null;
      if (wrong === undefined) return !(inOptions(path) || optional.includes(place));
      return !(wrong === null && nullable.includes(place));
    })
    .map(({ path, wrong }) => [
      `${path.join('.')}: ${typeof wrong === 'object' && wrong !== null ? '{}' : wrong}`,
      async () => {
        const { error, got } = await ending(call, spoilt(all, path, wrong) as unknown[]);
        if (error === undefined) expect.fail(`${name} answered ${String(got)}`);
        if (error.code !== 'DOMAIN') expect.fail(`${name} broke with ${String(error)}`);
        expect(error.fn).toBe(name);
        if (!error.parameter || !error.expected) expect.fail(`${name} did not say what was wrong`);
      },
    ]);
}

/**
 * The calls that a function must survive: each number of accepted arguments in turn is NaN, an
 * infinity, huge, tiny or negative. Each check fails unless the call gives an answer or ends in a
 * DomainError that names the function. A loop without end shows as a test without end.
 */
export function extremes(name: string, { call, args, options }: RefusalCase): NamedCheck[] {
  const all = options ? [...args, options] : args;
  const isNumber = (path: Path) =>
    typeof path.reduce<unknown>((x, key) => (x as Record<string, unknown>)[key], all) === 'number';
  return all
    .flatMap((arg, i) => places(arg, [i]))
    .filter(isNumber)
    .flatMap((path) => STRANGE.map((strange) => ({ path, strange })))
    .map(({ path, strange }) => [
      `${path.join('.')}: ${strange}`,
      async () => {
        const { error } = await ending(call, spoilt(all, path, strange) as unknown[]);
        if (error === undefined) return;
        if (error.code !== 'DOMAIN') expect.fail(`${name} broke with ${String(error)}`);
        expect(error.fn).toBe(name);
      },
    ]);
}

/**
 * The contract of arguments: what is not a number where one is needed, undefined included, is
 * refused with a DomainError in the name of the function that was called. One test per function,
 * and one that every function of the module is in the table; with `extremes`, also one that it ends
 * in an answer or such an error whatever numbers come.
 *
 * @param module what a package exports, as `import * as` gives it.
 * @param table by function, how it is called rightly.
 * @param options `exempt`: exports that take no numbers, each a decision of its own; `extremes`:
 *   whether to try strange numbers too.
 *
 * @example
 * ```ts
 * describeRefusals(core, { wilson: { call: core.wilson, args: [3, 8], options: { level: 0.9 } } });
 * ```
 */
export function describeRefusals(
  module: Readonly<Record<string, unknown>>,
  table: Readonly<Record<string, RefusalCase>>,
  options: { readonly exempt?: readonly string[]; readonly extremes?: boolean } = {},
): void {
  const { exempt = [], extremes: tryExtremes = false } = options;
  describe('refuses what is no number', () => {
    it('in every exported function', () => {
      const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
      expect([...Object.keys(table), ...exempt].sort()).toEqual(functions.sort());
    });
    const faultsOf = async (checks: readonly NamedCheck[]): Promise<string[]> => {
      const faults: string[] = [];
      for (const [what, check] of checks)
        await check().catch((error: Error) => faults.push(`${what}: ${error.message}`));
      return faults;
    };
    for (const [name, right] of Object.entries(table)) {
      it(name, async () => {
        const { call, args, options } = right;
        await call(...([...args, ...(options ? [options] : [])] as never[]));
        expect(await faultsOf(refusals(name, right))).toEqual([]);
      });
      if (tryExtremes)
        it(`${name} ends whatever numbers come`, async () => {
          expect(await faultsOf(extremes(name, right))).toEqual([]);
        });
    }
  });
}
