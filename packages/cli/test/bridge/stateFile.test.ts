import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { curriculum, restore, uniform } from '@bits-per-sample/curriculum';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Move, parseRequest } from '../../src/bridge/parseRequest.ts';
import { stateFile } from '../../src/bridge/stateFile.ts';
import { pool } from '../support/curriculumServer.ts';
import { ask, killed, look, observe, open } from './openState.ts';

const tasks = ['a', 'b', 'c'].map((id) => ({ id }));

describe('the state file', () => {
  it('after every request, what lies on disk is what was answered', () => {
    const { state: path } = pool(1);
    const state = open(path);
    for (let i = 0; i < 13; i++) {
      state.move(
        i % 3 === 1
          ? observe({ ticket: `run:${i}`, policyVersion: i, rewards: [1, 0] })
          : ask(`k${i}`),
      );
      const again = open(killed(path));
      expect(look(again)).toBe(look(state));
      expect(again.recovered.torn).toBe(false);
      again.close();
    }
    state.close();
  });

  it('a replay that answers otherwise than the server did is refused', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const copy = killed(path);
    const other = () =>
      stateFile({
        path: copy,
        origin: {},
        create: () => curriculum(uniform(), { tasks, seed: 1 }),
        restore: () => curriculum(uniform(), { tasks, seed: 2 }),
      });
    expect(other).toThrow(/request 1 has another answer than it had/);
    open(copy, 100).close();
    state.close();
  });

  it('a kill between the new state and the emptied journal applies nothing twice', () => {
    const { state: path } = pool(1);
    const state = open(path, 3);
    state.move(ask());
    state.move(ask());
    const journal = readFileSync(`${path}.journal`);
    state.move(ask()); // writes the state
    const copy = killed(path);
    writeFileSync(`${copy}.journal`, journal);
    const again = open(copy);
    expect(look(again)).toBe(look(state));
    expect(again.recovered.requests).toBe(0);
    again.close();
    state.close();
  });

  it('a refusal of the curriculum is journalled like an answer', () => {
    const path = pool(1).state;
    const state = open(path, 100);
    state.move(parseRequest('change', { remove: ['a', 'b', 'c'] }) as Move);
    expect(() => state.move(ask('k'))).toThrow(/expected pool/);
    expect(() => state.move(ask('k'))).toThrow(/expected pool/);
    state.move(parseRequest('change', { add: [{ id: 'd' }] }) as Move);
    const again = open(killed(path), 100);
    expect(look(again)).toBe(look(state));
    again.close();
    state.close();
  });

  it('null rewards are NaN on the way in and after a restart', () => {
    const path = pool(1).state;
    const state = open(path, 100);
    state.move(ask());
    const outcome = { ticket: 'run:0', policyVersion: 0, rewards: [1, null] };
    expect(state.move(observe(outcome))).toEqual({
      verdicts: [{ ticket: 'run:0', admit: false, reason: 'malformed' }],
    });
    const again = open(killed(path), 100);
    expect(look(again)).toBe(look(state));
    again.close();
    state.close();
  });

  it('keeps answers by key through kill and close', () => {
    const path = pool(1).state;
    let state = open(path, 100);
    const first = state.move(ask('k'));
    const again = open(killed(path), 100);
    expect(again.move(ask('k'))).toEqual(first);
    again.close();
    state.close();
    state = open(path);
    expect(state.move(ask('k'))).toEqual(first);
    expect(state.move(ask('l'))).not.toEqual(first);
    state.close();
  });

  it('a retried observation gets its verdicts and counts once', () => {
    const path = pool(1).state;
    const state = open(path, 100);
    state.move(ask());
    const outcomes = [{ ticket: 'run:0', policyVersion: 0, rewards: [1, 0] }];
    const request = parseRequest('observe', { key: 'o', outcomes }) as Move;
    const verdicts = state.move(request);
    expect(verdicts).toEqual({ verdicts: [{ ticket: 'run:0', admit: true }] });
    const before = look(state);
    expect(state.move(request)).toEqual(verdicts);
    expect(look(state)).toBe(before);
    const again = open(killed(path), 100);
    expect(again.move(request)).toEqual(verdicts);
    expect(look(again)).toBe(before);
    again.close();
    state.close();
  });

  it('is written anew after 32 asks, which may be slow to repeat', () => {
    const path = pool(1).state;
    const state = open(path, 1000);
    const lines = () => readFileSync(`${path}.journal`, 'utf8').split('\n').length - 1;
    for (let i = 1; i < 32; i++) state.move(ask());
    for (let i = 0; i < 40; i++)
      state.move(observe({ ticket: `run:${i}`, policyVersion: 0, rewards: [1] }));
    expect(lines()).toBe(31 + 40);
    state.move(ask());
    expect(lines()).toBe(0);
    state.close();
  });

  it('is a run of its own: another seed, another program, an edited file are refused', () => {
    const path = pool(1).state;
    open(path).close();
    const options = { path, create: () => curriculum(uniform(), { tasks, seed: 2 }), restore };
    expect(() => stateFile({ ...options, origin: { seed: 2 } })).toThrow(/another --seed/);
    stateFile({ ...options, origin: { seed: 2 }, told: {} }).close();
    writeFileSync(path, readFileSync(path, 'utf8').replace('"seq":0', '"seq":1'));
    expect(() => stateFile({ ...options, origin: { seed: 1 } })).toThrow(/digest/);
    writeFileSync(path, '{"schema":"other/1"}');
    expect(() => open(path)).toThrow(/expected schema/);
    writeFileSync(path, 'no JSON');
    expect(() => open(path)).toThrow(/is no state/);
  });

  it('leaves no file behind but the state and its empty journal', () => {
    const { folder, state: path } = pool(1);
    const state = open(path, 1);
    state.move(ask());
    state.close();
    expect(readdirSync(folder).sort()).toEqual(['run.state', 'run.state.journal', 'tasks.jsonl']);
    expect(readFileSync(`${path}.journal`, 'utf8')).toBe('');
  });

  it('law: a kill after any requests, however often the state is written, changes nothing', () => {
    const request = fc.oneof(
      fc.record({ op: fc.constant('ask'), groups: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ op: fc.constant('observe'), ticket: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ op: fc.constant('change'), id: fc.string({ minLength: 1, maxLength: 5 }) }),
    );
    fc.assert(
      fc.property(
        fc.array(request, { maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        (all, every) => {
          const path = pool(1).state;
          const state = open(path, every);
          for (const one of all) {
            if (one.op === 'ask')
              state.move(
                parseRequest('ask', {
                  groups: (one as { groups: number }).groups,
                  step: 0,
                  policyVersion: 0,
                }) as Move,
              );
            else if (one.op === 'observe')
              state.move(
                observe({
                  ticket: `run:${(one as { ticket: number }).ticket}`,
                  policyVersion: 1,
                  rewards: [0, 1],
                }),
              );
            else
              state.move(
                parseRequest('change', { add: [{ id: (one as { id: string }).id }] }) as Move,
              );
          }
          const again = open(killed(path), every);
          expect(look(again)).toBe(look(state));
          again.close();
          state.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});
