import type { ReadOptions } from '../../src/index.ts';
import { type Draw, drawOf, mutated } from './mutations.ts';
import { type Seed, seeds } from './seeds.ts';

/** Columns that a caller may name, beside those that occur. */
const COLUMNS = 'group prompt reward score step id rewards completion answer a b x'.split(' ');

/** Names that occur in a log. */
const namesIn = (bytes: Uint8Array): string[] => [
  ...new Set(
    [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/(?<![\w.])[a-z_]{2,24}(?=["',;\t])/g),
    ]
      .slice(0, 60)
      .map(([name]) => name),
  ),
];

/** An input of the fuzzer, by its seed alone. */
export function fuzzInput(seed: number): { name: string; bytes: Uint8Array; options: ReadOptions } {
  const draw = drawOf(seed);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!;
  const chosen = pick(seeds);
  const within = chosen.parts !== undefined && draw(3) > 0 ? inPart(chosen, draw) : undefined;
  const bytes = within ?? mutated(chosen.bytes, pick(seeds).bytes, draw);
  return { name: chosen.name, bytes, options: draw(5) === 0 ? optionsOf(chosen, draw) : {} };
}

/** A change to one of the things that a log is made of; undefined when no log can be made of it. */
function inPart({ parts, join }: Seed, draw: Draw): Uint8Array | undefined {
  const at = draw(parts!.length);
  const part = mutated(parts![at]!, parts![draw(parts!.length)]!, draw);
  try {
    return join!(parts!.with(at, part), draw);
  } catch {
    return undefined;
  }
}

function optionsOf({ bytes }: Seed, draw: Draw): ReadOptions {
  const names = [...namesIn(bytes), ...COLUMNS];
  const name = (): string => names[draw(names.length)]!;
  const reward = { reward: draw(4) === 0 ? [name(), name()] : [name()] };
  const kinds: readonly (() => ReadOptions)[] = [
    () => ({ mapping: { group: [name()], ...reward } }),
    () => ({ mapping: { promptId: [name()], step: name(), ...reward } }),
    () => ({ mapping: { prompt: name(), rollout: name(), ...reward } }),
    () => ({ mapping: { groupSize: 1 + draw(4), ...reward } }),
    () => ({ mapping: { group: [name()], ...reward, perToken: draw(2) ? 'sum' : 'last' } }),
    () => ({ mapping: { group: [name()], ...reward, success: name(), status: name() } }),
    () => ({ mapping: { successes: name(), attempts: name(), promptId: [name()] } }),
    () => ({ mapping: reward, batchRows: 1 + draw(5) }),
  ];
  return kinds[draw(kinds.length)]!();
}
