import { describe, expect, it } from 'vitest';
import { fromResponse } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const line = '{"group":"a","reward":1}';
const response = (headers: Record<string, string>, url: string, ok = true) => ({
  ok,
  status: ok ? 200 : 404,
  url,
  body: new Blob([line]).stream(),
  headers: new Headers(headers),
});

describe('fromResponse', () => {
  it('reads what came, under the name of the address, with its step', async () => {
    const source = fromResponse(response({}, 'https://a.b/runs/step_12.jsonl?x=1#y'));
    expect(source.name).toBe('step_12.jsonl');
    const { tables } = await read(source);
    expect(column(tables, 'step')).toEqual([12]);
  });

  it('knows the size unless the body was packed on the way', () => {
    const length = { 'content-length': '24' };
    expect(fromResponse(response(length, 'a')).size).toBe(24);
    expect(fromResponse(response({ ...length, 'content-encoding': 'gzip' }, 'a')).size).toBe(
      undefined,
    );
    expect(fromResponse(response({}, 'a')).size).toBe(undefined);
  });

  it('is called log when nobody says, and takes a name', () => {
    expect(fromResponse(response({}, '')).name).toBe('log');
    expect(fromResponse(response({}, 'https://a.b/')).name).toBe('log');
    expect(fromResponse(response({}, 'https://a.b/%')).name).toBe('%');
    expect(fromResponse(response({}, ''), 'mine').name).toBe('mine');
  });

  it('refuses an answer that is no file, and takes one without a body as empty', async () => {
    expect(() => fromResponse(response({}, 'https://a.b/c.jsonl', false))).toThrow(
      'c.jsonl: expected a file, got status 404 of the server',
    );
    const { log } = await read(fromResponse({ ...response({}, 'a'), body: null }));
    expect(log.summary().rows).toBe(0);
  });
});
