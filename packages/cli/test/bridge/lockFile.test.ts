import { fork, spawn } from 'node:child_process';
import { existsSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { lockFile } from '../../src/bridge/lockFile.ts';
import { pool } from '../support/curriculumServer.ts';
import { ask, open } from './openState.ts';

describe('the lock', () => {
  it('is held by one, and given back', () => {
    const path = `${pool(1).state}.lock`;
    const lock = lockFile(path);
    expect(() => lockFile(path)).toThrow(/process \d+ holds the state/);
    lock.check();
    lock.release();
    expect(existsSync(path)).toBe(false);
    lockFile(path).release();
  });

  it('of a dead process is taken over', async () => {
    const path = `${pool(1).state}.lock`;
    const child = fork('-e', [], { execArgv: ['-e', '0'] });
    await new Promise((done) => child.on('exit', done));
    writeFileSync(path, JSON.stringify({ pid: child.pid, host: hostname(), started: null }));
    const lock = lockFile(path);
    expect(readFileSync(path, 'utf8')).toContain(`"pid":${process.pid},`);
    lock.release();
  });

  it('of a process whose number went to another is taken over', () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    lockFile(path).release();
  });

  it('of a dead process is taken over by one of many that try at once', async () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    const script = `
      const { lockFile } = await import(${JSON.stringify(new URL('../../src/bridge/lockFile.ts', import.meta.url).href)});
      process.once('message', () => {
        let lock;
        try { lock = lockFile(process.argv[1]); } catch {}
        process.once('message', () => {
          let held = lock !== undefined;
          try { lock?.check(); } catch { held = false; }
          process.send(held);
        });
        process.send(lock ? 'got' : 'refused');
      });
      process.send('ready');`;
    const children = Array.from({ length: 5 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script, path], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    const said = () =>
      Promise.all(children.map((child) => new Promise((done) => child.once('message', done))));
    const tell = async (): Promise<unknown[]> => {
      const answers = said();
      for (const child of children) child.send('go');
      return answers;
    };
    await said();
    expect((await tell()).filter((word) => word === 'got').length).toBeGreaterThanOrEqual(1);
    expect((await tell()).filter((held) => held === true)).toHaveLength(1);
  });

  it('of another host, or unreadable, is left alone', () => {
    const path = `${pool(1).state}.lock`;
    writeFileSync(path, JSON.stringify({ pid: 1, host: 'elsewhere', started: null }));
    expect(() => lockFile(path)).toThrow(/process 1 on elsewhere/);
    writeFileSync(path, '');
    expect(() => lockFile(path)).toThrow(/somebody holds/);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('stops a server that lost it before it writes', () => {
    const { state: path } = pool(1);
    const state = open(path);
    state.move(ask());
    const journal = readFileSync(`${path}.journal`, 'utf8');
    unlinkSync(`${path}.lock`);
    const thief = lockFile(`${path}.lock`);
    expect(() => state.move(ask())).toThrow(/another process took the lock/);
    expect(readFileSync(`${path}.journal`, 'utf8')).toBe(journal);
    state.close();
    thief.check();
    thief.release();
  });
});
