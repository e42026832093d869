import { renderHtml, report } from '@bits-per-sample/report';
import * as Plot from '@observablehq/plot';

const r = await report(
  new File(['{"id":"a","c":1,"n":4}\n{"id":"b","c":4,"n":4}\n'], 'counts.jsonl'),
);
document.getElementById('here').innerHTML = await renderHtml(r, { Plot, document });
console.log(JSON.stringify({ groups: r.groups.total, live: r.groups.live }));
console.log('done');
