// npm run release:version: takes the changesets into manifests and changelogs, and writes the new
// version where else it stands.
import { readFileSync, writeFileSync } from 'node:fs';
import { run } from '../run.mjs';

const { status } = run('changeset', ['version']);
if (status !== 0) process.exit(status);
const { version } = JSON.parse(readFileSync('packages/cli/package.json', 'utf8'));
const citation = readFileSync('CITATION.cff', 'utf8');
writeFileSync('CITATION.cff', citation.replace(/^version: .*$/m, `version: ${version}`));
