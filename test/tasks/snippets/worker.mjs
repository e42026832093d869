import { report } from '@bits-per-sample/report';

addEventListener('message', async ({ data }) => postMessage(await report(data)));
