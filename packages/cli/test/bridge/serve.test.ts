import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curriculumCommand } from '../../src/commands/curriculum.ts';
import { command, pool, type Server, startServer } from '../support/curriculumServer.ts';

/** A server with a pool of its own. */
function serve(more: readonly string[] = [], files = pool(9)): Server & { state: string } {
  const { tasks, state } = files;
  const args = ['--tasks', tasks, '--strategy', 'uniform', '--state', state, ...more];
  return { ...startServer(args), state };
}

/** Runs the command to its end. */
function run(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const [program, ...first] = command as [string, ...string[]];
    const child = spawn(program, [...first, 'curriculum', ...args], { stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => {
      out += part;
    });
    child.stderr.on('data', (part) => {
      err += part;
    });
    child.stdin.end();
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

describe('standard input and output', () => {
  it('one answer per line, with its id; what is no request is told, and the service goes on', async () => {
    const server = serve(['--max-body', '2000']);
    const ask = { op: 'ask', groups: 2, step: 0, policyVersion: 0 };
    const first = await server.call({ id: 'x', key: 'k', ...ask });
    expect(first).toMatchObject({ id: 'x', ok: true, result: { assignments: [{}, {}] } });
    expect(await server.call({ id: 2, key: 'k', ...ask })).toEqual({ ...first, id: 2 });
    server.send('{"id":3,"op":"ask"');
    expect(await server.answer()).toMatchObject({ id: null, error: { code: 'malformed' } });
    server.send('{"id":4,"op":"observe","outcomes":[{"rewards":[NaN]}]}');
    expect(JSON.stringify(await server.answer())).toContain('JSON has no NaN, send null');
    server.send('[]');
    expect(await server.answer()).toMatchObject({ id: null, error: { code: 'invalid' } });
    server.send('');
    server.send('"ask"');
    expect(await server.answer()).toMatchObject({ error: { code: 'invalid' } });
    server.send(`{"id":5,"op":"ask","pad":"${'x'.repeat(300_000)}"}`);
    expect(await server.answer()).toMatchObject({ id: null, error: { code: 'too-large' } });
    expect(await server.call({ id: 6, op: 'steal' })).toMatchObject({
      id: 6,
      error: { code: 'unknown-op' },
    });
    expect(await server.call({ id: 7, op: 'weights' })).toMatchObject({ id: 7, ok: true });
    expect(await server.call({ id: { deep: 1 }, op: 'health' })).toEqual({
      id: null,
      ok: true,
      result: { ok: true },
    });
    expect(await server.end()).toBe(0);
    expect(server.stderr()).toBe('');
  });

  it('many lines at once, the last without an end, are answered in order', async () => {
    const server = serve();
    const ask = (id: number) =>
      JSON.stringify({ id, op: 'ask', groups: 1, step: 0, policyVersion: 0 });
    const ids = Array.from({ length: 50 }, (_, i) => i);
    server.process.stdin!.write(ids.map(ask).join('\n'));
    server.process.stdin!.end();
    for (const id of ids) expect(await server.answer()).toMatchObject({ id, ok: true });
    expect(await server.answer()).toBeUndefined();
    expect(await server.end()).toBe(0);
  });

  it('invalid UTF-8 is no id by another name', async () => {
    const server = serve();
    server.process.stdin!.write(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d, 0x0a]));
    expect(await server.answer()).toMatchObject({ error: { code: 'malformed' } });
    await server.end();
  });
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: what was acknowledged is there, the lock is not',
  async (signal) => {
    const server = serve();
    await server.call({ id: 1, op: 'ask', groups: 3, step: 0, policyVersion: 0 });
    const before = await server.call({ id: 2, op: 'snapshot' });
    const ended = new Promise((done) => server.process.once('exit', (code) => done(code)));
    server.process.kill(signal);
    expect(await ended).toBe(0);
    expect(existsSync(`${server.state}.lock`)).toBe(false);
    expect(readFileSync(`${server.state}.journal`, 'utf8')).toBe('');
    const again = startServer(['--state', server.state]);
    expect(await again.call({ id: 2, op: 'snapshot' })).toEqual(before);
    await again.end();
  },
);

it('two servers never share a state', async () => {
  const files = pool(9);
  const server = serve([], files);
  await server.call({ id: 1, op: 'health' });
  const second = await run(['serve', '--state', files.state]);
  expect(second).toMatchObject({ code: 2, out: '' });
  expect(second.err).toMatch(/process \d+ holds the state; stop it, or delete this file/);
  const exit = new Promise((done) => server.process.once('exit', done));
  server.process.kill('SIGKILL');
  await exit;
  expect(existsSync(`${files.state}.lock`)).toBe(true);
  const third = serve([], files);
  expect(await third.call({ id: 1, op: 'health' })).toMatchObject({ ok: true });
  await third.end();
});

it('a pool that ran empty is an answer, and can be filled again', async () => {
  const files = pool(2);
  const server = startServer(['--tasks', files.tasks, '--state', files.state]);
  const ask = { op: 'ask', groups: 1, step: 0, policyVersion: 0 };
  await server.call({ id: 1, op: 'change', remove: ['t0', 't1'] });
  expect(await server.call({ id: 2, ...ask })).toMatchObject({ error: { code: 'domain' } });
  expect(await server.call({ id: 3, op: 'weights' })).toMatchObject({ id: 3 });
  await server.call({ id: 4, op: 'change', add: [{ id: 'new' }] });
  expect(await server.call({ id: 5, ...ask })).toMatchObject({
    result: { assignments: [{ task: 'new' }] },
  });
  expect(await server.end()).toBe(0);
});

it('over HTTP: says where it listens, and stops on SIGTERM', async () => {
  const server = serve(['--http', '0']);
  const { listening } = (await server.answer()) as unknown as { listening: string };
  expect(listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const reply = await fetch(`${listening}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ groups: 2, step: 0, policyVersion: 0 }),
  });
  expect(reply.status).toBe(200);
  const ended = new Promise((done) => server.process.once('exit', (code) => done(code)));
  server.process.kill('SIGTERM');
  expect(await ended).toBe(0);
});

describe('misuse is told', () => {
  const { tasks, state } = pool(3);
  it.each<[string, string[], RegExp]>([
    ['nothing', [], /expected serve or replay, got nothing/],
    ['another action', ['sell'], /expected serve or replay, got sell/],
    ['no state', ['serve', '--tasks', tasks], /--state names the file/],
    ['no tasks', ['serve', '--state', state], /--tasks names the pool/],
    ['no such file', ['serve', '--state', state, '--tasks', 'nowhere'], /nowhere: no such file/],
    [
      'unknown strategy',
      ['serve', '--state', state, '--tasks', tasks, '--strategy', 'magic'],
      /expected one of .*uniform.*got magic/,
    ],
    ['config', ['serve', '--state', state, '--tasks', tasks, '--config', '[1]'], /JSON object/],
    [
      'config text',
      ['serve', '--state', state, '--tasks', tasks, '--config', 'groupSize=8'],
      /expected JSON/,
    ],
    ['port', ['serve', '--state', state, '--tasks', tasks, '--http', '70000'], /at most 65535/],
    ['both', ['serve', '--state', state, '--tasks', tasks, '--http', '0', '--stdio'], /exclude/],
    [
      'host',
      ['serve', '--state', state, '--tasks', tasks, '--host', '::'],
      /--host belongs to --http/,
    ],
    [
      'open to all',
      ['serve', '--state', state, '--tasks', tasks, '--http', '0', '--host', '0.0.0.0'],
      /--token needs at least 16/,
    ],
    [
      'short token',
      [
        'serve',
        '--state',
        state,
        '--tasks',
        tasks,
        '--http',
        '0',
        '--host',
        '0.0.0.0',
        '--token',
        'short',
      ],
      /--token needs at least 16/,
    ],
    [
      'empty token',
      ['serve', '--state', state, '--tasks', tasks, '--http', '0', '--token', ''],
      /--token: expected a token, got none; is a variable unset/,
    ],
    ['a file', ['serve', '--state', state, 'log.jsonl'], /takes no file/],
    ['unknown option', ['serve', '--colour'], /--colour/],
  ])('%s', async (_, args, message) => {
    await expect(curriculumCommand.run(args)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(message),
    });
    expect(existsSync(`${state}.lock`)).toBe(false);
  });
});
