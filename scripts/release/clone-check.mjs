// npm run check:clone: packs every package with npm in a clean clone, where nothing is built, then
// holds each tarball against the manifest that pnpm publishes, and uses all of them in a project.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brought, copyUses, entriesOf, libraries } from '../runtimes/libraries.mjs';
import { hostEnv, manifests, must, scratch } from '../stranger.mjs';
import { promisedFiles } from './promisedFiles.mjs';

const clone = scratch('clone');
must('git', ['clone', '--quiet', '--no-hardlinks', '.', clone]);
const tarballs = scratch('npm-tarballs');
mkdirSync(tarballs);
const faults = [];
const packed = {};
for (const { name, folder } of manifests) {
  const args = ['pack', '--json', '--pack-destination', tarballs, '--loglevel=error'];
  const told = must('npm', args, { cwd: join(clone, folder), env: hostEnv });
  const [{ filename, files }] = JSON.parse(told.slice(told.indexOf('[\n')));
  const paths = files.map(({ path }) => path);
  packed[name] = join(tarballs, filename.replace(/^@/, '').replace('/', '-'));
  const published = JSON.parse(
    must('tar', ['-xOzf', packed[name], 'package/package.json'], { cwd: tarballs }),
  );
  for (const path of promisedFiles(published)) {
    const plain = path.replace(/^\.\//, '');
    if (!paths.some((one) => one === plain || one.startsWith(`${plain}/`)))
      faults.push(`${name}: promises ${path}, which is not in the tarball`);
  }
  if (/"(workspace|catalog):/.test(JSON.stringify(published)))
    faults.push(`${name}: the manifest is that of the workspace`);
  console.log(`${name}: ${files.length} files`);
}
const dirty = must('git', ['status', '--porcelain'], { cwd: clone });
if (dirty !== '') faults.push(`packing left its traces:\n${dirty}`);

const home = scratch('user');
mkdirSync(home);
const ours = Object.fromEntries(
  manifests
    .filter(({ name }) => !/\/(testkit$|engine-|spark-connect|mcp$)/.test(name))
    .map(({ name }) => [name, `file:${packed[name]}`]),
);
writeFileSync(
  join(home, 'package.json'),
  JSON.stringify({ private: true, type: 'module', dependencies: { ...brought, ...ours } }),
);
must('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: home,
  env: hostEnv,
});
copyUses(home);
const entries = entriesOf(libraries);
const { failures } = JSON.parse(
  must('node', ['outside.mjs', ...entries], { cwd: home, env: hostEnv }),
);
faults.push(...failures);
const log = join(home, 'log.jsonl');
writeFileSync(log, '{"prompt_id":"a","rewards":[1,0]}\n{"prompt_id":"b","rewards":[1,1]}\n');
const tool = join(home, 'node_modules/.bin/bits-per-sample');
const { rollouts } = JSON.parse(must(tool, ['report', log, '--json'], { cwd: home, env: hostEnv }));
if (rollouts !== 4) faults.push(`the installed report counts ${rollouts} rollouts of 4`);

for (const fault of faults) console.error(fault);
console.log(
  `${manifests.length} packages packed by npm from a clean clone: ${faults.length} faults`,
);
if (faults.length > 0) process.exitCode = 1;
