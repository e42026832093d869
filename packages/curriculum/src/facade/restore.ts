import { DomainError } from '@bits-per-sample/core';
import { inNameOf } from '../check/inNameOf.ts';
import { digestJson } from '../state/digestJson.ts';
import { fromStateJson } from '../state/fromStateJson.ts';
import { everyStrategy } from '../strategies/everyStrategy.ts';
import type { Json, StrategyFactory } from '../strategy/strategy.ts';
import type { Curriculum, CurriculumSnapshot } from './handle.ts';
import type { Held } from './held.ts';
import { hold } from './hold.ts';
import { type Pending, PendingTickets } from './pendingTickets.ts';
import { type Answer, RecentVerdicts } from './recentVerdicts.ts';

const refuse = (parameter: string, expected: string, received: unknown): never => {
  throw new DomainError('restore', parameter, expected, received);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Entries, each of which must be sound. */
function entriesOf<K, V>(
  entries: unknown,
  name: string,
  sound: (key: unknown, value: unknown) => boolean,
): readonly (readonly [K, V])[] {
  const fine =
    Array.isArray(entries) &&
    entries.every((pair) => Array.isArray(pair) && pair.length === 2 && sound(pair[0], pair[1]));
  if (!fine) refuse(`snapshot.state.${name}`, 'as snapshot() gives it', entries);
  return entries as [K, V][];
}

/** The number of a ticket or a row. */
const isNumber = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

const isPending = (seq: unknown, value: unknown): boolean =>
  isNumber(seq) &&
  isObject(value) &&
  Number.isFinite(value.version) &&
  typeof value.purpose === 'string' &&
  isObject(value.draw) &&
  typeof value.draw.task === 'string' &&
  [value.draw.row, value.draw.moves].every((x) => x === undefined || isNumber(x)) &&
  isObject(value.draw.components);

/**
 * Goes on where a snapshot stands, bit for bit: the same calls give the same draws, verdicts and
 * numbers as if the run had never stopped, pending tickets included.
 *
 * @param snapshot what `snapshot()` gave, also after `JSON.stringify` and `JSON.parse`.
 * @param strategies makers of strategies by kind. Default: all of this package. Name your own
 *   here, and those that take functions, which no snapshot can hold.
 * @returns the curriculum.
 * @throws {DomainError} another schema, a digest that does not fit (torn or edited), an unknown
 *   kind of strategy, a version newer than the strategy's, a state of another shape.
 *
 * @example
 * ```ts
 * const before = curriculum(uniform(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 7 });
 * const after = restore(JSON.parse(JSON.stringify(before.snapshot())));
 * const request = { groups: 9, step: 0, policyVersion: 0 };
 * JSON.stringify(after.ask(request)) === JSON.stringify(before.ask(request)); // => true
 * ```
 */
export function restore(
  snapshot: CurriculumSnapshot,
  strategies: Readonly<Record<string, StrategyFactory>> = everyStrategy,
): Curriculum {
  try {
    return inNameOf('restore', () => read(snapshot, strategies));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'DOMAIN') throw error;
    // a state that a strategy trips over
    return refuse('snapshot', 'as snapshot() gives it', error);
  }
}

function read(
  snapshot: CurriculumSnapshot,
  strategies: Readonly<Record<string, StrategyFactory>>,
): Curriculum {
  if (snapshot?.schema !== 'curriculum-state/1')
    refuse('snapshot.schema', "'curriculum-state/1'", snapshot?.schema);
  const { schema, strategy: named, state, digest } = snapshot;
  if (digest !== digestJson({ schema, strategy: named, state }))
    refuse('snapshot.digest', 'that of its contents', digest);
  const { kind, version, config } = named;
  if (!Object.hasOwn(strategies, kind))
    refuse('snapshot.strategy.kind', `one of ${Object.keys(strategies).join(', ')}`, kind);
  if (!isObject(config)) refuse('snapshot.strategy.config', 'an object', config);
  const strategy = strategies[kind]!(config as never);
  if (!(Number.isInteger(version) && version >= 1 && version <= strategy.version))
    refuse('snapshot.strategy.version', `in [1, ${strategy.version}]`, version);
  const { strategy: inner = null, ...own } = (state ?? {}) as { readonly [key: string]: Json };
  const { run, maxAge, rng, seq, version: newest, ...maps } = fromStateJson(own) as Held;
  if (typeof run !== 'string') refuse('snapshot.state.run', 'a string', run);
  for (const [name, value] of Object.entries({ maxAge, seq, newest }))
    if (typeof value !== 'number') refuse(`snapshot.state.${name}`, 'a number', value);
  if (!Array.isArray(rng)) refuse('snapshot.state.rng', 'four integers', rng);
  return hold(strategy, strategy.load(inner, version), {
    run,
    maxAge,
    rng,
    seq,
    version: newest,
    pending: new PendingTickets(
      new Map(entriesOf<number, Pending>(maps.pending, 'pending', isPending)),
    ),
    settled: new RecentVerdicts(
      entriesOf<number, Answer>(
        maps.settled,
        'settled',
        (at, verdict) => isNumber(at) && isObject(verdict) && typeof verdict.admit === 'boolean',
      ),
    ),
    counts: new Map(
      entriesOf<string, number>(
        maps.counts,
        'counts',
        (name, count) => typeof name === 'string' && Number.isFinite(count),
      ).map(([name, total]) => [name, { total }]),
    ),
  });
}
