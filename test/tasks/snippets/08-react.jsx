import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { report, reportFigures } from '@bits-per-sample/report';
import * as Plot from '@observablehq/plot';
import { createRoot } from 'react-dom/client';

const figures = await reportFigures(await report(await fetch('/run.jsonl')), {
  width: innerWidth - 40,
});
const draw =
  ({ figure }) =>
  (node) =>
    node?.replaceChildren(
      toObservablePlot(figure, { Plot, document, width: innerWidth - 40 }).output,
    );
const Pictures = () =>
  figures.map((one) => <figure key={one.name} style={{ margin: '12px' }} ref={draw(one)} />);
createRoot(document.getElementById('here')).render(<Pictures />);
setTimeout(() => console.log('done'), 500);
