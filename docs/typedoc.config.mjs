import { globSync } from 'node:fs';

/** Pages that compute, and guides in the order of reading; guides that are not named follow. */
const pages = ['explore', 'report', 'gallery'];
const first = [
  'install',
  'ten-minutes',
  'where-are-my-rollouts',
  'reading-logs',
  'what-is-a-row',
  'watch',
  'report-library',
  'claim-by-claim',
  'real-run',
  'two-accounts',
  'rl-sft-distillation',
  'next-prompt',
  'curriculum-bridge',
  'curriculum-benchmark',
  'group-size',
  'noise-scale',
  'noise-scale-tables',
  'elicited-or-new',
  'run-to-run',
  'cluster',
  'dashboards',
  'calibration',
  'alarms',
  'sizes',
].map((name) => `guides/${name}.md`);
const others = globSync('guides/!(index).md', { cwd: import.meta.dirname });
const guides = [...new Set([...first, ...others.map((name) => name.replaceAll('\\', '/')).sort()])];

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
    includeVersion: true,
    disableSources: true,
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    categorizeByGroup: false,
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
  projectDocuments: [...pages.map((name) => `pages/${name}.md`), ...guides],
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
