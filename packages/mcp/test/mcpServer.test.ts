import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mcpServer } from '../src/mcpServer.ts';

const client = new Client({ name: 'test', version: '1' });
const logs: Readonly<Record<string, readonly object[]>> = {
  run: [
    { group: 'a', reward: 1, step: 1 },
    { group: 'a', reward: 0, step: 1 },
    { group: 'b', reward: 1, step: 1 },
    { group: 'b', reward: 1, step: 1 },
  ],
  other: [
    { task: 'a', right: 'pass' },
    { task: 'a', right: 'fail' },
  ],
  none: [],
};

beforeAll(async () => {
  const [one, other] = InMemoryTransport.createLinkedPair();
  const server = mcpServer({
    version: '1.2.3',
    async open(paths) {
      const unknown = paths.find((path) => logs[path] === undefined);
      if (unknown !== undefined) throw new Error(`${unknown}: no such log\u001b[31m`);
      return paths.flatMap((path) => logs[path]!);
    },
  });
  await Promise.all([server.connect(one), client.connect(other)]);
});
afterAll(() => client.close());

async function call(name: string, args: object): Promise<{ text: string; isError: boolean }> {
  const { content, isError = false } = await client.callTool({ name, arguments: { ...args } });
  const [{ text } = { text: '' }] = content as { text: string }[];
  return { text, isError: isError === true };
}

describe('the tools', () => {
  it('are four, read only, and say what they take', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['report', 'compare', 'inspect', 'plan']);
    for (const { annotations, inputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(description!.length).toBeGreaterThan(40);
      const { properties } = inputSchema.properties!.options as { properties: object };
      expect(Object.values(properties).every(({ description: told }) => told.length > 0)).toBe(
        true,
      );
    }
    // a client reads all of it in every session
    expect(JSON.stringify(tools).length).toBeLessThan(40_000);
    expect(client.getServerVersion()).toMatchObject({ name: 'bits-per-sample', version: '1.2.3' });
  });

  it('report gives the page as text, or every number', async () => {
    const page = await call('report', { paths: ['run'] });
    expect(page).toMatchObject({ isError: false });
    expect(page.text).toMatch(/^#/);
    const { text } = await call('report', { paths: ['run'], form: 'json' });
    expect(JSON.parse(text)).toMatchObject({
      rollouts: 4,
      groups: { live: 1, solved: 1, failed: 0 },
    });
  });

  it('options have the names of the library', async () => {
    const asked = { paths: ['other'], options: { group: 'task', reward: ['right'] }, form: 'json' };
    expect(JSON.parse((await call('report', asked)).text)).toMatchObject({ rollouts: 2 });
    const none = await call('report', { ...asked, options: { groups: 'task' } });
    expect(none).toEqual({ isError: true, text: 'there is no option groups; did you mean group?' });
  });

  it('inspect says how a log is read', async () => {
    expect((await call('inspect', { paths: ['run'] })).text).toContain('groups   2 of 2');
    const [one] = JSON.parse((await call('inspect', { paths: ['run'], form: 'json' })).text);
    expect(one).toMatchObject({ format: 'rollouts', groups: 2 });
  });

  it('compare and plan answer', async () => {
    const compared = await call('compare', { base: 'run', trained: 'run', form: 'json' });
    expect(compared.isError ? compared.text : JSON.parse(compared.text)).toMatchObject({
      schema: 'bits-per-sample/comparison/1',
    });
    const planned = await call('plan', { paths: ['run'], options: { model: 8e9, against: 'run' } });
    expect(planned).toMatchObject({ isError: false });
    expect(planned.text).toMatch(/^#/);
  });

  it.each([
    ['report', { paths: ['nowhere'] }, 'nowhere: no such log'],
    ['report', { paths: ['none'] }, /no row/],
    ['report', { paths: ['run'], options: { level: 2 } }, /level/],
    ['compare', { base: 'run', trained: 'nowhere' }, 'nowhere: no such log'],
    ['compare', { base: 'run', trained: 'other', options: { training: 'nowhere' } }, 'nowhere'],
    ['plan', { paths: ['run'], prices: { currency: 5 } }, /prices/],
    ['report', { paths: 'run' }, /paths/],
    ['report', {}, /paths/],
  ] as const)('%s %j is refused in words', async (name, args, words) => {
    const { text, isError } = await call(name, args);
    expect(isError).toBe(true);
    expect(text).toMatch(words);
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/ at .*\.ts:/);
  });
});
