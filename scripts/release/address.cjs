// Where the sources of this workspace are published: the field `repository` of the root manifest,
// or where there is none the repository that a workflow runs in. That is the one place: packed
// manifests, CITATION.cff and the site take the address from here.
const { readFileSync } = require('node:fs');
const { join, relative, resolve, sep } = require('node:path');

const root = resolve(__dirname, '../..');

/** Address of the sources, such as `https://github.com/OWNER/NAME`; undefined as long as there is none. */
function sources(env = process.env) {
  const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const url = typeof repository === 'string' ? repository : repository?.url;
  if (url !== undefined) return url.replace(/^git\+/, '').replace(/\.git$/, '');
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
  return server && name ? `${server}/${name}` : undefined;
}

/** The fields of a manifest that say where its package comes from; none as long as there is no address. */
function address(folder, env = process.env) {
  const url = sources(env);
  if (url === undefined) return {};
  const directory = relative(root, resolve(folder)).split(sep).join('/');
  return {
    repository: { type: 'git', url: `git+${url}.git`, directory },
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: `${url}/issues`,
  };
}

module.exports = { address, sources };
