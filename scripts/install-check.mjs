// Installs the command line as a stranger does and uses it on the host's own Node: import,
// require, and the tool on a log written on the spot; and how much it puts on the disk. Also rehearses the release:
// `changeset version` on a copy of the manifests, and a dry run of publishing.
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostEnv, install, must, scratch } from './stranger.mjs';

must('pnpm', ['-r', 'publish', '--dry-run', '--no-git-checks']);

const release = scratch('release');
for (const path of ['package.json', 'pnpm-workspace.yaml', '.changeset', 'docs/package.json'])
  cpSync(path, join(release, path), { recursive: true });
for (const name of readdirSync('packages'))
  cpSync(`packages/${name}/package.json`, join(release, `packages/${name}/package.json`));
must('git', ['init', '--quiet', '.'], { cwd: release });
must('changeset', ['version'], { cwd: release });

const home = install(['bits-per-sample']);
const there = { cwd: home, env: hostEnv };
writeFileSync(
  join(home, 'use.mjs'),
  `import { createRequire } from 'node:module';
const keys = (module) => Object.keys(module).filter((key) => key !== 'default' && key !== 'module.exports').sort();
const esm = keys(await import('@bits-per-sample/report'));
const cjs = keys(createRequire(import.meta.url)('@bits-per-sample/report'));
if (esm.length === 0 || esm.join() !== cjs.join()) throw new Error('import ' + esm + ' / require ' + cjs);
`,
);
must('node', ['use.mjs'], there);
writeFileSync(
  join(home, 'log.jsonl'),
  '{"prompt_id":"a","rewards":[1,1,1,1]}\n{"prompt_id":"b","rewards":[1,0,0,1]}\n',
);
const tool = join(home, 'node_modules/.bin/bits-per-sample');
const report = JSON.parse(must(tool, ['report', 'log.jsonl', '--json'], there));
if (report.rollouts !== 8 || report.groups.solved !== 1 || report.groups.live !== 1) {
  console.error('installed report is wrong', report);
  process.exit(1);
}
must(tool, ['demo', '--html', 'demo.html'], there);
for (const name of ['picture.svg', 'picture.png'])
  must(tool, ['figure', 'bitsLog', '--out', name], there);
if (!readFileSync(join(home, 'picture.svg'), 'utf8').startsWith('<svg')) {
  console.error('the installed tool draws no picture');
  process.exit(1);
}

/** `npx` fetches all of it before the first word. */
const most = { megabytes: 22, packages: 30 };
const files = readdirSync(join(home, 'node_modules'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name));
const megabytes = files.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
const packages = files.filter((path) =>
  /node_modules.(?:@[^/\\]+.)?[^/\\]+.package\.json$/.test(path),
).length;
console.log(`installed: ${megabytes.toFixed(1)} MB in ${packages} packages`);
if (megabytes > most.megabytes || packages > most.packages) {
  console.error(`more than ${most.megabytes} MB or ${most.packages} packages`);
  process.exit(1);
}
console.log(
  `the command line installed and used on Node ${must('node', ['--version'], there).trim()}`,
);
