import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeFetched, isMissing, startServer } from '@bits-per-sample/testkit';
import { beforeAll, expect, it } from 'vitest';
import { trainers } from './support/trainers.ts';
import { wheel } from './support/wheel.ts';

const run = promisify(execFile);
const guide = readFileSync(
  new URL('../../docs/guides/curriculum-bridge.md', import.meta.url),
  'utf8',
);
const toys = fileURLToPath(new URL('python', import.meta.url));

/** The one block of Python in the guide that says so. */
function block(saying: string): string {
  const blocks = [...guide.matchAll(/^```python\n(.*?)^```/gms)].map((match) => match[1]!);
  const found = blocks.filter((text) => text.includes(saying));
  if (found.length !== 1) throw new Error(`${found.length} blocks say ${saying}`);
  return found[0]!;
}

async function needed() {
  const found = await trainers();
  if (isMissing(found)) return found;
  const built = await wheel();
  return isMissing(built) ? built : { ...found, file: built.file };
}

describeFetched('the guide, word by word', await needed(), ({ python, file }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-guide-'));
  const bin = join(folder, 'venv/bin');
  const options = {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
      PYTHONPATH: toys,
    },
  };
  /** Runs Python; what it prints last, as JSON. */
  async function last(...parts: readonly string[]): Promise<unknown> {
    writeFileSync(join(folder, 'block.py'), parts.join('\n'));
    const { stdout } = await run(join(bin, 'python'), ['-B', 'block.py'], options);
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  }

  beforeAll(async () => {
    await run(python, ['-m', 'venv', join(folder, 'venv')]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', file];
    await run(join(bin, 'python'), pip);
    // the trainers as if they were installed there
    const where = 'import sysconfig; print(sysconfig.get_path("purelib"))';
    const { stdout: theirs } = await run(python, ['-c', where]);
    const { stdout: ours } = await run(join(bin, 'python'), ['-c', where]);
    writeFileSync(join(ours.trim(), 'trainers.pth'), theirs);
    await last(
      'import json, toy',
      'with open("train.jsonl", "w") as file:',
      '    file.writelines(json.dumps({"prompt": row["prompt"], "k": row["k"]}) + "\\n" for row in toy.rows(24))',
      'print("[]")',
    );
  });

  it('tasks of a data set', async () => {
    const print = 'import json; print(json.dumps(open("tasks.jsonl").read().split()))';
    const lines = Array.from({ length: 24 }, (_, i) => `{"id":"${i}"}`);
    expect(await last(block('to_json("tasks.jsonl")'), print)).toEqual(lines);
  });

  it('any loop', async () => {
    const happened = await last(
      'import builtins, json',
      'range = lambda steps: builtins.range(steps // 250)',
      'roll_out = lambda task, rollouts: [float(i <= int(task) % 8) for i in builtins.range(rollouts)]',
      'train = lambda outcomes: None',
      block('for step in range(1000)'),
      'print(json.dumps(cur.metrics()))',
    );
    // 32 groups are asked for, and there are 24 tasks
    expect(happened).toMatchObject({ tasks: 24, asks: 4, drawn: 96, settled: 96, rollouts: 768 });
  });

  it('TRL', async () => {
    const serve = /bits-per-sample (curriculum serve --tasks tasks.jsonl --state \S+ --http) 8731/;
    const args = serve.exec(guide)![1]!.replace('run.state', 'trl.state').split(' ');
    const server = await startServer({
      command: 'sh',
      args: [
        '-c',
        `cd "${folder}" && exec "${join(bin, 'bits-per-sample')}" "$@"`,
        '-',
        ...args,
        '0',
      ],
      env: { PATH: options.env.PATH },
      port: /"listening":"http:\/\/127\.0\.0\.1:(\d+)"/,
      url: (port) => `http://127.0.0.1:${port}`,
      timeoutMs: 60_000,
    });
    try {
      const happened = await last(
        'import json, toy',
        block('to_json("tasks.jsonl")'),
        'from trl import GRPOConfig, GRPOTrainer',
        'tok = toy.tokenizer()',
        'toy.model(tok).save_pretrained("model"); tok.save_pretrained("model"); model = "model"',
        'args = GRPOConfig("out", per_device_train_batch_size=8, max_completion_length=12, max_steps=6, use_cpu=True,',
        '                  report_to=[], log_completions=True, disable_tqdm=True, logging_steps=2)',
        'def correct(completions, k, **more): return toy.right(completions, k)',
        'def style(completions, **more): return [min(1.0, len(text) / 20) for text in completions]',
        block('bridge.trainer(GRPOTrainer)').replace('http://127.0.0.1:8731', server.url),
        'trainer.train()',
        'print(json.dumps(trainer.state.global_step))',
      );
      expect(happened).toBe(6);
      const metrics = await (await fetch(`${server.url}/metrics`)).json();
      // one batch more is drawn ahead
      expect(metrics).toMatchObject({ result: { drawn: 7, settled: 6, rollouts: 48 } });
    } finally {
      await server.stop();
    }
  });

  it('weights for the next epoch, in a sampler and as a table', async () => {
    const report = ['report', 'out', '--success-column', 'correct', '--weights'];
    for (const name of ['next.json', 'next.parquet'])
      await run(join(bin, 'bits-per-sample'), [...report, name], options);
    const { prompts } = JSON.parse(readFileSync(join(folder, 'next.json'), 'utf8')) as {
      prompts: Record<string, { weight: number }>;
    };
    const sampler = await last(
      block('WeightedRandomSampler(weights'),
      'import json; print(json.dumps([weights, [len(batch["prompt"]) for batch in loader]]))',
    );
    const [weights, sizes] = sampler as [number[], number[]];
    expect(sizes).toEqual([24]);
    expect(weights).toHaveLength(24);
    const table = await last(
      'from datasets import load_dataset',
      block('load_dataset("parquet"'),
      'import json; print(json.dumps(weights))',
    );
    const own = Object.fromEntries(Object.entries(prompts).map(([id, { weight }]) => [id, weight]));
    expect(table).toEqual(own);
    for (const weight of Object.values(own)) expect(weights).toContain(weight);
  });
});
