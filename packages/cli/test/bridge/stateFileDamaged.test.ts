import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/usageError.ts';
import { pool } from '../support/curriculumServer.ts';
import { ask, killed, look, observe, open } from './openState.ts';

describe('the state file, damaged', () => {
  const flipped = (bytes: Buffer, bit: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3]! ^= 1 << (bit & 7);
    return copy;
  };

  it('is refused whatever bit of it is flipped, in words', () => {
    const { state: path } = pool(1);
    const state = open(path, 1);
    state.move(ask('a0'));
    const copy = killed(path);
    const whole = readFileSync(copy);
    const every = process.env.SLOW === '1' ? 1 : 23;
    for (let bit = 0; bit < whole.length * 8 - 8; bit += every) {
      writeFileSync(copy, flipped(whole, bit));
      expect(() => open(copy), `bit ${bit}`).toThrow(UsageError);
    }
    writeFileSync(copy, whole);
    open(copy).close();
    state.close();
  });

  it('refuses damage in the last line of the journal, which was answered', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    state.move(ask());
    const copy = killed(path);
    const whole = readFileSync(`${copy}.journal`);
    const last = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let bit = last * 8; bit < (whole.length - 1) * 8; bit += 17) {
      writeFileSync(`${copy}.journal`, flipped(whole, bit));
      expect(() => open(copy), `bit ${bit}`).toThrow(UsageError);
    }
    state.close();
  });

  it('notices a journal that was deleted or cut at the end of a line', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const short = readFileSync(`${path}.journal`).length;
    state.move(ask());
    for (const damage of [
      (copy: string) => unlinkSync(`${copy}.journal`),
      (copy: string) => truncateSync(`${copy}.journal`, short),
    ]) {
      const copy = killed(path);
      copyFileSync(`${path}.count`, `${copy}.count`);
      damage(copy);
      expect(() => open(copy)).toThrow(/2 requests were answered, state and journal hold [01];/);
      unlinkSync(`${copy}.count`);
      open(copy).close();
    }
    const copy = killed(path);
    copyFileSync(`${path}.count`, `${copy}.count`);
    open(copy).close();
    expect(existsSync(`${copy}.count`)).toBe(false);
    state.close();
  });

  it('survives a journal cut anywhere in its last line, and goes on', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const before = look(state);
    const whole = readFileSync(`${path}.journal`).length;
    state.move(observe({ ticket: 'run:0', policyVersion: 0, rewards: [1] }));
    const after = look(state);
    const full = readFileSync(`${path}.journal`).length;
    // every byte in the slow suite
    const step = process.env.SLOW === '1' ? 1 : 11;
    const cuts = Array.from({ length: full - whole + 1 }, (_, i) => whole + i);
    for (const length of cuts.filter((at, i) => i % step < 1 || i === 1 || at >= full - 1)) {
      const copy = killed(path);
      truncateSync(`${copy}.journal`, length);
      const again = open(copy, 100);
      expect(look(again)).toBe(length === full ? after : before);
      expect(again.recovered.torn).toBe(length > whole && length < full);
      again.move(ask());
      const third = open(killed(copy), 100);
      expect(look(third)).toBe(look(again));
      again.close();
      third.close();
    }
    state.close();
  });

  it('a last line of zeros, as a full disk or a power cut leaves it, is torn too', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const copy = killed(path);
    appendFileSync(`${copy}.journal`, `${'\0'.repeat(64)}\n`);
    const again = open(copy);
    expect(again.recovered).toEqual({ requests: 1, torn: true });
    expect(look(again)).toBe(look(state));
    again.close();
    state.close();
  });

  it('damage with more after it is refused, not skipped', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    state.move(ask());
    const copy = killed(path);
    const text = readFileSync(`${copy}.journal`, 'utf8');
    writeFileSync(`${copy}.journal`, text.replace('"groups":2', '"groups":3'));
    expect(() => open(copy)).toThrow(/damaged at byte 0/);
    expect(existsSync(`${copy}.lock`)).toBe(false);
    state.close();
  });

  it('a journal whose state is gone is not thrown away', () => {
    const { state: path } = pool(1);
    const state = open(path, 100);
    state.move(ask());
    const copy = killed(path);
    unlinkSync(copy);
    expect(() => open(copy)).toThrow(/is gone, but its journal is there/);
    unlinkSync(`${copy}.journal`);
    open(copy).close();
    state.close();
  });
});
