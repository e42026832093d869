// The packages that run everywhere, and how a project of a user tries each of their entry points.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifests } from '../stranger.mjs';

// the testkit runs where vitest does, engines and their clients where Node does
export const libraries = manifests.filter(
  ({ bin, name }) => !bin && !/\/(testkit$|engine-|spark-connect|mcp$)/.test(name),
);

/** What is imported of them: `@bits-per-sample/core`, `@bits-per-sample/plot-observable/element`. */
export const entriesOf = (packages) =>
  packages.flatMap(({ name, publishConfig }) =>
    Object.keys(publishConfig.exports)
      .filter((path) => !/\.(json|js)$/.test(path))
      .map((path) => name + path.slice(1)),
  );

/** The libraries that draw the pictures, which are a user's to add. */
export const brought = Object.assign(
  {},
  ...libraries.map(({ peerDependencies }) => peerDependencies),
);

/** Copies into a project what `node outside.mjs ENTRY…` needs there. */
export function copyUses(home) {
  for (const file of ['probe.mjs', 'outside.mjs'])
    cpSync(`scripts/runtimes/${file}`, join(home, file));
  for (const [i, { folder }] of libraries.entries())
    cpSync(`${folder}/test/use.mjs`, join(home, `use${i}.mjs`));
  writeFileSync(
    join(home, 'uses.mjs'),
    `${libraries.map((_, i) => `import use${i} from './use${i}.mjs';`).join('\n')}
export const uses = Object.assign({}, ${libraries.map((_, i) => `use${i}`).join(', ')});
`,
  );
}
