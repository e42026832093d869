import { report, toJson } from '@bits-per-sample/report';
import fastify from 'fastify';

const app = fastify();
app.post('/report', async (request) => toJson(await report(request.body)));
const rows = [1, 0, 0, 1].map((reward) => ({ group: 'a', reward }));
const { body } = await app.inject({ method: 'POST', url: '/report', payload: rows });
console.log(JSON.stringify({ rollouts: JSON.parse(body).rollouts }));
