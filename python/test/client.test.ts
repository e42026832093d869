import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { python } from './support/python.ts';
import { command, curriculum } from './support/server.ts';

const ids = Array.from({ length: 40 }, (_, i) => String(i));

const happened = {
  metrics: { asks: 6, drawn: 33, settled: 30, pending: 3, errors: 60, rollouts: 5 * 6 * (4 + 2) },
  admitted: 30,
  refused: ['invalid', expect.stringMatching(/^invalid: expected groups/)],
  weights: 40,
};

describe('the client', () => {
  it('starts a server of its own, and again when it is killed', async () => {
    const { args } = curriculum(ids, 4);
    const where = JSON.stringify([...command, 'curriculum', 'serve', ...args]);
    expect(await python('client.py', [where])).toMatchObject([happened]);
  });

  it('speaks HTTP, with a token', async () => {
    const token = 'sixteen characters or more';
    const server = await curriculum(ids, 4).start(['--token', token]);
    try {
      const where = JSON.stringify(server.url);
      expect(await python('client.py', [where, token])).toMatchObject([happened]);
      await expect(python('client.py', [where, 'wrong'])).rejects.toThrow(
        /CurriculumError: unauthorised/,
      );
      await expect(python('client.py', [where, ''])).rejects.toThrow(/is a variable unset\?/);
      // a proxy of the environment has no part in it
      const env = { http_proxy: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
      await expect(python('client.py', [where, token], { env })).resolves.toHaveLength(1);
    } finally {
      await server.stop();
    }
  });

  it('says at once why a server of its own does not start', async () => {
    const where = JSON.stringify([...command, 'curriculum', 'serve', '--state', '/nowhere/run']);
    await expect(python('client.py', [where])).rejects.toThrow(/the server does not start/);
  });

  it.skipIf(process.platform === 'win32')('gives no answer to another request', async () => {
    const { args } = curriculum(ids, 4);
    const where = JSON.stringify([...command, 'curriculum', 'serve', ...args]);
    // the request that Ctrl-C ended was carried out, and its answer dropped
    expect(await python('interrupted.py', [where])).toEqual([
      { interrupted: true, groups: 3, drawn: 6 },
    ]);
  });

  it('says at once what is no server', async () => {
    await expect(python('client.py', ['"127.0.0.1:8731"'])).rejects.toThrow(
      /ValueError: Curriculum: expected a URL such as http:.*, or a command as a list, got '127/,
    );
    await expect(python('client.py', ['["no-such-command"]'])).rejects.toThrow(
      /CurriculumError: refused: the server cannot be started: .*'no-such-command'/,
    );
  });

  it('says what answers in place of a server', async () => {
    const other = createServer((_, response) => response.writeHead(404).end('<html>no'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = other.address() as AddressInfo;
      const asked = python('client.py', [JSON.stringify(`http://127.0.0.1:${port}`)], {
        env: { PATIENCE: '1' },
      });
      await expect(asked).rejects.toThrow(/within 1 s \(HTTP 404 that is no answer .*<html>no/);
    } finally {
      other.close();
    }
  });

  it('gives up when its patience ends', async () => {
    await expect(
      python('client.py', [JSON.stringify('http://127.0.0.1:9')], { env: { PATIENCE: '1' } }),
    ).rejects.toThrow(/http:\/\/127\.0\.0\.1:9: no answer within 1 s/);
  });
});

it('draws: rows that are no tasks never, what the trainer does not hear of not at all', async () => {
  const refused = (what: string): string => `the strategy gives ${what}`;
  const heard = `${refused('attempts')}, which the trainer does not hear of; serve with another --strategy`;
  expect(await python('draws.py', [])).toEqual([
    {
      ...{ drawn: 100, rows: [1, 3], tickets: [] },
      given: ['hint', 'attempts', 'opponent', 'params'].map(refused),
      // amid a run there is a warning, and nothing is told of the group
      ...{ first: [[1, 'run:0']], second: [[1, null]] },
      warnings: [
        '3 of 5 rows are no tasks of the server: they are never drawn',
        'away: rows are drawn uniformly until the server is back',
        heard,
      ],
    },
  ]);
});

it('the examples of the docstrings are true', async () => {
  const modules = await python<{ failed: number; attempted: number }>('examples.py', []);
  expect(modules.map(({ failed }) => failed)).toEqual([0, 0, 0, 0]);
  expect(modules.reduce((sum, { attempted }) => sum + attempted, 0)).toBeGreaterThanOrEqual(3);
});
