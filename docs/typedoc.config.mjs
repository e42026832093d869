import { readdirSync, readFileSync } from 'node:fs';
import chapters from './chapters.json' with { type: 'json' };
import topics from './topics.json' with { type: 'json' };

// Chapters name the pages in the order of reading; one that no chapter names fails in the plugin.
const named = Object.values(chapters).flat();
const guides = readdirSync(new URL('guides/', import.meta.url)).map((name) => `guides/${name}`);
const others = guides
  .map((name) => name.replace(/\.md$/, ''))
  .filter((name) => name !== 'guides/index');
const pages = [...new Set([...named, ...others])];

/** A version worth telling: none before the first release. */
const { version } = JSON.parse(
  readFileSync(new URL('../packages/cli/package.json', import.meta.url), 'utf8'),
);

const validation = {
  notExported: true,
  invalidLink: true,
  rewrittenLink: true,
  notDocumented: true,
};

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'bits-per-sample',
  entryPointStrategy: 'packages',
  entryPoints: ['../packages/!(testkit|cli|mcp)'],
  packageOptions: {
    entryPoints: ['src/index.ts'],
    readme: 'README.md',
    includeVersion: version !== '0.0.0',
    disableSources: true,
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    categorizeByGroup: false,
    categoryOrder: Object.values(topics).flatMap(Object.values),
    sort: ['source-order'],
    validation,
    requiredToBeDocumented: [
      'Function',
      'Interface',
      'Class',
      'TypeAlias',
      'Variable',
      'Property',
      'Method',
      'Enum',
    ],
  },
  out: 'site',
  readme: 'guides/index.md',
  projectDocuments: pages.map((name) => `${name}.md`),
  categorizeByGroup: false,
  defaultCategory: 'Packages',
  categoryOrder: Object.keys(chapters),
  plugin: ['./typedoc-plugin.mjs'],
  customCss: 'site.css',
  customJs: 'site.js',
  navigation: { includeCategories: true, includeGroups: false },
  disableSources: true,
  hideGenerator: true,
  highlightLanguages: [
    'bash',
    'console',
    'json',
    'jsonc',
    'json5',
    'html',
    'python',
    'typescript',
    'tsx',
    'javascript',
    'text',
    'yaml',
  ],
  githubPages: false,
  validation,
  treatWarningsAsErrors: true,
};
