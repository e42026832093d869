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
  ['worse', 'trends'],
  ['*', 'trends'],
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

/** Bytes, minified and packed with gzip: what an import brings at once, and what it loads on use. */
async function weigh(names: string, from: string): Promise<{ atOnce: number; onUse: number }> {
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
  const code = new Map(
    chunks.flatMap((chunk) => ('code' in chunk ? [[chunk.fileName, chunk]] : [])),
  );
  const atOnce = new Set(
    chunks.flatMap((chunk) => ('isEntry' in chunk && chunk.isEntry ? [chunk.fileName] : [])),
  );
  for (const name of atOnce)
    for (const file of code.get(name)?.imports ?? []) if (code.has(file)) atOnce.add(file);
  const packed = (keep: (name: string) => boolean): number => {
    const texts = [...code].flatMap(([name, chunk]) => (keep(name) ? [chunk.code] : []));
    return texts.length === 0 ? 0 : gzipSync(texts.join('\n'), { level: 9 }).length;
  };
  return { atOnce: packed((name) => atOnce.has(name)), onUse: packed((name) => !atOnce.has(name)) };
}

const guide = new URL('guides/sizes.md', import.meta.url);
const text = readFileSync(guide, 'utf8');
const before = new Map(
  [...text.matchAll(/^\| (`.*`) \| ([\d.]+) kB \| ([\d.]+ kB)? \|$/gm)].map(
    ([, name, ...kB]) => [name, kB.map((cell) => Number.parseFloat(cell ?? '0'))] as const,
  ),
);
const rows: string[] = [];
for (const [names, from] of imports) {
  const { atOnce, onUse } = await weigh(names, from);
  const kB = [atOnce / 1000, onUse / 1000];
  const name = names === '*' ? `\`${scope}${from}\`` : `\`{ ${names} }\` of \`${scope}${from}\``;
  const known = before.get(name) ?? [Number.NaN, Number.NaN];
  const moved = kB.some((now, i) => !(Math.abs(now - known[i]!) <= 0.2 + 0.1 * known[i]!));
  const [first = '', more = ''] = kB.map((now) => (now > 0 ? `${now.toFixed(1)} kB` : ''));
  if (moved && process.argv.includes('--check')) {
    console.error(
      `guides/sizes.md: ${name} is ${first} and ${more || 'nothing'} on use, not ${known.join(' and ')}: node sizes.ts`,
    );
    process.exitCode = 1;
  }
  rows.push(`| ${name} | ${first} | ${more} |`);
}
if (!process.argv.includes('--check')) {
  const table = ['| import | weighs | and loads on use |', '|---|--:|--:|', ...rows].join('\n');
  writeFileSync(
    guide,
    text.replace(/\| import[\s\S]*?\n(?!\|)/, () => `${table}\n`),
  );
}
