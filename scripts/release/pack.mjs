// npm run pack [-- NAME…]: tarballs of packages and of all of ours that they need, in
// reports/tarballs, as they are published; by default of the command line. Installed together they
// need no release: npm install reports/tarballs/*.tgz
import { mkdirSync, rmSync } from 'node:fs';
import { run } from '../run.mjs';

const names = process.argv.slice(2);
const filters = (names.length > 0 ? names : ['bits-per-sample']).map(
  (name) => `--filter-prod=${name}...`,
);
const folder = 'reports/tarballs';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { status } = run('pnpm', [
  ...filters,
  'pack',
  '--pack-destination',
  `${process.cwd()}/${folder}`,
]);
if (status === 0) console.log(`npm install ${process.cwd()}/${folder}/*.tgz`);
process.exit(status);
