// Installs the command line as a stranger does and uses it on the host's own Node: import,
// require, and the tool on a log written on the spot. Also rehearses the release:
// `changeset version` on a copy of the manifests, and a dry run of publishing.
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
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
console.log(
  `the command line installed and used on Node ${must('node', ['--version'], there).trim()}`,
);
