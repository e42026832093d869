import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curriculum, restore, uniform } from '../../src/index.ts';

const tasks = Array.from({ length: 10 }, (_, i) => ({ id: `t${i}` }));

const request = { groups: 4, step: 0, policyVersion: 0 };

const make = () => curriculum(uniform({ groupSize: 4 }), { tasks, seed: 7 });

const through = <T>(x: T): T => JSON.parse(JSON.stringify(x));

const outcome = (ticket: string, rewards = [1, 0, 1, 0], policyVersion = 0) => ({
  ticket,
  policyVersion,
  rewards,
});

describe('the facade', () => {
  it('gives the same verdict on a ticket reported twice, and moves nothing', () => {
    const run = make();
    run.ask(request);
    const first = run.observe([outcome('run:0')]);
    const before = run.metrics();
    expect(run.observe([outcome('run:0')])).toEqual(first);
    expect(run.metrics()).toEqual({ ...before, duplicates: 1 });
    expect(run.observe([outcome('run:1'), outcome('run:1')])[1]!.admit).toBe(true);
    expect(run.metrics().settled).toBe(2);
  });

  it('refuses with a reason, and counts it', () => {
    const run = make();
    run.ask(request);
    const reasons = (outcomes: unknown[]) =>
      run.observe(outcomes as never).map((verdict) => verdict.reason);
    expect(
      reasons([
        outcome('run:99'),
        outcome('other:0'),
        outcome('run:00'),
        null,
        outcome('run:0', [NaN]),
        outcome('run:0', []),
      ]),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'malformed', 'errors']);
    run.ask({ ...request, policyVersion: 17 });
    expect(reasons([outcome('run:1')])).toEqual(['expired']);
    expect(run.metrics()).toMatchObject({
      refused: 7,
      'refused.unknown': 4,
      'refused.malformed': 1,
      'refused.errors': 1,
      'refused.expired': 1,
      expired: 3,
      pending: 4,
    });
  });

  it('draws uniformly for evaluation, and moves nothing', () => {
    const run = make();
    const twin = make();
    const drawn = run.ask({ ...request, groups: 12, purpose: 'evaluate' });
    expect(new Set(drawn.map((draw) => draw.task)).size).toBe(10);
    expect(drawn[0]).toMatchObject({ probability: 1, rollouts: 4 });
    expect(run.observe(drawn.map((draw) => outcome(draw.ticket)))[0]).toEqual({
      ticket: 'run:0',
      admit: false,
      reason: 'evaluation',
    });
    const plain = ({ ticket: _, ...rest }: { ticket: string }) => rest;
    expect(run.ask(request).map(plain)).toEqual(twin.ask(request).map(plain));
  });

  it('goes on after a restore as if nothing had happened', () => {
    const run = make();
    run.ask(request);
    run.observe([outcome('run:2')]);
    const again = restore(through(run.snapshot()));
    for (const held of [run, again]) held.observe([outcome('run:2'), outcome('run:0')]);
    expect(again.ask(request)).toEqual(run.ask(request));
    expect(again.snapshot()).toEqual(run.snapshot());
  });

  it('refuses snapshots that are torn, edited, foreign or hostile', () => {
    const snapshot = through(make().snapshot());
    const edited = (change: object) => ({ ...snapshot, ...change }) as typeof snapshot;
    for (const bad of [
      null,
      {},
      [],
      'text',
      edited({ schema: 'other/1' }),
      edited({ digest: 'x' }),
      edited({ state: null }),
      edited({ strategy: { ...snapshot.strategy, kind: '__proto__' } }),
      edited({ strategy: { ...snapshot.strategy, kind: 'constructor' } }),
    ])
      expect(() => restore(bad as never)).toThrow(RangeError);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('migrates what version 1 of uniform saved, pending tickets included', () => {
    const url = new URL('../fixtures/uniform.v1.json', import.meta.url);
    const run = restore(JSON.parse(readFileSync(url, 'utf8')));
    expect(run.weights().ids).toEqual(['a', 'aa', 'b', 'd']);
    expect(run.observe([outcome('run:0')])).toEqual([{ ticket: 'run:0', admit: true }]);
    expect(run.snapshot().strategy.version).toBe(2);
    expect(run.ask({ ...request, groups: 1 })[0]!.ticket).toBe('run:3');
  });

  it('goes on where version 2 of uniform was saved with a column for every label', () => {
    const url = new URL('../fixtures/uniform.v2.json', import.meta.url);
    const run = restore(JSON.parse(readFileSync(url, 'utf8')));
    expect(run.weights().ids).toEqual(['a', 'd', 'c']);
    const late = { ...outcome('run:0', [0, 0], 1) };
    expect(run.observe([late, outcome('run:1')])).toEqual([
      { ticket: 'run:0', admit: true },
      { ticket: 'run:1', admit: true },
    ]);
    expect([...run.weights().components.estimate!]).toEqual([1 / 3, 1 / 2, 1 / 2]);
    const again = restore(through(run.snapshot()));
    expect(again.ask(request)).toEqual(run.ask(request));
    expect(again.snapshot()).toEqual(run.snapshot());
  });
});
