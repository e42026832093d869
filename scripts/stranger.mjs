// A stranger's project: an empty folder outside the workspace in which npm, on the host's own
// Node, installs packages of the workspace from their tarballs, packed as they are published.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const bin = resolve('node_modules/.bin');
const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The environment of a stranger: nothing of the workspace's tools in reach. */
export const hostEnv = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !/^npm_|^pnpm_|^INIT_CWD$/i.test(key)),
);
hostEnv.PATH = process.env.PATH.split(delimiter)
  .filter((path) => resolve(path) !== bin && !path.includes('node_modules'))
  .join(delimiter);

/** The manifests of all packages that are published, each with its folder. */
export const manifests = readdirSync('packages')
  .map((name) => ({
    ...JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')),
    folder: `packages/${name}`,
  }))
  .filter((manifest) => !manifest.private);

/** Standard output of a command; where it fails, its words, and the end of this process. */
export function must(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.status !== 0) {
    process.stderr.write(
      `${command} ${args.join(' ')}\n${result.stdout}${result.stderr}${result.error ?? ''}\n`,
    );
    process.exit(1);
  }
  return result.stdout;
}

/** A folder for the life of this process. */
export const scratch = (name) => join(folder, name);

/** Installs the packages, with what they need and what a user adds, and gives the folder where they are at hand. */
export function install(names, others = {}) {
  const tarballs = {};
  for (const { name, folder: cwd } of manifests) {
    const target = scratch(join('tarballs', name.replace('/', '-')));
    must('pnpm', ['pack', '--pack-destination', target], { cwd });
    tarballs[name] = `file:${join(target, readdirSync(target)[0])}`;
  }
  const wanted = manifests.filter(({ name }) => names.includes(name));
  const home = scratch('home');
  mkdirSync(home);
  writeFileSync(
    join(home, 'package.json'),
    JSON.stringify({
      name: 'stranger',
      private: true,
      type: 'module',
      dependencies: Object.assign(
        {},
        ...wanted.map(({ name, peerDependencies = {}, peerDependenciesMeta = {} }) => ({
          ...Object.fromEntries(
            Object.entries(peerDependencies).filter(
              ([peer]) => !peerDependenciesMeta[peer]?.optional,
            ),
          ),
          [name]: tarballs[name],
        })),
        others,
      ),
      overrides: tarballs,
    }),
  );
  must('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    env: hostEnv,
  });
  return home;
}
