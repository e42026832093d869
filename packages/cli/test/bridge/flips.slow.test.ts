import { readFileSync, writeFileSync } from 'node:fs';
import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { UsageError } from '../../src/usageError.ts';
import { pool } from '../support/curriculumServer.ts';
import { ask, look, observe, open } from './openState.ts';

const FILES = ['', '.journal', '.count', '.lock'];

it('2 000 flipped bits over all files of a killed server are refused or healed, never silent', () => {
  const { state: path } = pool(1);
  const state = open(path, 6);
  for (let i = 0; i < 20; i++) {
    state.move(ask(`k${i}`));
    state.move(observe({ ticket: `run:${2 * i}`, policyVersion: 0, rewards: [1, 0, 1] }));
  }
  const acknowledged = look(state);
  const files = FILES.map((end) => ({ end, bytes: readFileSync(path + end) }));
  const bits = files.flatMap(({ end, bytes }) => ({ end, bits: bytes.length * 8 }));
  const rng = createRng(17);
  const seen = { refused: 0, healed: 0, others: 0 };
  const { state: copy } = pool(1);
  for (let i = 0; i < 2000; i++) {
    // every file as often, whatever its length
    const { end, bits: length } = bits[i % bits.length]!;
    const bit = Math.floor(rng.next() * length);
    for (const { end: one, bytes } of files) {
      const damaged = Buffer.from(bytes);
      if (one === end) damaged[bit >> 3]! ^= 1 << (bit & 7);
      writeFileSync(copy + one, damaged);
    }
    // this process is the one that holds the lock of the copy; a lock that is whole stands in nobody's way
    const lock = readFileSync(`${copy}.lock`, 'utf8');
    if (lock === readFileSync(`${path}.lock`, 'utf8')) writeFileSync(`${copy}.lock`, gone(lock));
    else writeFileSync(`${copy}.lock`, lock.replace(`"pid":${process.pid}`, '"pid":4194304'));
    try {
      const again = open(copy, 6);
      const same = look(again) === acknowledged;
      again.close();
      seen[same ? 'healed' : 'others']++;
      if (!same) console.error(`${end || 'state'}: bit ${bit}`);
    } catch (error) {
      expect(error, `${end || 'state'}: bit ${bit}`).toBeInstanceOf(UsageError);
      expect((error as Error).message).toMatch(/^\S+: /);
      seen.refused++;
    }
  }
  state.close();
  console.info(JSON.stringify(seen));
  expect(seen.others).toBe(0);
  expect(seen.refused).toBeGreaterThanOrEqual(1400);
});

/** A lock as a process leaves it that is no more. */
const gone = (lock: string): string => lock.replace(/"pid":\d+/, '"pid":4194304');
