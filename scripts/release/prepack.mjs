// What every package runs before it is packed, in its folder: builds it, and refuses where a file
// is missing that the manifest promises. pnpm writes the published manifest into the tarball by
// itself; other tools take what lies there, so it is put in place, and postpack.mjs takes it back.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../run.mjs';
import { keepManifest, restoreManifest } from './keptManifest.mjs';
import { promisedFiles } from './promisedFiles.mjs';

const folder = process.cwd();
restoreManifest(folder); // of a packing that was cut off
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const byPnpm = process.env.npm_config_user_agent?.startsWith('pnpm/');

if (process.env.npm_command === 'publish' && !byPnpm)
  refuse('publish with pnpm: `npm run release`; npm would publish the manifest of the workspace');

// a task of turbo has its build behind it
if (!process.env.TURBO_HASH) {
  const { status } = run(
    'turbo',
    ['run', 'build', `--filter=${manifest.name}`, '--log-order=grouped'],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) refuse('it cannot be built');
}
for (const path of promisedFiles(manifest))
  if (!existsSync(path)) refuse(`its manifest promises ${path}, and there is no such file`);

if (!byPnpm) {
  const published = packedManifest();
  keepManifest(folder);
  writeFileSync('package.json', published);
}

/** The manifest as pnpm publishes it. */
function packedManifest() {
  const target = mkdtempSync(join(tmpdir(), 'prepack-'));
  try {
    const flags = ['--config.ignore-scripts=true', '--pack-destination', target];
    const packed = run('pnpm', ['pack', ...flags], { cwd: folder, stdio: ['ignore', 'ignore', 2] });
    const [tarball] = readdirSync(target);
    if (packed.status !== 0 || tarball === undefined) refuse('pnpm cannot pack it');
    const { stdout, status } = spawnSync('tar', ['-xOzf', tarball, 'package/package.json'], {
      cwd: target,
      encoding: 'utf8',
    });
    if (status !== 0) refuse('the manifest of the packed package cannot be read');
    return stdout;
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

function refuse(why) {
  console.error(`prepack of ${basename(folder)}: ${why}`);
  process.exit(1);
}
