import type { Rng } from '@bits-per-sample/core';
import { digestJson } from '../state/digestJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { Json, Strategy } from '../strategy/strategy.ts';
import type { CurriculumSnapshot } from './handle.ts';
import type { Held } from './held.ts';

/** A run as JSON, sealed with a digest. @internal */
export function snapshotOf<S>(
  strategy: Strategy<S>,
  state: S,
  held: Held,
  rng: Rng,
): CurriculumSnapshot {
  const { kind, version, config } = strategy;
  const own = {
    run: held.run,
    maxAge: held.maxAge,
    rng: rng.toJSON(),
    seq: held.seq,
    version: held.version,
    pending: [...held.pending],
    settled: [...held.settled],
    counts: [...held.counts].map(([name, { total }]) => [name, total]),
  };
  const saved = { ...(toStateJson(own) as object), strategy: strategy.save(state) } as Json;
  const rest = {
    schema: 'curriculum-state/1' as const,
    strategy: { kind, version, config },
    state: saved,
  };
  return { ...rest, digest: digestJson(rest) };
}
