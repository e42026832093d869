// node build.ts  puts into the site what its pages compute with: scripts, pictures, the sample
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundle } from './bundle.ts';

const assets = new URL('site/assets/pages/', import.meta.url);
mkdirSync(assets, { recursive: true });
const write = (name: string, content: string) => writeFileSync(new URL(name, assets), content);

write(
  'explore.js',
  await bundle(new URL('./pages/explore/main.ts', import.meta.url), { name: 'explore' }),
);
