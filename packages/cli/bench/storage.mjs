// What keeps a curriculum safest and cheapest: the state with its journal, or SQLite (WAL, full sync)?
// node packages/cli/bench/storage.mjs [requests] [megabytes of state]; needs Node 22.13 or later for node:sqlite.
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [requests = 2000, megabytes = 20] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'storage-'));
const entry = JSON.stringify({
  n: 1,
  move: { op: 'observe', outcomes: 'x'.repeat(1500) },
  answer: 'y',
});
const state = 'z'.repeat(megabytes << 20);

const time = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const row = (name, times) => {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(2).padStart(9);
  console.log(`${name.padEnd(34)}${at(0.5)} ms ${at(0.99)} ms`);
};

function journal() {
  const file = openSync(join(folder, 'journal'), 'a');
  const times = Array.from({ length: requests }, () =>
    time(() => {
      writeSync(file, `${entry}\n`);
      fsyncSync(file);
    }),
  );
  closeSync(file);
  return times;
}

function snapshot() {
  return Array.from({ length: 10 }, () =>
    time(() => {
      const file = openSync(join(folder, 'state.tmp'), 'w');
      writeSync(file, state);
      fsyncSync(file);
      closeSync(file);
      renameSync(join(folder, 'state.tmp'), join(folder, 'state'));
    }),
  );
}

const database = new DatabaseSync(join(folder, 'run.sqlite'));
database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
database.exec(
  'CREATE TABLE moves (n INTEGER PRIMARY KEY, entry TEXT); CREATE TABLE state (id INTEGER PRIMARY KEY, text TEXT);',
);
const insert = database.prepare('INSERT INTO moves (entry) VALUES (?)');
const replace = database.prepare('INSERT OR REPLACE INTO state VALUES (1, ?)');
const rows = () => Array.from({ length: requests }, () => time(() => insert.run(entry)));
const whole = () =>
  Array.from({ length: 10 }, () =>
    time(() => {
      database.exec('BEGIN');
      replace.run(state);
      database.exec('DELETE FROM moves; COMMIT');
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    }),
  );

console.log(
  `${requests} requests of ${(entry.length / 1000).toFixed(1)} kB, a state of ${megabytes} MB${' '.repeat(6)}median      99 %`,
);
row('journal: append and sync', journal());
row('SQLite: insert, WAL, full sync', rows());
row('state: write, sync, rename', snapshot());
row('SQLite: replace state, checkpoint', whole());
database.close();
const size = (name) => `${(statSync(join(folder, name)).size / 2 ** 20).toFixed(0)} MB`;
console.log(`on disk: state and journal ${size('state')}, SQLite ${size('run.sqlite')}`);
