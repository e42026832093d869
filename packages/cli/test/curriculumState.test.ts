import { fork, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { curriculum, restore, uniform } from '@bits-per-sample/curriculum';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptAnswers } from '../src/curriculum/keptAnswers.ts';
import { lockFile } from '../src/curriculum/lockFile.ts';
import { type Move, parseRequest } from '../src/curriculum/parseRequest.ts';
import { readTasks } from '../src/curriculum/readTasks.ts';
import { serveStdio } from '../src/curriculum/serveStdio.ts';
import { type StateFile, stateFile } from '../src/curriculum/stateFile.ts';
import { pool } from './curriculumServer.ts';

const tasks = ['a', 'b', 'c'].map((id) => ({ id }));

const open = (path: string, compactEvery = 4): StateFile =>
  stateFile({
    path,
    origin: { seed: 1 },
    create: () => curriculum(uniform(), { tasks, seed: 1 }),
    restore,
    compactEvery,
  });

const ask = (key?: string): Move =>
  parseRequest('ask', { groups: 2, step: 0, policyVersion: 0, key }) as Move;
const observe = (...outcomes: readonly object[]): Move =>
  parseRequest('observe', { outcomes }) as Move;
const look = (state: StateFile): string => JSON.stringify(state.look({ op: 'snapshot' }));

/** A copy of the files as a kill would leave them. */
function killed(path: string): string {
  const copy = pool(1).state;
  for (const end of ['', '.journal'])
    if (existsSync(path + end)) copyFileSync(path + end, copy + end);
  return copy;
}

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

  it('survives a journal cut anywhere in its last line, and goes on', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const before = look(state);
    const whole = readFileSync(`${path}.journal`).length;
    state.move(observe({ ticket: 'run:0', policyVersion: 0, rewards: [1] }));
    const after = look(state);
    const full = readFileSync(`${path}.journal`).length;
    // every byte in the slow suite
    const step = process.env.SLOW === '1' ? 1 : 11;
    const cuts = Array.from({ length: full - whole + 1 }, (_, i) => whole + i);
    for (const length of cuts.filter((at, i) => i % step < 1 || i === 1 || at >= full - 1)) {
      const copy = killed(path);
      truncateSync(`${copy}.journal`, length);
      const again = open(copy, 100);
      expect(look(again)).toBe(length === full ? after : before);
      expect(again.recovered.torn).toBe(length > whole && length < full);
      again.move(ask());
      const third = open(killed(copy), 100);
      expect(look(third)).toBe(look(again));
      again.close();
      third.close();
    }
    state.close();
  });

  it('a last line of zeros, as a full disk or a power cut leaves it, is torn too', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const copy = killed(path);
    appendFileSync(`${copy}.journal`, `${'\0'.repeat(64)}\n`);
    const again = open(copy);
    expect(again.recovered).toEqual({ requests: 1, torn: true });
    expect(look(again)).toBe(look(state));
    again.close();
    state.close();
  });

  it('damage with more after it is refused, not skipped', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    state.move(ask());
    const copy = killed(path);
    const text = readFileSync(`${copy}.journal`, 'utf8');
    writeFileSync(`${copy}.journal`, text.replace('"groups":2', '"groups":3'));
    expect(() => open(copy)).toThrow(/damaged at byte 0/);
    expect(existsSync(`${copy}.lock`)).toBe(false);
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

  it('a journal whose state is gone is not thrown away', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const copy = killed(path);
    unlinkSync(copy);
    expect(() => open(copy)).toThrow(/is gone, but its journal is there/);
    unlinkSync(`${copy}.journal`);
    open(copy).close();
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

describe('the lock', () => {
  it('is held by one, and given back', () => {
    const path = `${pool(1).state}.lock`;
    const lock = lockFile(path);
    expect(() => lockFile(path)).toThrow(/process \d+ holds the state/);
    lock.check();
    lock.release();
    expect(existsSync(path)).toBe(false);
    lockFile(path).release();
  });

  it('of a dead process is taken over', async () => {
    const path = `${pool(1).state}.lock`;
    const child = fork('-e', [], { execArgv: ['-e', '0'] });
    await new Promise((done) => child.on('exit', done));
    writeFileSync(path, JSON.stringify({ pid: child.pid, host: hostname(), started: null }));
    const lock = lockFile(path);
    expect(readFileSync(path, 'utf8')).toContain(`"pid":${process.pid},`);
    lock.release();
  });

  it('of a process whose number went to another is taken over', () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    lockFile(path).release();
  });

  it('of a dead process is taken over by one of many that try at once', async () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    const script = `
      const { lockFile } = await import(${JSON.stringify(new URL('../src/curriculum/lockFile.ts', import.meta.url).href)});
      process.once('message', () => {
        let lock;
        try { lock = lockFile(process.argv[1]); } catch {}
        process.once('message', () => {
          let held = lock !== undefined;
          try { lock?.check(); } catch { held = false; }
          process.send(held);
        });
        process.send(lock ? 'got' : 'refused');
      });
      process.send('ready');`;
    const children = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, path], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    const said = () =>
      Promise.all(children.map((child) => new Promise((done) => child.once('message', done))));
    const tell = async (): Promise<unknown[]> => {
      const answers = said();
      for (const child of children) child.send('go');
      return answers;
    };
    await said();
    expect((await tell()).filter((word) => word === 'got').length).toBeGreaterThanOrEqual(1);
    expect((await tell()).filter((held) => held === true)).toHaveLength(1);
  });

  it('of another host, or unreadable, is left alone', () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', started: null }));
    expect(() => lockFile(path)).toThrow(/process 1 on elsewhere/);
    writeFileSync(path, '');
    expect(() => lockFile(path)).toThrow(/somebody holds/);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('stops a server that lost it before it writes', () => {
    const { state: path } = pool(1);
    const state = open(path);
    state.move(ask());
    const journal = readFileSync(`${path}.journal`, 'utf8');
    unlinkSync(`${path}.lock`);
    const thief = lockFile(`${path}.lock`);
    expect(() => state.move(ask())).toThrow(/another process took the lock/);
    expect(readFileSync(`${path}.journal`, 'utf8')).toBe(journal);
    state.close();
    thief.check();
    thief.release();
  });
});

describe('kept answers', () => {
  it('are 256 at most, the oldest goes', () => {
    const kept = keptAnswers();
    for (let i = 0; i < 300; i++) kept.add(`k${i}`, 'r', i);
    expect(kept.get('k43', 'r')).toBeUndefined();
    expect(kept.get('k44', 'r')).toBe(44);
    expect(kept.toJSON()).toHaveLength(256);
  });

  it('are 4 MiB at most, and the last always', () => {
    const kept = keptAnswers();
    const big = 'x'.repeat(3 << 20);
    kept.add('a', 'r', big);
    kept.add('b', 'r', big);
    expect(kept.get('a', 'r')).toBeUndefined();
    kept.add('c', 'r', `${big}${big}`);
    expect(kept.toJSON().map(({ key }) => key)).toEqual(['c']);
  });
});

it('law: lines are the same however they arrive', async () => {
  const ask = { op: 'ask', groups: 1, step: 0, policyVersion: 0 };
  const lines = [
    ...[1, 'zwölf', 3].map((id) => JSON.stringify({ id, ...ask })),
    '',
    '{torn',
    `{"id":4,"pad":"${'ü'.repeat(200)}"}`,
    '{"id":5,"op":"health"}\r',
  ];
  const bytes = Buffer.from(lines.join('\n'));
  const answers = async (chunks: readonly Buffer[]): Promise<string> => {
    const { state: path } = pool(1);
    const state = open(path);
    let text = '';
    const output = new PassThrough().setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const fatal = await serveStdio(state, {
      maxBytes: 300,
      input: Readable.from(chunks, { objectMode: false }),
      output,
      signal: new AbortController().signal,
    });
    expect(fatal).toBe(false);
    state.close();
    await finished(output.end());
    return text;
  };
  const whole = await answers([bytes]);
  const codes = whole
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(codes.map(({ id, ok, error }) => [id, ok ?? error.code])).toEqual([
    [1, true],
    ['zwölf', true],
    [3, true],
    [null, 'malformed'],
    [null, 'too-large'],
    [5, true],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
      expect(await answers(chunks.filter(({ length }) => length > 0))).toBe(whole);
    }),
    { numRuns: 20 },
  );
});

describe('requests', () => {
  it.each<[string, object, RegExp]>([
    ['ask', { groups: 0, step: 0, policyVersion: 0 }, /groups, a whole number of at least 1/],
    ['ask', { groups: 1e9, step: 0, policyVersion: 0 }, /at most 65536/],
    ['ask', { groups: 2.5, step: 0, policyVersion: 0 }, /groups/],
    ['ask', { groups: '2', step: 0, policyVersion: 0 }, /got "2"/],
    ['ask', { groups: 2, policyVersion: 0 }, /step.*got nothing/],
    ['ask', { groups: 2, step: -1, policyVersion: 0 }, /step/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, purpose: 'fun' }, /train, profile, evaluate/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, key: 7 }, /key/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, key: 'k'.repeat(257) }, /key/],
    ['observe', {}, /outcomes, a list/],
    ['observe', { outcomes: [1] }, /outcomes\[0\] to be an object/],
    ['observe', { outcomes: [{ ticket: 1 }] }, /rewards, a list/],
    ['observe', { outcomes: [{ ticket: 1, rewards: [] }] }, /ticket/],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: ['1'] }] },
      /finite number or null/,
    ],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: [], errors: -1 }] },
      /errors/,
    ],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: [], match: 'x' }] },
      /win, loss, draw/,
    ],
    ['change', { add: [{}] }, /expected id/],
    ['change', { add: [{ id: 'a', maxHint: 2 }] }, /maxHint/],
    ['change', { remove: [1] }, /remove/],
    ['drop', {}, /expected op, one of/],
  ])('%s %j is refused', (op, body, message) => {
    expect(() => parseRequest(op, body)).toThrow(message);
  });

  it('1e999 is no number, and −0 is 0, so that the journal loses nothing', () => {
    const outcome = (rewards: string): Move =>
      parseRequest(
        'observe',
        JSON.parse(`{"outcomes":[{"ticket":"t","policyVersion":0,"rewards":${rewards}}]}`),
      ) as Move;
    expect(() => outcome('[1e999]')).toThrow(/finite/);
    expect(outcome('[-0]')).toEqual({
      op: 'observe',
      outcomes: [{ ticket: 't', policyVersion: 0, rewards: [0] }],
    });
  });

  it('what the protocol does not know is left out', () => {
    const body = { groups: 1, step: 0, policyVersion: 0, id: 4, colour: 'red', __proto__: null };
    expect(parseRequest('ask', body)).toEqual({
      op: 'ask',
      request: { groups: 1, step: 0, policyVersion: 0 },
    });
  });
});

describe('pools', () => {
  const file = (text: string): string => {
    const { tasks: path } = pool(1);
    writeFileSync(path, text);
    return path;
  };

  it('keep ids and labels, never the prompt', async () => {
    const path = file(
      '\uFEFF{"id":"a","prompt":"secret","difficulty":2,"features":{"len":3}}\r\n\n{"id":7,"stratum":"x","parent":"a","maxHint":0.5}\n',
    );
    expect(await readTasks(path)).toEqual([
      { id: 'a', difficulty: 2, features: { len: 3 } },
      { id: '7', stratum: 'x', parent: 'a', maxHint: 0.5 },
    ]);
  });

  it.each([
    ['', /no task/],
    ['{"id":"a"}\n{"id":"a"}', /:2: task a is already in line 1/],
    ['{"id":"a"}\n{"id":""}', /:2: expected id/],
    ['{"id":"a"}\nnope', /:2: expected one JSON object/],
    ['{"id":"a","difficulty":"hard"}', /difficulty, a number/],
    ['{"id":"a","features":[1]}', /features/],
    ['["a"]', /expected a task/],
  ])('%j is refused with its line', async (text, message) => {
    const path = file(text);
    await expect(readTasks(path)).rejects.toThrow(message);
    await expect(readTasks(path)).rejects.toThrow(basename(path));
  });

  it('that are not there', async () => {
    await expect(readTasks('/nowhere/tasks.jsonl')).rejects.toThrow(/no such file/);
  });
});
