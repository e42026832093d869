// node sizes.ts          writes what imports weigh into guides/sizes.md
// node sizes.ts --check  says when that has changed by more than a tenth
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
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

/** Bytes that reading plain JSON lines in a page may load, packed. */
const MOST_BY_LINES = 16_600;

/** A file of a bundle. */
interface Chunk {
  readonly code: string;
  readonly isEntry: boolean;
  /** Files that are loaded with it. */
  readonly imports: readonly string[];
}

/** What a bundler makes of a module that exports some names: its files, minified. */
async function bundled(names: string, from: string): Promise<ReadonlyMap<string, Chunk>> {
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
  return new Map(chunks.flatMap((chunk) => ('code' in chunk ? [[chunk.fileName, chunk]] : [])));
}

/** Bytes of some files, packed with gzip. */
function packed(chunks: ReadonlyMap<string, Chunk>, keep: (name: string) => boolean): number {
  const texts = [...chunks].flatMap(([name, { code }]) => (keep(name) ? [code] : []));
  return texts.length === 0 ? 0 : gzipSync(texts.join('\n'), { level: 9 }).length;
}

/** What an import brings at once, and what it loads on use. */
async function weigh(names: string, from: string): Promise<{ atOnce: number; onUse: number }> {
  const chunks = await bundled(names, from);
  const atOnce = new Set([...chunks].flatMap(([name, { isEntry }]) => (isEntry ? [name] : [])));
  for (const name of atOnce)
    for (const file of chunks.get(name)?.imports ?? []) if (chunks.has(file)) atOnce.add(file);
  return {
    atOnce: packed(chunks, (name) => atOnce.has(name)),
    onUse: packed(chunks, (name) => !atOnce.has(name)),
  };
}

/** What has been loaded when plain JSON lines were read to their end: each file tells of itself. */
async function loadedByLines(): Promise<number> {
  const chunks = await bundled('readLog, fromText', 'logs');
  const loaded = new Set<string>();
  Object.assign(globalThis, { loaded });
  const folder = mkdtempSync(`${tmpdir()}/sizes-`);
  try {
    let entry = '';
    for (const [name, { code, isEntry }] of chunks) {
      writeFileSync(`${folder}/${name}`, `globalThis.loaded.add('${name}');\n${code}`);
      if (isEntry) entry = name;
    }
    writeFileSync(`${folder}/package.json`, '{"type":"module"}');
    const { readLog, fromText } = (await import(
      pathToFileURL(`${folder}/${entry}`).href
    )) as typeof import('@bits-per-sample/logs');
    const rows = Array.from({ length: 64 }, (_, i) => ({
      group: `g${i >> 3}`,
      reward: i % 3 === 0 ? 1 : 0,
      step: i >> 5,
    }));
    const log = await readLog(fromText(rows.map((row) => JSON.stringify(row)).join('\n')));
    for await (const table of log.tables) if (table.rowCount !== rows.length) throw new Error();
    log.summary();
  } finally {
    rmSync(folder, { recursive: true });
  }
  return packed(chunks, (name) => loaded.has(name));
}

const guide = new URL('guides/sizes.md', import.meta.url);
const text = readFileSync(guide, 'utf8');
const before = new Map(
  [...text.matchAll(/^\| (`.*`) \| ([\d.]+) kB \| ([\d.]+ kB)? \|$/gm)].map(
    ([, name, ...kB]) => [name, kB.map((cell) => Number.parseFloat(cell ?? '0'))] as const,
  ),
);
const rows: string[] = [];
function tell(name: string, atOnce: number, onUse: number): void {
  const kB = [atOnce / 1000, onUse / 1000];
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
for (const [names, from] of imports) {
  const { atOnce, onUse } = await weigh(names, from);
  const name = names === '*' ? `\`${scope}${from}\`` : `\`{ ${names} }\` of \`${scope}${from}\``;
  tell(name, atOnce, onUse);
  if (names !== 'readLog') continue;
  const loaded = await loadedByLines();
  tell('`readLog` with all that it loads for plain JSON lines of `group, reward, step`', loaded, 0);
  if (loaded > MOST_BY_LINES) {
    console.error(`plain JSON lines load ${loaded} bytes, more than ${MOST_BY_LINES}`);
    process.exitCode = 1;
  }
}
if (!process.argv.includes('--check')) {
  const table = ['| import | weighs | and loads on use |', '|---|--:|--:|', ...rows].join('\n');
  writeFileSync(
    guide,
    text.replace(/\| import[\s\S]*?\n(?!\|)/, () => `${table}\n`),
  );
}
