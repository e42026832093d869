import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoLog } from '../support/logFile.ts';
import { printed } from '../support/runHere.ts';

const above = mkdtempSync(join(tmpdir(), 'mcp-'));
const folder = mkdtempSync(join(above, 'root-'));
copyFileSync(demoLog, join(folder, 'run.jsonl'));
writeFileSync(join(above, 'secret.jsonl'), '{"group":"secret","reward":1}\n');
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const client = new Client({ name: 'test', version: '1' });

beforeAll(() =>
  client.connect(
    new StdioClientTransport({ command: process.execPath, args: [main, 'mcp'], cwd: folder }),
  ),
);
afterAll(() => client.close());

async function text(name: string, args: Record<string, unknown>): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  return `${isError === true ? 'refused: ' : ''}${(content as { text: string }[])[0]!.text}`;
}

it('a client that starts the tool gets the report that the command line prints', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['report', 'compare', 'inspect', 'plan']);
  const told = JSON.parse(await text('report', { paths: ['run.jsonl'], form: 'json' }));
  const { bits, groups } = JSON.parse(await printed('report', join(folder, 'run.jsonl'), '--json'));
  expect(told).toMatchObject({ rollouts: 6496, bits, groups });
});

it('two parts of one log are compared, and a run is planned', async () => {
  const sides = { base: 'run.jsonl', trained: 'run.jsonl', form: 'json' };
  const options = { baseUntil: 610, trainedSince: 750 };
  expect(JSON.parse(await text('compare', { ...sides, options }))).toMatchObject({
    schema: 'bits-per-sample/comparison/1',
  });
  expect(await text('plan', { paths: ['.'], options: { model: 8e9 } })).toMatch(/^#/);
});

it.each(['../secret.jsonl', join(above, 'secret.jsonl'), '../*.jsonl'])(
  'nothing outside of the folder is read: %s',
  async (path) => {
    for (const name of ['report', 'inspect', 'plan'])
      expect(await text(name, { paths: [path] })).toMatch(/^refused: .*outside of the folder/);
    expect(await text('compare', { base: 'run.jsonl', trained: path })).toMatch(/^refused: /);
    const hidden = { paths: ['run.jsonl'], options: { against: path } };
    expect(await text('plan', hidden)).toMatch(/^refused: .*outside of the folder/);
  },
);

it('nothing is written', () => {
  expect(readdirSync(folder)).toEqual(['run.jsonl']);
});
