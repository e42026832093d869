// node scripts/graph.mjs [--check]: draws who imports whom into CONTRIBUTING.md, from the imports
// of the sources. An import that a longer way implies is left out of the picture.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import config from '../.dependency-cruiser.cjs';

const page = 'CONTRIBUTING.md';
const [from, to] = ['<!-- imports -->', '<!-- /imports -->'];

const cruise = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.cjs', 'packages', '--output-type', 'json'],
  { encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' },
);
if (cruise.error) throw cruise.error;
const { modules } = JSON.parse(cruise.stdout);
const packageOf = (path) => /^packages\/([^/]+)\/src\//.exec(path)?.[1];

/** Packages that a package imports. */
const imports = new Map(config.layers.flat().map((name) => [name, new Set()]));
for (const { source, dependencies } of modules)
  for (const { resolved } of dependencies) {
    const [a, b] = [packageOf(source), packageOf(resolved)];
    if (a !== b && imports.has(a) && imports.has(b)) imports.get(a).add(b);
  }

const reaches = (a, b) => [...imports.get(a)].some((c) => c === b || reaches(c, b));
const arrows = [...imports].flatMap(([a, all]) =>
  [...all].filter((b) => ![...all].some((c) => c !== b && reaches(c, b))).map((b) => [a, b]),
);
const picture = [
  '```mermaid',
  'flowchart TD',
  ...[...config.layers.entries()]
    .reverse()
    .flatMap(([level, names]) => [
      `  subgraph layer${level + 1} [layer ${level + 1}]`,
      ...names.map((name) => `    ${name}`),
      '  end',
    ]),
  ...arrows.map(([a, b]) => `  ${a} --> ${b}`).sort(),
  '```',
].join('\n');

const text = readFileSync(page, 'utf8');
const drawn = text.replace(new RegExp(`${from}[\\s\\S]*${to}`), () => `${from}\n${picture}\n${to}`);
if (!text.includes(from)) throw new Error(`${page} has no place for the imports: ${from} ${to}`);
if (process.argv.includes('--check')) {
  if (drawn !== text) {
    console.error(`${page}: the picture of imports is no longer true; npm run graph draws it`);
    process.exitCode = 1;
  }
} else writeFileSync(page, drawn);
