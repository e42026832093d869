// node sizes.ts          writes what imports weigh into guides/sizes.md
// node sizes.ts --check  says when that has changed by more than a tenth
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const scope = '@bits-per-sample/';
const imports: readonly (readonly [names: string, from: string])[] = [
  ['binaryEntropy', 'info'],
  ['noisyVerifierInformation', 'info'],
  ['passRateMixture', 'info'],
  ['*', 'info'],
  ['rlooSignalToNoise', 'variance'],
  ['gradientNoiseScale', 'variance'],
  ['*', 'variance'],
  ['passAtK', 'capability'],
  ['*', 'capability'],
  ['curriculum, goldilocks', 'curriculum'],
  ['*', 'curriculum'],
  ['readLog', 'logs'],
  ['fold, moments', 'core'],
  ['*', 'core'],
  ['degeneracyFigure', 'figures'],
  ['*', 'figures'],
  ['report', 'report'],
  ['*', 'report'],
  ['toObservablePlot', 'plot-observable'],
  ['toVegaLite', 'plot-vega-lite'],
  ['toECharts', 'plot-echarts'],
  ['toPlotly', 'plot-plotly'],
];

/** Bytes of the import with all that it needs of this family, minified and packed with gzip. */
async function weigh(names: string, from: string): Promise<number> {
  const what = names === '*' ? '*' : `{ ${names} }`;
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('/entry') ? `${import.meta.dirname}/entry.js` : null),
        load: (id) => (id.endsWith('/entry.js') ? `export ${what} from '${scope}${from}';` : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: './entry', formats: ['es'] },
      rolldownOptions: { external: [/^(echarts|vega|vega-lite|plotly|@observablehq)/] },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  const chunks = bundle && 'output' in bundle ? bundle.output : [];
  const code = chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n');
  return gzipSync(code, { level: 9 }).length;
}

const guide = new URL('guides/sizes.md', import.meta.url);
const text = readFileSync(guide, 'utf8');
const before = new Map(
  [...text.matchAll(/^\| (`.*`) \| ([\d.]+) kB \|$/gm)].map(([, name, kB]) => [name, Number(kB)]),
);
const rows: string[] = [];
for (const [names, from] of imports) {
  const kB = (await weigh(names, from)) / 1000;
  const name = names === '*' ? `\`${scope}${from}\`` : `\`{ ${names} }\` of \`${scope}${from}\``;
  const known = before.get(name) ?? NaN;
  if (!(Math.abs(kB - known) <= 0.2 + 0.1 * known) && process.argv.includes('--check')) {
    console.error(`guides/sizes.md: ${name} is ${kB.toFixed(1)} kB, not ${known}: node sizes.ts`);
    process.exitCode = 1;
  }
  rows.push(`| ${name} | ${kB.toFixed(1)} kB |`);
}
if (!process.argv.includes('--check')) {
  const table = ['| import | weighs |', '|---|--:|', ...rows].join('\n');
  writeFileSync(
    guide,
    text.replace(/\| import[\s\S]*?\n(?!\|)/, () => `${table}\n`),
  );
}
