import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { report, reportFigures } from '@bits-per-sample/report';
import * as Plot from '@observablehq/plot';
import { createRoot } from 'react-dom/client';

const width = Math.min(innerWidth, 900) - 16;
const figures = await reportFigures(await report(await fetch('/run.jsonl')), { width });
const draw = (figure) => (node) =>
  node?.replaceChildren(toObservablePlot(figure, { Plot, document, width }).output);
createRoot(document.getElementById('here')).render(
  figures.map(({ name, figure }) => <div key={name} ref={draw(figure)} />),
);
setTimeout(() => console.log('done'), 500);
