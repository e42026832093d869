// Packs every public package as it is published, installs the tarballs with npm into an
// empty folder outside the workspace and uses them there on the host's own Node: import,
// require, and the command line on a log written on the spot. Also rehearses the release:
// `changeset version` on a copy of the manifests, and a dry run of publishing.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const bin = resolve('node_modules/.bin');
const hostPath = process.env.PATH.split(delimiter)
  .filter((p) => resolve(p) !== bin && !p.includes('node_modules'))
  .join(delimiter);
const folder = mkdtempSync(join(tmpdir(), 'install-'));

function must(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.status !== 0) {
    process.stderr.write(
      `${command} ${args.join(' ')}\n${result.stdout}${result.stderr}${result.error ?? ''}\n`,
    );
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  }
  return result.stdout;
}

const manifests = readdirSync('packages')
  .map((name) => JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')))
  .map((manifest, i) => ({ ...manifest, folder: `packages/${readdirSync('packages')[i]}` }))
  .filter((manifest) => !manifest.private);

const tarballs = {};
for (const { name, folder: cwd } of manifests) {
  const target = join(folder, 'tarballs', name.replace('/', '-'));
  must('pnpm', ['pack', '--pack-destination', target], { cwd });
  tarballs[name] = `file:${join(target, readdirSync(target)[0])}`;
}
must('pnpm', ['-r', 'publish', '--dry-run', '--no-git-checks']);

const release = join(folder, 'release');
for (const path of ['package.json', 'pnpm-workspace.yaml', '.changeset', 'docs/package.json'])
  cpSync(path, join(release, path), { recursive: true });
for (const name of readdirSync('packages'))
  cpSync(`packages/${name}/package.json`, join(release, `packages/${name}/package.json`));
must('git', ['init', '--quiet', '.'], { cwd: release });
must('changeset', ['version'], { cwd: release });

// a stranger's project: npm, the host's Node, nothing of the workspace in reach
const home = join(folder, 'stranger');
const peers = Object.assign({}, ...manifests.map((m) => m.peerDependencies));
mkdirSync(home);
writeFileSync(
  join(home, 'package.json'),
  JSON.stringify({
    name: 'stranger',
    private: true,
    type: 'module',
    dependencies: { ...peers, ...tarballs },
    overrides: tarballs,
  }),
);
const env = { ...process.env, PATH: hostPath };
delete env.INIT_CWD;
for (const key of Object.keys(env)) if (/^npm_|^pnpm_/i.test(key)) delete env[key];
must('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, env });

const libraries = manifests.map((m) => m.name);
writeFileSync(
  join(home, 'use.mjs'),
  `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of ${JSON.stringify(libraries)}) {
  const esm = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports').sort();
  const cjs = Object.keys(require(name)).filter((key) => key !== 'default').sort();
  if (esm.length === 0 || esm.join() !== cjs.join()) throw new Error(name + ': import ' + esm + ' / require ' + cjs);
}
const { binaryEntropy } = await import('@bits-per-sample/info');
if (binaryEntropy(0.5) !== 1) throw new Error('binaryEntropy');
`,
);
must('node', ['use.mjs'], { cwd: home, env });
writeFileSync(
  join(home, 'log.jsonl'),
  '{"prompt_id":"a","rewards":[1,1,1,1]}\n{"prompt_id":"b","rewards":[1,0,0,1]}\n',
);
const tool = join(home, 'node_modules/.bin/bits-per-sample');
const report = JSON.parse(must(tool, ['report', 'log.jsonl', '--json'], { cwd: home, env }));
if (report.rollouts !== 8 || report.groups.solved !== 1 || report.groups.live !== 1) {
  console.error('installed report is wrong', report);
  process.exit(1);
}
must(tool, ['demo', '--html', 'demo.html'], { cwd: home, env });
rmSync(folder, { recursive: true, force: true });
console.log(
  `${manifests.length} packages packed, installed and used on Node ${must('node', ['--version'], { env }).trim()}`,
);
