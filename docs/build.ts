// node build.ts  puts into the site what its pages compute with: scripts, pictures, the sample
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.ts';

const here = (path: string) => new URL(path, import.meta.url);
const assets = here('site/assets/pages/');
mkdirSync(assets, { recursive: true });
const write = (name: string, content: string) => writeFileSync(new URL(name, assets), content);

write('explore.js', await bundle(here('./pages/explore/main.ts'), { name: 'explore' }));
write(
  'report.js',
  await bundle(here('./pages/report/main.ts'), {
    name: 'report',
    instead: {
      '/cli/src/io/fileSource.ts': here('./pages/report/droppedFiles.ts'),
      '/cli/src/io/listFiles.ts': here('./pages/report/droppedFiles.ts'),
      '/cli/src/io/drawFigure.ts': here('./pages/report/drawFigure.ts'),
    },
  }),
);
const sample = gzipSync(readFileSync(here('../packages/cli/sample/rollouts.jsonl')), { level: 9 });
write('sample.js', `bitsPerSampleLog='${sample.toString('base64')}'\n`);
