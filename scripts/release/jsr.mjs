// npm run release:jsr [-- --publish]: the libraries as JSR takes them, sources and all, in
// reports/jsr, each with a jsr.json made of its manifest. Checks them with `deno publish --dry-run`;
// with --publish it publishes, for which JSR asks the workflow that runs this who it is.
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraries } from '../runtimes/libraries.mjs';
import { hostEnv, must } from '../stranger.mjs';

const DENO = 'deno@2.9.6';
const folder = 'reports/jsr';
const catalog = Object.fromEntries(
  [...readFileSync('pnpm-workspace.yaml', 'utf8').matchAll(/^ {2}"?([^\s":]+)"?: (\S+)$/gm)].map(
    ([, name, version]) => [name, version],
  ),
);
const ours = new Map(libraries.map(({ name, version }) => [name, version]));

/** Where a dependency comes from: JSR if it is ours, npm if not. */
function origin(name, range) {
  if (ours.has(name)) return `jsr:${name}@^${ours.get(name)}`;
  return `npm:${name}@${range === 'catalog:' ? catalog[name] : range.split(' ')[0]}`;
}

/** The jsr.json of a package. */
function jsrManifest({ name, version, license, exports, dependencies, peerDependencies }) {
  const needs = Object.entries({ ...peerDependencies, ...dependencies });
  return {
    name,
    version,
    license,
    exports: Object.fromEntries(
      Object.entries(exports).flatMap(([path, target]) => {
        const source = target['@bits-per-sample/source'];
        return source?.startsWith('./src/') !== true ? [] : [[path, source]];
      }),
    ),
    imports: Object.fromEntries(needs.map(([need, range]) => [need, origin(need, range)])),
  };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const manifest of libraries) {
  const target = join(folder, manifest.folder);
  for (const path of ['src', 'README.md', 'LICENSE'])
    cpSync(join(manifest.folder, path), join(target, path), { recursive: true });
  // JSR takes no directive that changes what is global: the folder's deno.json has the library of pages
  for (const name of globSync('src/**/*.ts', { cwd: target })) {
    const text = readFileSync(join(target, name), 'utf8');
    if (/^\/\/\/ <reference lib/m.test(text))
      writeFileSync(join(target, name), text.replace(/^\/\/\/ <reference lib.*\n/gm, ''));
  }
  writeFileSync(join(target, 'jsr.json'), `${JSON.stringify(jsrManifest(manifest), null, 2)}\n`);
}
const workspace = {
  workspace: libraries.map((manifest) => `./${manifest.folder}`),
  compilerOptions: { lib: ['es2023', 'dom', 'dom.iterable', 'deno.ns'] },
};
writeFileSync(join(folder, 'deno.json'), `${JSON.stringify(workspace, null, 2)}\n`);

const rehearse = process.argv.includes('--publish') ? [] : ['--dry-run'];
must('npx', ['--yes', DENO, 'publish', ...rehearse, '--allow-dirty', '--quiet'], {
  cwd: folder,
  env: hostEnv,
  stdio: 'inherit',
});
console.log(`${libraries.length} packages ${rehearse.length > 0 ? 'can be' : 'are'} on JSR`);
