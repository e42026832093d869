import { fileURLToPath } from 'node:url';
import { describeFetched, venvFetched } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { python } from './support/python.ts';

const notebook = fileURLToPath(new URL('../../docs/notebooks/report.ipynb', import.meta.url));
const jupyter = await venvFetched('nbclient==0.11.0', ['ipykernel==7.4.0']);

describeFetched('the notebook for Jupyter', jupyter, (venv) => {
  // what it stores is refreshed by: python test/python/notebook.py ../docs/notebooks/report.ipynb --write
  it('runs, and stores what execution gives', { timeout: 300_000 }, async () => {
    const [happened] = await python('notebook.py', [notebook], { python: venv.python });
    expect(happened).toEqual({
      executed: 6,
      changed: [],
      kinds: ['image/svg+xml', 'text/markdown', 'text/plain'],
    });
  });
});
