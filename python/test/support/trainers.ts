import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folderFetched, isMissing, type Missing, venvFetched } from '@bits-per-sample/testkit';

const run = promisify(execFile);

/** TRL, and what verl needs beside itself, as they were when their interfaces were recorded. */
const PACKAGES = [
  ...['trl==1.16.0', 'transformers==5.24.0', 'torch==2.15.0', 'datasets==5.2.0'],
  ...['accelerate==1.15.0', 'tensordict==0.15.3', 'torchdata==0.11.0', 'TransferQueue==0.1.11'],
  ...['ray==2.60.0', 'omegaconf==2.3.1', 'hydra-core==1.3.8', 'codetiming==1.4.0'],
  ...['pandas==3.1.1', 'pyarrow==26.0.1', 'aiohttp==3.14.5', 'cachetools==8.0.2', 'dill==0.4.1'],
  ...['fastapi==0.165.0', 'msgspec==0.23.0', 'orjson==3.13.0', 'peft==0.21.2', 'pillow==13.0.0'],
  ...['pylatexenc==2.11', 'pyzmq==27.3.0', 'tensorboard==2.21.0', 'uvicorn==0.54.0'],
];

/** An environment with the real trainers: 6 GB, fetched once, by uv. */
export async function trainers(): Promise<{ readonly python: string } | Missing> {
  const found = await folderFetched('trl-1.16.0', async (aside) => {
    await uv('venv', '--quiet', aside);
    await uv('pip', 'install', '--quiet', '--python', join(aside, 'bin/python'), ...PACKAGES);
  });
  return isMissing(found) ? found : { python: join(found.folder, 'bin/python') };
}

/** That environment, and verl of a version without what it depends on: the folder of its modules. */
export async function verl(
  version: string,
): Promise<{ readonly python: string; readonly path: readonly string[] } | Missing> {
  const found = await trainers();
  if (isMissing(found)) return found;
  const { python } = found;
  const modules = await folderFetched(`verl-${version}`, (aside) =>
    uv(
      ...['pip', 'install', '--quiet', '--no-deps', '--python', python],
      ...['--target', aside, `verl==${version}`],
    ),
  );
  return isMissing(modules) ? modules : { python, path: [modules.folder] };
}

async function uv(...args: readonly string[]): Promise<void> {
  const tools = await venvFetched('uv==0.13.9');
  if (isMissing(tools)) throw new Error(tools.reason);
  await run(tools.python, ['-m', 'uv', ...args], { timeout: 1_800_000 });
}
