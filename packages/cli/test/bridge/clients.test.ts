import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { command, pool, startServer } from '../support/curriculumServer.ts';

const clients = new URL('../../python/', import.meta.url);
const drive = fileURLToPath(new URL('../python/drive.py', import.meta.url));

interface Happened {
  readonly metrics: Readonly<Record<string, number>>;
  readonly admitted: number;
  readonly refused: string;
  readonly steps: readonly (readonly number[])[];
  readonly state: object;
}

/** Lets a trainer's stand-in drive a client against a server. */
function drives(
  client: string,
  where: unknown,
  env: Record<string, string> = {},
): Promise<Happened> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-B', '-W', 'error', drive, client, JSON.stringify(where)], {
      env: { ...process.env, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => {
      out += part;
    });
    child.stderr.on('data', (part) => {
      err += part;
    });
    child.on('error', reject).on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as Happened);
      else reject(new Error(err));
    });
  });
}

/** 40 tasks named 0 … 39. */
function numbered(): { tasks: string; state: string } {
  const files = pool(1);
  const lines = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: i }));
  writeFileSync(files.tasks, lines.join('\n'));
  return files;
}

const argsOf = ({ tasks, state }: { tasks: string; state: string }): string[] => [
  '--tasks',
  tasks,
  '--state',
  state,
  '--strategy',
  'uniform',
  '--config',
  '{"groupSize":4}',
];

/** Runs `work` beside a server on HTTP. */
async function overHttp<T>(more: string[], work: (url: string) => Promise<T>): Promise<T> {
  const server = startServer([...argsOf(numbered()), '--http', '0', ...more]);
  try {
    const { listening } = (await server.answer()) as unknown as { listening: string };
    return await work(listening);
  } finally {
    const ended = new Promise((done) => server.process.once('exit', done));
    server.process.kill('SIGTERM');
    await ended;
  }
}

describe('the clients', () => {
  it('are short, and use the standard library alone', () => {
    const files = readdirSync(clients).filter((name) => name.endsWith('.py'));
    expect(files.sort()).toEqual(['plain_loop.py', 'trl_callback.py', 'verl_sampler.py']);
    for (const name of files) {
      const lines = readFileSync(new URL(name, clients), 'utf8').trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(60);
      const imports = lines.flatMap((line) => /^(?:from|import) (.*)/.exec(line)?.[1] ?? []);
      for (const text of imports)
        expect(text).toMatch(
          /^((http\.client|itertools|json|math|subprocess|time|urllib\.\w+|uuid|os|sys|collections|functools)(, |$))+|^collections import|^plain_loop import|^transformers import|^verl\.experimental\.dataset\.sampler import/,
        );
    }
  });

  it('parse in every Python from 3.9', () => {
    const files = readdirSync(clients).map((name) => fileURLToPath(new URL(name, clients)));
    const code =
      'import ast,sys\nfor f in sys.argv[1:]: ast.parse(open(f).read(),f,feature_version=(3,9))';
    const { status, stderr } = spawnSync('python3', [
      '-c',
      code,
      ...files.filter((f) => f.endsWith('.py')),
    ]);
    expect([status, String(stderr)]).toEqual([0, '']);
  });

  const plain = ({ metrics, admitted, refused }: Happened): void => {
    expect(metrics).toMatchObject({ asks: 6, drawn: 33, settled: 30, pending: 3, errors: 60 });
    expect(metrics.rollouts).toBe(5 * 6 * (4 + 2));
    expect(admitted).toBe(30);
    expect(refused).toMatch(/^invalid: expected groups/);
  };

  it('plain_loop.py over pipes, starting the server itself', async () => {
    plain(await drives('plain', [...command, 'curriculum', 'serve', ...argsOf(numbered())]));
  });

  it('plain_loop.py over HTTP, with a token', async () => {
    const token = 'sixteen characters or more';
    plain(await overHttp(['--token', token], (url) => drives('plain', url, { TOKEN: token })));
    const refused = overHttp(['--token', token], (url) => drives('plain', url, { TOKEN: 'wrong' }));
    await expect(refused).rejects.toThrow(/CurriculumError: unauthorised/);
  });

  it('verl_sampler.py, with a stand-in for the trainer', async () => {
    const { steps, metrics, state } = await overHttp([], (url) => drives('verl', url));
    expect(steps.map((batch) => batch.length)).toEqual([8, 8, 8, 8, 8]);
    expect(metrics).toMatchObject({ settled: 40, drawn: 40 + 16, rollouts: 160, pending: 16 });
    expect(state).toEqual({ version: 5, yielded: 0 });
  });

  it('trl_callback.py, with stand-ins for two processes', async () => {
    const { steps, metrics } = await overHttp([], (url) => drives('trl', url));
    expect(steps.map((batch) => batch.length)).toEqual([6, 6, 6, 6, 6, 6]);
    // both processes asked with the same keys: nothing is drawn twice
    expect(metrics).toMatchObject({
      drawn: 36,
      settled: 36,
      pending: 0,
      rollouts: 144,
      errors: 12,
    });
  });
});
