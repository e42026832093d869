// The rules of the house: who may import whom. `npm run layers` checks them, types included.

/** Packages by layer, from the ground up; a package imports from lower layers only. */
const layers = [
  ['core'],
  [
    ...['logs', 'info', 'variance', 'capability', 'curriculum', 'trends', 'forecast'],
    ...['plot', 'sql', 'spark-connect-lite'],
  ],
  [
    ...['figures', 'lab', 'plot-observable', 'plot-vega-lite', 'plot-echarts', 'plot-plotly'],
    ...['engine-duckdb', 'engine-spark', 'engine-clickhouse', 'engine-postgres'],
  ],
  ['report'],
  ['mcp'],
  ['cli'],
];

/** Packages that may take less than all of the layers below. */
const only = {
  logs: ['core'],
  sql: ['core'],
  'spark-connect-lite': [],
  'engine-duckdb': ['core', 'sql'],
  'engine-spark': ['core', 'sql', 'spark-connect-lite'],
  'engine-clickhouse': ['core', 'sql'],
  'engine-postgres': ['core', 'sql'],
  lab: ['core', 'info', 'variance', 'capability', 'curriculum'],
  'plot-observable': ['core', 'plot'],
  'plot-vega-lite': ['core', 'plot'],
  'plot-echarts': ['core', 'plot'],
  'plot-plotly': ['core', 'plot'],
  mcp: ['core', 'logs', 'report'],
};

const src = (names) => `^packages/(${names.join('|')})/src/`;
const lower = (level) => layers.slice(0, level).flat();
const allowed = (name, level) => only[name] ?? lower(level);

const layerRules = layers.flatMap((names, level) =>
  names.map((name) => ({
    name: `layer-${name}`,
    comment: `${name} imports from ${allowed(name, level).join(', ') || 'no package of ours'}`,
    severity: 'error',
    from: { path: src([name]) },
    to: { path: '^packages/', pathNot: src([name, ...allowed(name, level)]) },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycle',
      comment: 'files that need each other, be it for a type, are one file or three',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-cycle-of-rooms',
      comment: 'topic folders of a package do not need each other in a ring',
      severity: 'error',
      scope: 'folder',
      from: { path: '^packages/[^/]+/src/' },
      to: { circular: true },
    },
    {
      name: 'node-only-in-the-command-line-and-engines',
      comment: 'all but the command line and the engines runs in browsers, workers, Deno and Bun',
      severity: 'error',
      from: {
        path: '^packages/[^/]+/src/',
        pathNot: '^packages/(cli|testkit|engine-[^/]+|spark-connect-lite)/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'plotting-library-in-its-leaf',
      comment: 'a plotting library is a peer of one adapter and of no other package',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '^packages/(plot-[^/]+|cli)/' },
      to: { path: 'node_modules/(@observablehq/plot|vega|vega-lite|echarts|plotly)' },
    },
    {
      name: 'by-name-only',
      comment: 'another package, and the docs, are reached by the name of a package',
      severity: 'error',
      from: { path: '^(packages/([^/]+)|docs)/(?!test/)' },
      to: {
        path: '^packages/',
        pathNot: ['^packages/$2/', '^packages/cli/sample/'],
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'testkit-in-tests-only',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '^packages/testkit/' },
      to: { path: '^packages/testkit/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|site|node_modules/(?!@|vega|echarts|plotly)|reports)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['@bits-per-sample/source', 'import', 'types'],
      exportsFields: ['exports'],
    },
  },
};

// for scripts/graph.mjs; no option of the tool
Object.defineProperty(module.exports, 'layers', { value: layers });
