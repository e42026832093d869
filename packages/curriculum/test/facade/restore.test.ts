import { describe, expect, it } from 'vitest';
import { curriculum, everyStrategy, restore, uniform } from '../../src/index.ts';
import { tasks } from '../support/rules.ts';

describe('hostile and foreign snapshots', () => {
  const good = () => {
    const run = curriculum(uniform(), { tasks, seed: 1 });
    run.ask({ groups: 2, step: 0, policyVersion: 0 });
    return JSON.parse(JSON.stringify(run.snapshot()));
  };
  const sealed = async (change: (snapshot: ReturnType<typeof good>) => void) => {
    const { digestJson } = await import('../../src/index.ts');
    const snapshot = good();
    change(snapshot);
    const { digest: _, ...rest } = snapshot;
    return { ...rest, digest: digestJson(rest) };
  };

  it('are refused by a DomainError even with a fitting digest', async () => {
    const changes: ((snapshot: ReturnType<typeof good>) => void)[] = [
      (s) => (s.strategy.kind = 'toString'),
      (s) => (s.strategy.version = 99),
      (s) => (s.strategy.version = 0.5),
      (s) => (s.state = 7),
      (s) => (s.state.seq = 'many'),
      (s) => (s.state.rng = [1, 2]),
      (s) => (s.state.pending = { 0: 1 }),
      (s) => (s.state.strategy = null),
      (s) => (s.state.pending = [[0, null]]),
      (s) => (s.state.pending[0][1].draw = 5),
      (s) => (s.state.pending[0][1].draw.row = -1),
      (s) => (s.state.pending[0][1].draw.moves = 'x'),
      (s) => (s.state.pending[0][0] = -1),
      (s) => (s.state.settled = [[0, 'x']]),
      (s) => (s.state.counts = [['asks', 'x']]),
      (s) => (s.strategy.config = null),
      (s) => (s.strategy.config = { groupSize: 'many' }),
      (s) => {
        s.strategy.kind = 'difficultyPools';
        s.strategy.version = 1;
        s.strategy.config = { pools: 7 };
      },
      (s) => (s.state.strategy.ids = [1, 2]),
      (s) => (s.state.strategy.ids[1] = s.state.strategy.ids[0]),
      (s) => (s.state.strategy.columns = {}),
      (s) => (s.state.strategy.stratum.$int32[0] = 77),
      (s) => (s.state.strategy.stratum.$int32[0] = 0.5),
      (s) => (s.state.strategy.weight.$float64[0] = -1),
      (s) => s.state.strategy.weight.$float64.pop(),
      (s) => (s.state.strategy.clock = [{ $number: 'NaN' }, 0, 0]),
      (s) => (s.state.strategy.cursor = -3),
    ];
    for (const change of changes) {
      const bad = await sealed(change);
      expect(() => restore(bad), change.toString()).toThrow(
        expect.objectContaining({ code: 'DOMAIN' }),
      );
    }
    expect(() => restore(good())).not.toThrow();
  });

  it('pollute no prototype', async () => {
    const bad = await sealed((s) => {
      s.state.strategy.features = JSON.parse(
        '{"__proto__": {"$float64": [0,0,0,0,0,0,0,0,0,0,0,0]}}',
      );
      s.state.strategy.shared = JSON.parse(
        '{"__proto__": {"$float64": []}, "constructor": {"$float64": []}}',
      );
    });
    const run = restore(bad);
    run.change({ add: [{ id: 'x', features: JSON.parse('{"__proto__": 3}') }] });
    run.ask({ groups: 1, step: 0, policyVersion: 0 });
    expect(({} as { $float64?: unknown }).$float64).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('nested without end are refused, not followed', async () => {
    const { digestJson, fromStateJson } = await import('../../src/index.ts');
    let deep: never[] = [];
    for (let i = 0; i < 1e5; i++) deep = [deep as never];
    expect(() => fromStateJson(deep)).toThrow(expect.objectContaining({ code: 'DOMAIN' }));
    expect(() => digestJson(deep)).toThrow(expect.objectContaining({ code: 'DOMAIN' }));
  });

  it('every strategy is found under its own kind', () => {
    for (const [kind, factory] of Object.entries(everyStrategy)) {
      try {
        expect(factory({} as never).kind).toBe(kind);
      } catch (error) {
        // some need an option, and say so
        expect((error as { code?: string }).code).toBe('DOMAIN');
      }
    }
  });
});
