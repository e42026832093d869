import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Row = Readonly<Record<string, unknown>>;

/** A task, as curriculum has it. */
export interface AnyTask {
  readonly id: string;
  readonly stratum?: string;
  readonly difficulty?: number;
  readonly features?: Readonly<Record<string, number>>;
  readonly maxHint?: number;
}

/** A draw, before or after it has its ticket. */
export interface AnyDraw {
  readonly task: string;
  readonly rollouts: number;
  readonly probability: number;
  readonly components: Readonly<Record<string, number>>;
}

/** What a strategy would draw. */
export interface AnyWeights {
  readonly ids: readonly string[];
  readonly p: Float64Array;
  readonly components: Readonly<Record<string, Float64Array>>;
}

/** A request for groups. */
export interface AnyRequest {
  readonly groups: number;
  readonly step: number;
  readonly policyVersion: number;
  readonly purpose?: 'train' | 'profile' | 'evaluate';
}

/** The interface of a strategy, as curriculum has it. */
export interface AnyStrategy {
  readonly kind: string;
  readonly version: number;
  readonly config: Row;
  init(tasks: readonly AnyTask[]): unknown;
  ask(state: unknown, request: AnyRequest, rng: AnyRng): readonly AnyDraw[];
  // biome-ignore lint/suspicious/noExplicitAny: a group as curriculum has it
  observe(state: unknown, settled: readonly any[]): readonly unknown[];
  weights(state: unknown): AnyWeights;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as curriculum has it
  save(state: unknown): any;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as curriculum has it
  load(saved: any, version: number): unknown;
}

/** A stream of chance, as core has it. */
export interface AnyRng {
  next(): number;
  fork(label: string): AnyRng;
  toJSON(): readonly [number, number, number, number];
}

/** The facade, as curriculum has it. */
export interface AnyCurriculum {
  ask(request: AnyRequest): readonly (AnyDraw & { readonly ticket: string })[];
  observe(
    outcomes: readonly AnyOutcome[],
  ): readonly { readonly ticket: string; readonly admit: boolean; readonly reason?: string }[];
  change(change: { readonly add?: readonly AnyTask[]; readonly remove?: readonly string[] }): void;
  weights(): AnyWeights;
  metrics(): Readonly<Record<string, number>>;
  // biome-ignore lint/suspicious/noExplicitAny: a snapshot as curriculum has it
  snapshot(): any;
}

/** An outcome, as curriculum has it. */
export interface AnyOutcome {
  readonly ticket: string;
  readonly policyVersion: number;
  readonly rewards: readonly number[];
  readonly errors?: number;
  readonly signals?: { readonly absAdvantage: number; readonly valueLoss: number };
  readonly match?: 'win' | 'loss';
  readonly cost?: { readonly rollouts: number; readonly tokens: number };
}

/** How to hold a strategy, and what it promises. */
export interface StrategyLawOptions {
  /** `curriculum` of the package. */
  readonly curriculum: (
    // biome-ignore lint/suspicious/noExplicitAny: generic over the strategy's state
    strategy: any,
    options: { tasks: AnyTask[]; seed: number },
  ) => AnyCurriculum;
  /** `restore` of the package. */
  readonly restore: (
    // biome-ignore lint/suspicious/noExplicitAny: a snapshot as curriculum has it
    snapshot: any,
    // biome-ignore lint/suspicious/noExplicitAny: makers of strategies
    strategies: any,
  ) => AnyCurriculum;
  /** The pool. Default: twelve tasks in three strata with difficulties, a feature and hints. */
  readonly tasks?: readonly AnyTask[];
  /** Whether single draws have the shares of `weights()`. Default false. */
  readonly claims?: boolean;
  /** Whether its pool cannot change. Default false. */
  readonly fixedPool?: boolean;
  /** Snapshots of older versions of its state: the contents of fixture files. Default none. */
  readonly fixtures?: readonly unknown[];
  /** Throws when a strategy does worse than its row in the table of the benchmark. */
  readonly benchmark?: (factory: () => AnyStrategy) => void;
  /** Broken twins (p(1 − p) by p, no gate, no drift): the benchmark must throw on each. */
  readonly mutants?: Readonly<Record<string, () => AnyStrategy>>;
}

const someTasks: readonly AnyTask[] = Array.from({ length: 12 }, (_, i) => ({
  id: `task-${String.fromCharCode(97 + ((i * 5) % 12))}`,
  stratum: `stratum-${i % 3}`,
  difficulty: (i * 7) % 12,
  features: { length: i % 4 },
  maxHint: 0.5,
}));

/** A small seeded generator: the testkit knows none of ours. */
function chance(seed: number): AnyRng {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    },
    fork: (label) => chance(state ^ [...label].reduce((h, c) => h * 31 + c.charCodeAt(0), 7)),
    toJSON: () => [state, 0, 0, 0],
  };
}

type Event =
  | { readonly do: 'ask'; readonly groups: number; readonly later: number }
  | { readonly do: 'tell'; readonly which: number; readonly right: number; readonly errors: number }
  | { readonly do: 'add' | 'remove'; readonly which: number };

const events = (changes: boolean): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('ask' as const),
          groups: fc.integer({ min: 1, max: 5 }),
          later: fc.nat(2),
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('tell' as const),
          which: fc.nat(40),
          right: fc.nat(4),
          errors: fc.nat(2),
        }),
      },
      ...(changes
        ? [
            {
              weight: 1,
              arbitrary: fc.record({
                do: fc.constantFrom('add' as const, 'remove' as const),
                which: fc.nat(15),
              }),
            },
          ]
        : []),
    ),
    { maxLength: 25 },
  );

const exactly = (x: unknown): string =>
  JSON.stringify(x, (_, value) =>
    typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
      ? `number ${Object.is(value, -0) ? '-0' : value}`
      : ArrayBuffer.isView(value)
        ? Array.from(value as Float64Array, (v) => (Number.isFinite(v) ? v : `number ${v}`))
        : value,
  );

/** An outcome with whatever a strategy may want to know. */
export function someOutcome(
  ticket: string,
  policyVersion: number,
  rewards: readonly number[],
  errors = 0,
): AnyOutcome {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, rewards.length);
  return {
    ticket,
    policyVersion,
    rewards,
    errors,
    signals: { absAdvantage: 2 * mean * (1 - mean), valueLoss: mean * (1 - mean) },
    match: mean >= 0.5 ? 'win' : 'loss',
    cost: { rollouts: rewards.length + errors, tokens: 100 * (rewards.length + errors) },
  };
}

/** A run under way: what it was asked and told so far decides what an event does to it. */
interface Run {
  readonly held: AnyCurriculum;
  readonly tickets: readonly { ticket: string; version: number }[];
  readonly version: number;
  readonly pool: readonly string[];
}

/** One event, and a line of what came of it. */
function play(run: Run, event: Event): [Run, string] {
  const { held, tickets, version, pool } = run;
  if (event.do === 'ask') {
    const now = version + event.later;
    const drawn = held.ask({ groups: event.groups, step: now, policyVersion: now });
    const more = drawn.map(({ ticket }) => ({ ticket, version: now }));
    return [{ ...run, version: now, tickets: [...tickets, ...more] }, exactly(drawn)];
  }
  if (event.do === 'tell') {
    if (tickets.length === 0) return [run, ''];
    const { ticket, version: drawn } = tickets[event.which % tickets.length]!;
    const n = event.errors === 2 ? 0 : 4;
    const rewards = Array.from({ length: n }, (_, i) => (i < event.right ? 1 : 0));
    return [run, exactly(held.observe([someOutcome(ticket, drawn, rewards, event.errors)]))];
  }
  if (event.do === 'add') {
    const id = `new-${event.which}`;
    const add = [
      { id, stratum: 'stratum-1', difficulty: event.which, features: { length: 2 }, maxHint: 0.5 },
    ];
    held.change({ add });
    return [{ ...run, pool: pool.includes(id) ? pool : [...pool, id] }, ''];
  }
  if (pool.length < 2) return [run, ''];
  const id = pool[event.which % pool.length]!;
  held.change({ remove: [id] });
  return [{ ...run, pool: pool.filter((other) => other !== id) }, ''];
}

/**
 * The contract of every strategy, one vitest test per law: determinism, exact resumption at every
 * point, outcomes late, twice, out of order or never, tasks that come and go, weights, extremes,
 * errors, frequencies of draws, no drained pool, migration, and where given the benchmark and
 * the mutants that it must tell from the strategy.
 */
export function describeStrategy(factory: () => AnyStrategy, options: StrategyLawOptions): void {
  const { kind } = factory();
  describe(`${kind} is a strategy`, () => {
    for (const [law, check] of strategyLaws(factory, options)) it(law, check);
  });
}

/** The laws of {@link describeStrategy}, by name; each throws when it is broken. */
export function strategyLaws(
  factory: () => AnyStrategy,
  {
    curriculum,
    restore,
    tasks = someTasks,
    claims = false,
    fixedPool = false,
    fixtures = [],
    benchmark,
    mutants = {},
  }: StrategyLawOptions,
): [law: string, check: () => void][] {
  const { kind, version } = factory();
  const ids = tasks.map((task) => task.id);
  const start = (seed = 7, pool = tasks): Run => ({
    held: curriculum(factory(), { tasks: [...pool], seed }),
    tickets: [],
    version: 0,
    pool: pool.map((task) => task.id),
  });
  const again = (held: AnyCurriculum): AnyCurriculum =>
    restore(JSON.parse(JSON.stringify(held.snapshot())), { [kind]: () => factory() });
  const log = events(!fixedPool);
  const runs = { numRuns: process.env.SLOW === '1' ? 200 : 25 };
  const valid = (draws: readonly AnyDraw[]) => {
    for (const { probability, rollouts } of draws) {
      if (!(probability > 0 && probability <= 1 + 1e-12)) expect.fail(`propensity ${probability}`);
      if (!(Number.isInteger(rollouts) && rollouts >= 1)) expect.fail(`rollouts ${rollouts}`);
    }
  };
  const sound = ({ ids: named, p, components }: AnyWeights) => {
    expect(p.length).toBe(named.length);
    expect(new Set(named).size).toBe(named.length);
    expect(Math.abs(p.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-9);
    if (!p.every((share) => share > 0)) expect.fail('a share that is not positive');
    for (const column of Object.values(components)) expect(column.length).toBe(named.length);
  };
  /** Steps of a run in which every group has the same share of successes. */
  const steady = (run: Run, steps: number, share: number, groups = 4): void => {
    for (let step = 0; step < steps; step++) {
      const drawn = run.held.ask({ groups, step, policyVersion: step });
      if (drawn.length === 0) expect.fail(`step ${step}: nothing drawn`);
      valid(drawn);
      run.held.observe(
        drawn.map(({ ticket, rollouts }) =>
          someOutcome(
            ticket,
            step,
            Array.from({ length: rollouts }, (_, i) => (i < share * rollouts ? 1 : 0)),
          ),
        ),
      );
    }
  };

  const laws: [string, () => void][] = [
    [
      'determinism: the same seed and log give the same draws and verdicts',
      () =>
        fc.assert(
          fc.property(log, fc.nat(99), (script, seed) => {
            let one = start(seed);
            let two = start(seed, fixedPool ? tasks : [...tasks].reverse());
            for (const event of script) {
              const [next, line] = play(one, event);
              // `remove` counts along the pool: give both the same list
              const [other, same] = play({ ...two, pool: one.pool }, event);
              expect(same).toBe(line);
              one = next;
              two = other;
            }
          }),
          runs,
        ),
    ],
    [
      'resumption: restored after any prefix, it goes on bit for bit',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            let twin = run;
            for (const event of script) {
              const restored = { ...run, held: again(run.held) };
              const [next, line] = play(run, event);
              expect(play(restored, event)[1]).toBe(line);
              expect(exactly(restored.held.weights())).toBe(exactly(next.held.weights()));
              run = next;
            }
            twin = start();
            for (const event of script) twin = play(twin, event)[0];
            expect(exactly(again(twin.held).snapshot())).toBe(exactly(twin.held.snapshot()));
          }),
          runs,
        ),
    ],
    [
      'outcomes come late, twice, out of order or never',
      () =>
        fc.assert(
          fc.property(fc.array(fc.nat(30), { maxLength: 20 }), fc.integer(), (order, seed) => {
            const { held } = start(seed);
            const drawn = [0, 1, 2, 9].flatMap((policyVersion) =>
              held
                .ask({ groups: 4, step: policyVersion, policyVersion })
                .map((draw) => ({ ...draw, policyVersion })),
            );
            const seen = new Map<string, string>();
            for (const k of order) {
              const { ticket, policyVersion } = drawn[k % drawn.length]!;
              const before = exactly([held.weights(), held.metrics().rollouts]);
              const verdict = exactly(
                held.observe([someOutcome(ticket, policyVersion, [1, 0, 1])]),
              );
              if (seen.has(ticket)) {
                expect(verdict).toBe(seen.get(ticket));
                expect(exactly([held.weights(), held.metrics().rollouts])).toBe(before);
              }
              seen.set(ticket, verdict);
            }
            expect(held.metrics().settled).toBe(seen.size);
            expect(held.observe([someOutcome('nobody:1', 0, [1])])[0]!.reason).toBe('unknown');
            sound(held.weights());
          }),
          runs,
        ),
    ],
    [
      'weights are positive and sum to 1 after any log; propensities lie in (0, 1]',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            for (const event of script) run = play(run, event)[0];
            sound(run.held.weights());
            expect([...run.held.weights().ids].sort()).toEqual([...run.pool].sort());
            valid(run.held.ask({ groups: 6, step: 99, policyVersion: 99 }));
          }),
          runs,
        ),
    ],
    [
      'all right, all wrong, one task, more groups than tasks',
      () => {
        for (const share of [0, 1]) {
          const run = start();
          steady(run, 30, share);
          sound(run.held.weights());
          const one = start(3, tasks.slice(0, 1));
          steady(one, 10, share, 3);
          sound(one.held.weights());
          steady(start(4), 3, share, 3 * tasks.length);
        }
      },
    ],
    [
      'errors alone leave what is known bit for bit, and cost',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            for (const event of script) run = play(run, event)[0];
            const { held, version: now } = run;
            const drawn = held.ask({ groups: 2, step: now, policyVersion: now });
            const { weights, metrics } = held;
            const before = exactly(weights().components.estimate ?? weights());
            const { rollouts: spent = 0, errors: lost = 0 } = metrics();
            const verdicts = held.observe(
              drawn.map(({ ticket }) => someOutcome(ticket, now, [], 8)),
            );
            for (const { admit, reason } of verdicts) {
              expect(admit).toBe(false);
              expect(reason).toBe('errors');
            }
            expect(exactly(weights().components.estimate ?? weights())).toBe(before);
            expect(metrics().errors! - lost).toBe(8 * drawn.length);
            expect(metrics().rollouts! - spent).toBe(8 * drawn.length);
          }),
          runs,
        ),
    ],
    [
      'the pool is never drained: 1 000 steps of right answers, and still it draws',
      () => {
        const run = start();
        steady(run, 1000, 1);
        sound(run.held.weights());
        expect(run.held.ask({ groups: 4, step: 1000, policyVersion: 1000 }).length).toBeGreaterThan(
          0,
        );
      },
    ],
    [
      'evaluation moves nothing',
      () => {
        const run = start();
        steady(run, 5, 0.5);
        const twin = again(run.held);
        const drawn = run.held.ask({ groups: 3, step: 9, policyVersion: 9, purpose: 'evaluate' });
        valid(drawn);
        const outcomes = drawn.map(({ ticket }) => someOutcome(ticket, 9, [1, 1, 0]));
        expect(run.held.observe(outcomes).some((verdict) => verdict.admit)).toBe(false);
        const request = { groups: 5, step: 5, policyVersion: 5 };
        const bare = ({ ticket: _, ...draw }: { ticket: string }) => draw;
        expect(exactly(run.held.weights())).toBe(exactly(twin.weights()));
        expect(exactly(run.held.ask(request).map(bare))).toBe(exactly(twin.ask(request).map(bare)));
      },
    ],
    [
      'its options are plain data, and make the same strategy again',
      () => {
        const { config } = factory();
        expect(JSON.parse(JSON.stringify(config))).toEqual(config);
        expect(kind).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(Number.isInteger(version) && version >= 1).toBe(true);
      },
    ],
  ];

  if (!fixedPool)
    laws.push([
      'tasks come and go, also one whose group is on its way; an empty pool is an error',
      () => {
        const run = start();
        const { held } = run;
        const drawn = held.ask({ groups: 4, step: 0, policyVersion: 0 });
        const gone = drawn[0]!.task;
        held.change({ add: [{ ...tasks[0]!, id: 'arrived' }], remove: [gone] });
        expect(held.weights().ids).not.toContain(gone);
        expect(held.weights().ids).toContain('arrived');
        sound(held.weights());
        const [verdict] = held.observe([someOutcome(drawn[0]!.ticket, 0, [1, 0, 0, 1])]);
        expect(verdict!.ticket).toBe(drawn[0]!.ticket);
        expect(held.metrics().settled).toBe(1);
        for (let step = 1; step < 20; step++)
          for (const { task } of held.ask({ groups: 6, step, policyVersion: step }))
            expect(task).not.toBe(gone);
        held.change({ remove: ['arrived', 'nobody', ...ids] });
        const empty = () => held.ask({ groups: 1, step: 20, policyVersion: 20 });
        expect(empty).toThrow(expect.objectContaining({ code: 'DOMAIN' }));
        held.change({ add: tasks.slice(0, 2) });
        expect(empty().length).toBe(1);
      },
    ]);

  if (claims)
    laws.push([
      'single draws have the shares of its weights (χ², one false alarm in 10 000)',
      () => {
        const strategy = factory();
        const state = strategy.init(tasks);
        for (let step = 0; step < 12; step++) {
          const drawn = strategy.ask(state, { groups: 3, step, policyVersion: 1 }, chance(step));
          const settled = drawn.map((draw, i) => {
            const rewards = Array.from({ length: 8 }, (_, j) => (j < ((step + i) * 3) % 9 ? 1 : 0));
            return { draw, lag: 0, outcome: someOutcome('', 1, rewards) };
          });
          strategy.observe(state, settled);
        }
        const saved = strategy.save(state);
        const { ids: named, p } = strategy.weights(state);
        const counts = new Map<string, number>();
        const draws = 4000;
        const rng = chance(99);
        for (let k = 0; k < draws; k++) {
          const copy = strategy.load(saved, version);
          const [draw] = strategy.ask(copy, { groups: 1, step: 99, policyVersion: 1 }, rng);
          counts.set(draw!.task, (counts.get(draw!.task) ?? 0) + 1);
        }
        let square = 0;
        let cells = 0;
        let rareShare = 0;
        let rare = 0;
        const cell = (seen: number, expected: number) => {
          square += (seen - expected) ** 2 / expected;
          cells++;
        };
        named.forEach((id, i) => {
          if (p[i]! * draws >= 5) cell(counts.get(id) ?? 0, p[i]! * draws);
          else {
            rare += counts.get(id) ?? 0;
            rareShare += p[i]!;
          }
        });
        if (rareShare * draws >= 5) cell(rare, rareShare * draws);
        const df = Math.max(1, cells - 1);
        // Wilson and Hilferty (1931)
        const bound = df * (1 - 2 / (9 * df) + 3.72 * Math.sqrt(2 / (9 * df))) ** 3;
        expect(square).toBeLessThan(bound);
      },
    ]);

  fixtures.forEach((fixture, i) => {
    laws.push([
      `goes on from what an older version saved (fixture ${i + 1})`,
      () => {
        // biome-ignore lint/suspicious/noExplicitAny: a snapshot as curriculum has it
        const old = fixture as any;
        expect(old.strategy.kind).toBe(kind);
        expect(old.strategy.version).toBeLessThan(version);
        const held = restore(old, { [kind]: () => factory() });
        sound(held.weights());
        valid(held.ask({ groups: 2, step: 99, policyVersion: 99 }));
        expect(held.snapshot().strategy.version).toBe(version);
      },
    ]);
  });

  if (benchmark) {
    laws.push(['does as well in the benchmark as its table says', () => benchmark(factory)]);
    for (const [name, mutant] of Object.entries(mutants))
      laws.push([
        `the benchmark tells it from ${name}`,
        () => expect(() => benchmark(mutant)).toThrow(),
      ]);
  }
  return laws;
}
