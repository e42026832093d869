import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

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

it('a gigabyte of JSON lines streams in less than 300 MB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-'));
  try {
    const path = join(folder, 'run.jsonl');
    const rows = await generate(path, 1e9);
    const script = `process.argv = [process.argv[0], ${JSON.stringify(main)}, 'report', ${JSON.stringify(path)}, '--json'];
process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));
await import(${JSON.stringify(main)});`;
    const started = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    const seconds = (performance.now() - started) / 1000;
    const megabytes = Number(stderr) / 1e3;
    console.log(`${rows} rows in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { rollouts: number }).rollouts).toBe(rows);
    expect(megabytes).toBeLessThan(300);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
