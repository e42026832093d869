import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const words = 'A long chain of thought that weighs one thing against another. '.repeat(3);

/** One rollout of the generated run: 16 per prompt, 256 prompts per step. */
function row(i: number): string {
  const group = Math.floor(i / 16);
  const reward = (Math.imul(i, 2654435761) >>> 8) % 100 < group % 101 ? 1 : 0;
  return `{"step":${Math.floor(group / 256)},"group":"p${group}","reward":${reward},"output_tokens":${200 + (i % 100)},"completion":"${words}"}\n`;
}

async function generate(path: string, bytes: number): Promise<number> {
  const file = createWriteStream(path);
  let written = 0;
  let rows = 0;
  while (written < bytes) {
    let chunk = '';
    for (let j = 0; j < 4096; j++) chunk += row(rows++);
    written += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return rows;
}

/** The most memory that the built command had while it reported, and the rollouts that it saw. */
async function reported(
  args: readonly string[],
  input?: string,
): Promise<{ readonly rollouts: number; readonly megabytes: number }> {
  const script = `process.argv = [process.argv[0], ${JSON.stringify(main)}, 'report', ...${JSON.stringify(args)}, '--json', '--quiet'];
process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));
await import(${JSON.stringify(main)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  if (input === undefined) child.stdin.end();
  else createReadStream(input).pipe(child.stdin);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  expect(code, stderr).toBe(0);
  const { rollouts } = JSON.parse(stdout) as { rollouts: number };
  const megabytes = Number(stderr) / 1e3;
  console.log(`${args.join(' ')}: ${megabytes.toFixed(0)} MB at most`);
  return { rollouts, megabytes };
}

describe('a gigabyte of JSON lines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-'));
  const path = join(folder, 'run.jsonl');
  let rows = 0;
  beforeAll(async () => {
    rows = await generate(path, 1e9);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('streams in less than 300 MB', async () => {
    const { rollouts, megabytes } = await reported([path, '--engine', 'js']);
    expect(rollouts).toBe(rows);
    expect(megabytes).toBeLessThan(300);
  });

  it('streams in less than 300 MB through standard input', async () => {
    const { rollouts, megabytes } = await reported(['-'], path);
    expect(rollouts).toBe(rows);
    expect(megabytes).toBeLessThan(300);
  });

  it('is summed by DuckDB in the memory that it may have', async () => {
    const { rollouts, megabytes } = await reported([path, '--engine', 'duckdb', '--memory', '0.5']);
    expect(rollouts).toBe(rows);
    expect(megabytes).toBeLessThan((0.5 * 2 ** 30) / 1e6);
  });
});
