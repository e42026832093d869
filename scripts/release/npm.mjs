// npm run release:npm: builds every package and publishes those whose version is not on npm yet.
// Provenance names the repository, so that there is no release without its address.
import { run } from '../run.mjs';
import { sources } from './address.cjs';

if (sources() === undefined) {
  console.error(
    'release: no address: set `repository` in the root manifest, or release by a workflow',
  );
  process.exit(1);
}
const built = run('turbo', ['run', 'build', '--output-logs=errors-only']);
process.exit(built.status !== 0 ? built.status : run('changeset', ['publish']).status);
