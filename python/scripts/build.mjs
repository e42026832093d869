// Puts the command line into the Python package: one file of JavaScript, the sample, its licences.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const home = fileURLToPath(new URL('..', import.meta.url));
const cli = join(home, '../packages/cli');
const target = join(home, 'src/bits_per_sample/_js');

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'dist'), { recursive: true });
const { metafile } = await build({
  entryPoints: [join(cli, 'src/main.ts')],
  outfile: join(target, 'dist/main.js'),
  absWorkingDir: home,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  conditions: ['@bits-per-sample/source'],
  legalComments: 'none',
  metafile: true,
  // compiled for one system each, or asked for by name where they are wanted
  external: ['@resvg/resvg-js', '@bits-per-sample/engine-*', 'pg', 'canvas'],
  banner: {
    js: "import{createRequire as require0}from'node:module';const require=require0(import.meta.url);",
  },
});
const { name, version, type } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));
writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, version, type })}\n`);
cpSync(join(cli, 'sample'), join(target, 'sample'), { recursive: true });
writeFileSync(join(target, 'NOTICES.txt'), notices(Object.keys(metafile.inputs)));

/** The licences of what others wrote and the one file holds. */
function notices(inputs) {
  const folders = new Set(
    inputs.flatMap(
      (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1] ?? [],
    ),
  );
  const texts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(home, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(join(home, folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : readFileSync(join(home, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return texts.sort().join(`\n${'-'.repeat(72)}\n\n`);
}
