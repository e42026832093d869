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

/**
 * The calls that a function must refuse: each number, list or object of accepted arguments in
 * turn is undefined, a text, an empty object, null. Each check fails unless the call ends in a
 * DomainError that names the function.
 */
export function refusals(
  name: string,
  { call, args, options, optional = [], nullable = [] }: RefusalCase,
): [what: string, check: () => Promise<void>][] {
  const all = options ? [...args, options] : args;
  const given = all.flatMap((arg, i) => places(arg, [i]));
  const inOptions = (path: Path) => options !== undefined && path[0] === args.length;
  return given
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
        let error: { code?: unknown; fn?: unknown } | undefined;
        let got: unknown;
        try {
          got = await call(...(spoilt(all, path, wrong) as never[]));
        } catch (thrown) {
          error = thrown as typeof error;
        }
        if (error === undefined) expect.fail(`${name} answered ${String(got)}`);
        if (error.code !== 'DOMAIN') expect.fail(`${name} broke with ${String(error)}`);
        expect(error.fn).toBe(name);
      },
    ]);
}

/**
 * The contract of arguments: what is not a number where one is needed, undefined included, is
 * refused with a DomainError in the name of the function that was called. One test per function,
 * and one that every function of the module is in the table.
 *
 * @param module what a package exports, as `import * as` gives it.
 * @param table by function, how it is called rightly.
 * @param options `exempt`: exports that take no numbers, each a decision of its own.
 *
 * @example
 * ```ts
 * describeRefusals(core, { wilson: { call: core.wilson, args: [3, 8], options: { level: 0.9 } } });
 * ```
 */
export function describeRefusals(
  module: Readonly<Record<string, unknown>>,
  table: Readonly<Record<string, RefusalCase>>,
  { exempt = [] }: { readonly exempt?: readonly string[] } = {},
): void {
  describe('refuses what is no number', () => {
    it('in every exported function', () => {
      const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
      expect([...Object.keys(table), ...exempt].sort()).toEqual(functions.sort());
    });
    for (const [name, right] of Object.entries(table))
      it(name, async () => {
        await right.call(
          ...([...right.args, ...(right.options ? [right.options] : [])] as never[]),
        );
        const faults: string[] = [];
        for (const [what, check] of refusals(name, right))
          await check().catch((error: Error) => faults.push(`${what}: ${error.message}`));
        expect(faults).toEqual([]);
      });
  });
}
