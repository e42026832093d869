import { fileURLToPath } from 'node:url';
import { describeFetched, venvFetched } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { python } from './support/python.ts';

const path = fileURLToPath(new URL('../../docs/notebooks/report.ipynb', import.meta.url));
const jupyter = await venvFetched('nbclient==0.11.0', ['ipykernel==7.4.0']);

describeFetched('the notebook for Jupyter', jupyter, (venv) => {
  // `vitest -u` stores what a changed report says, once the command line was built
  it('runs, and stores what execution gives', { timeout: 300_000 }, async () => {
    const [executed] = await python<{ notebook: string }>('notebook.py', [path], {
      python: venv.python,
    });
    const { notebook } = executed!;
    // counted with Python in the sample: 280 groups have both rewards, 183 of them at step 750
    expect(notebook).toContain('| groups that are live | 183 | 280 |');
    expect(notebook.match(/"image\/svg\+xml"/g)).toHaveLength(2);
    await expect(notebook).toMatchFileSnapshot(path);
  });
});
