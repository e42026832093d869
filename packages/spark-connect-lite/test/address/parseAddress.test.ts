import { describe, expect, it } from 'vitest';
import { parseAddress, SparkConnectError } from '../../src/index.ts';

describe('parseAddress', () => {
  it('reads every part', () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef';
    const text = `sc://spark.example:443/;use_ssl=true;token=a%3Db;user_id=me;user_agent=mine;session_id=${id};x-cluster=c;`;
    expect(parseAddress(text)).toEqual({
      host: 'spark.example',
      port: 443,
      tls: true,
      userId: 'me',
      sessionId: id,
      userAgent: 'spark-connect-lite mine',
      headers: { authorization: 'Bearer a=b', 'x-cluster': 'c' },
    });
  });

  it.each([
    ['sc://h', 'h', 15002],
    ['sc://h/', 'h', 15002],
    ['sc://h:80', 'h', 80],
    ['sc://127.0.0.1:1/;', '127.0.0.1', 1],
    ['sc://[::1]:15003/', '[::1]', 15003],
  ])('%s', (text, host, port) => {
    expect(parseAddress(text)).toMatchObject({ host, port, tls: false, headers: {} });
  });

  it('a token to another machine is encrypted, whatever is said', () => {
    const remote = 'sc://spark.example/;use_ssl=false';
    expect(parseAddress(remote).tls).toBe(false);
    expect(parseAddress(`${remote};token=t`).tls).toBe(true);
    expect(parseAddress(remote, { token: 't' }).tls).toBe(true);
    expect(parseAddress(remote, { headers: { Authorization: 'Basic x' } }).tls).toBe(true);
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
      expect(parseAddress(`sc://${host}/;token=t`).tls).toBe(false);
    for (const host of ['localhost.example', '127.0.0.1.example', '0.0.0.0'])
      expect(parseAddress(`sc://${host}/;token=t`).tls).toBe(true);
  });

  it('the token of the address is taken before that of the options, a header before both', () => {
    const headers = (text: string, options: Parameters<typeof parseAddress>[1]) =>
      parseAddress(text, options).headers.authorization;
    expect(headers('sc://h/;token=a', { token: 'b' })).toBe('Bearer a');
    expect(headers('sc://h/;token=a', { headers: { authorization: 'x' } })).toBe('x');
  });

  it('a line break behind a token, as files have it, is none of it', () => {
    expect(parseAddress('sc://h', { token: 'a\n' }).headers).toEqual({ authorization: 'Bearer a' });
  });

  it.each([
    '',
    'secret',
    'http://secret:15002',
    'sc://',
    'sc://user:secret@h',
    'sc://h?token=secret',
    'sc://h/;secret',
    'sc://h/;token=%zz-secret',
    'sc://h/;use_ssl=secret',
    'sc://h/;session_id=secret',
    'sc://h/;x-a=sécret',
    'sc://h/;x a=secret',
    'sc://h/;token=a%0asecret',
    'sc://h:secret',
    'sc://h:99999/;token=secret',
  ])('refuses %s without repeating it', (text) => {
    let thrown: unknown;
    try {
      parseAddress(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SparkConnectError);
    expect((thrown as SparkConnectError).condition).toBe('ADDRESS');
    for (let at = thrown; at instanceof Error; at = at.cause)
      expect(at.message).not.toMatch(/s[eé]cret|99999/);
  });
});
