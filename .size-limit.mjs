// What each package may weigh, from the field `sizeLimits` of its own manifest:
// { import, limit, entry?: 'index', with?: names of dependencies that are counted in }; without
// `import` the whole file.
import { readdirSync, readFileSync } from 'node:fs';

export default readdirSync('packages').flatMap((folder) => {
  const manifest = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'));
  const needs = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return (manifest.sizeLimits ?? []).map((one) => ({
    name: `${folder}${one.entry ? `/${one.entry}` : ''}: ${one.import ?? 'the file'}${one.with ? `, with ${one.with.join(', ')}` : ''}`,
    path: `packages/${folder}/dist/${one.entry ?? 'index'}.js`,
    import: one.import,
    ignore: needs.filter((name) => !one.with?.includes(name)),
    gzip: true,
    limit: one.limit,
  }));
});
