import { describe, expect, it } from 'vitest';
import { loadComposed } from '../../src/compose/loadComposed.ts';
import { saveComposed } from '../../src/compose/saveComposed.ts';
import {
  betaCounts,
  composeStrategy,
  fixed,
  fromStateJson,
  passVariance,
  stratumGuard,
  toStateJson,
  withReplacement,
} from '../../src/index.ts';

const strategy = composeStrategy({
  kind: 'loaded',
  config: {},
  estimate: betaCounts({ drift: 0.9 }),
  score: passVariance(),
  modify: [stratumGuard(0.1)],
  sample: withReplacement(),
  allocate: fixed(),
});
const tasks = ['a', 'b', 'c'].map((id, i) => ({ id, stratum: `s${i % 2}` }));
const initial = { 'beta.successes': 0, 'beta.failures': 0, 'beta.at': 0 };
const saved = saveComposed(strategy.init(tasks), true);

type Parts = Record<string, unknown> & { columns: Record<string, unknown> };

const changed = (change: (parts: Parts) => void) => {
  const parts = fromStateJson(JSON.parse(JSON.stringify(saved))) as Parts;
  change(parts);
  return () => loadComposed(toStateJson(parts), { initial, guarded: true });
};

describe('loadComposed', () => {
  it('gives back what was saved', () => {
    const state = loadComposed(JSON.parse(JSON.stringify(saved)), { initial, guarded: true });
    expect(saveComposed(state, true)).toEqual(saved);
    expect([...'abcd'].map((id) => state.rows.get(id))).toEqual([0, 1, 2, undefined]);
  });

  it.each<[string, (parts: Parts) => void]>([
    ['ids', (s) => (s.ids = ['a', 'b', 3])],
    ['size', (s) => (s.ids = ['a', 'b', 'b'])],
    ['size', (s) => (s.size = 4)],
    ['strata', (s) => (s.strata = 's0')],
    ['clock', (s) => (s.clock = [0])],
    ['lost', (s) => (s.lost = [0, NaN])],
    ['stratum', (s) => (s.stratum = Int32Array.of(0, 1))],
    ['stratum', (s) => (s.stratum = Int32Array.of(0, 1, 2))],
    ['stratum', (s) => (s.stratum = Int32Array.of(0, 1, -1))],
    ['labels', (s) => (s.difficulty = new Float64Array(2))],
    ['columns', (s) => (s.features = [])],
    ['columns.beta.at', (s) => delete s.columns['beta.at']],
    ['columns', (s) => (s.columns.more = new Float64Array(2))],
    ['shared', (s) => (s.shared = { x: 1 })],
    ['weight', (s) => (s.weight = Float64Array.of(1, 1, 0))],
    ['weight', (s) => (s.weight = Float64Array.of(1, 1, 1e13))],
    ['weight', (s) => (s.weight = Float64Array.of(1, 1))],
    ['moves', (s) => (s.moves = -1)],
    ['moves', (s) => (s.moves = 'many')],
    ['labels', (s) => (s.maxHint = [])],
    ['cursor', (s) => (s.cursor = 3)],
    ['cursor', (s) => (s.cursor = 0.5)],
    ['overdue', (s) => (s.overdue = 4)],
    ['overdue', (s) => (s.overdue = -1)],
    ['version', (s) => (s.version = 'new')],
    ['leaves', (s) => (s.leaves = Int32Array.of(0, 0))],
    ['leaves', (s) => (s.leaves = Int32Array.of(0, 0, 0))],
    ['leaves', (s) => (s.leaves = Int32Array.of(0, 0, 2))],
    ['leaves', (s) => (s.leaves = Int32Array.of(0, -1, 1))],
  ])('refuses other %s (case %#)', (part, change) => {
    expect(changed(change)).toThrow(`restore: expected state.${part} as save wrote it`);
  });

  it('refuses what is no object', () => {
    for (const json of [null, 1, 'x', []])
      expect(() => loadComposed(json, { initial, guarded: false })).toThrow('state.pool');
  });
});
