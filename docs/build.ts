// node build.ts  puts into the site what its pages compute with: scripts, pictures, the sample
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.ts';
import { claimPage, drawClaims } from './drawClaims.ts';
import { fiveNumbers, sampleLog } from './fiveNumbers.ts';
import { galleryIndex } from './gallery.ts';
import { searchPages } from './searchPages.ts';

const here = (path: string) => new URL(path, import.meta.url);
const assets = here('site/assets/pages/');
mkdirSync(assets, { recursive: true });
const write = (name: string, content: string) => writeFileSync(new URL(name, assets), content);

write(
  'explore.js',
  await bundle(new URL('./pages/explore/main.ts', import.meta.url), { name: 'explore' }),
);
write(
  'report.js',
  await bundle(new URL('./pages/report/main.ts', import.meta.url), { name: 'report' }),
);
const worker = await bundle(new URL('./pages/claims/worker.ts', import.meta.url), {
  name: 'claimWorker',
});
write(
  'claims.js',
  await bundle(new URL('./pages/claims/main.ts', import.meta.url), {
    name: 'claims',
    define: { CLAIM_WORKER: JSON.stringify(worker) },
  }),
);
const sample = gzipSync(readFileSync(sampleLog), { level: 9 });
write('sample.js', `bitsPerSampleLog='${sample.toString('base64')}'\n`);

write(
  'gallery.js',
  await bundle(new URL('./pages/gallery/main.ts', import.meta.url), { name: 'gallery' }),
);
for (const name of ['vegaLite', 'echarts', 'plotly']) {
  const entry = new URL(`./pages/gallery/adapters/${name}.ts`, import.meta.url);
  write(`${name}.js`, await bundle(entry, { name: `gallery_${name}` }));
}
const gallery = readFileSync(here('site/documents/Gallery.html'), 'utf8');
fill('documents/Gallery.html', 'gallery-index', galleryIndex(gallery));
for (const [id, picture] of drawClaims(here('site/assets/claims/'), '../assets/claims/'))
  fill(claimPage(id), 'claim-picture', picture);
fill('index.html', 'five', await fiveNumbers());

// last, when all pages are filled; TypeDoc's own index knows names only
const search = new URL('../search.js', assets);
writeFileSync(
  search,
  await bundle(new URL('./pages/search/main.ts', import.meta.url), { name: 'search' }),
);
const pages = gzipSync(JSON.stringify(searchPages(here('site/'))), { level: 9 });
writeFileSync(new URL('../searchPages.js', assets), `searchPages='${pages.toString('base64')}'\n`);
console.log(`search: ${(pages.length / 1000).toFixed(0)} kB packed`);

/** Puts what was made between a page's markers. */
function fill(page: string, id: string, html: string): void {
  const file = here(`site/${page}`);
  const text = readFileSync(file, 'utf8');
  const filled = text.replace(
    new RegExp(`<div id="${id}">[\\s\\S]*<!--${id}-->`),
    () => `<div id="${id}">${html}</div><!--${id}-->`,
  );
  if (filled === text && !text.includes(html)) throw new Error(`${page} has no place for ${id}`);
  writeFileSync(file, filled);
}
