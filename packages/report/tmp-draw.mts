import { writeFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { samples } from '../figures/test/samples.ts';
import { themes, resolveFigure } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
const { document } = parseHTML('<html></html>');
const f = samples.find(f=>f.id==='run-over-time')!;
console.log(f.alt); console.log(resolveFigure(f).warnings);
for (const t of ['light','dark'] as const) for (const w of [680,350]) {
  const {subtitle, caption, ...rest}=f; const fig = w===350?{...rest,size:{width:350,height:280}}:f;
  writeFileSync(`/tmp/w/html14-fig-${t}-${w}.svg`, toObservablePlot(fig as any,{Plot,document,theme:themes[t]}).output.outerHTML);
}
