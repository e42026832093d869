// node count.mjs > counts.json
//
// Counts what stands in every sample of a log of rollouts, from the raw files and without this
// project's code: groups by hand, H of every group's rate, sums of rewards. What is a group and what
// is a reward stands here a second time, in the words of the tools' own documentation.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateRawSync } from 'node:zlib';

const samples = new URL('../../../../logs/test/samples/', import.meta.url);
const logs = createRequire(new URL('../../../../logs/package.json', import.meta.url));
const { parquetReadObjects } = await import(logs.resolve('hyparquet'));
const fzstd = await import(logs.resolve('fzstd'));

/** JSON as Python writes it. */
const json = (text) =>
  JSON.parse(text.replace(/(?<=[:[,]\s*)(-?Infinity|NaN)(?=\s*[,}\]])/g, 'null'));
const lines = (text) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      try {
        return [json(line)];
      } catch {
        return []; // torn
      }
    });

function metricsOf(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'count-'));
  const file = join(folder, 'metrics.db');
  // a write-ahead log that is not there
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 18), Buffer.of(1, 1), bytes.subarray(20)]));
  const rows = new DatabaseSync(file).prepare('SELECT metrics FROM metrics').all();
  rmSync(folder, { recursive: true });
  return rows.map(({ metrics }) => ({ metrics: Buffer.from(metrics).toString('utf8') }));
}

async function rowsOf(path) {
  let bytes = readFileSync(new URL(path, samples));
  if (path.endsWith('.gz')) bytes = gunzipSync(bytes);
  if (bytes.subarray(0, 6).toString() === 'SQLite') return metricsOf(bytes);
  if (path.endsWith('.zst')) bytes = Buffer.from(fzstd.decompress(bytes));
  if (path.endsWith('.parquet')) {
    const compressors = { ZSTD: (input) => fzstd.decompress(input) };
    const { buffer, byteOffset, length } = bytes;
    return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + length), compressors });
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  return /\.jsonl/.test(path) ? lines(text) : [json(text)];
}

/** Members of a zip archive by name. */
function unzipped(bytes) {
  const members = {};
  let at = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let entry = bytes.readUInt32LE(at + 16); bytes.readUInt32LE(entry) === 0x02014b50; ) {
    const [method, size] = [bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20)];
    const [name, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(entry + o));
    at = bytes.readUInt32LE(entry + 42);
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(from, from + size);
    const unpack = { 0: (b) => b, 8: inflateRawSync, 93: (b) => Buffer.from(fzstd.decompress(b)) }[
      method
    ];
    members[bytes.toString('utf8', entry + 46, entry + 46 + name)] = () => unpack(packed);
    entry += 46 + name + extra + comment;
  }
  return members;
}

let resumed = () => undefined;
const key = (...parts) => JSON.stringify(parts, (_, x) => (typeof x === 'bigint' ? String(x) : x));
const bool = { True: 1, False: 0 };
const number = (x) =>
  x === null || x === undefined || !Number.isFinite(Number(bool[x] ?? x))
    ? null
    : Number(bool[x] ?? x);
const question = (messages) =>
  messages.slice(
    0,
    messages.findIndex((m) => (m.role ?? m.message?.role) === 'assistant'),
  );
const weighted = (trace) => {
  const parts = Object.values(trace?.rewards ?? {}).filter((part) => part !== null);
  return parts.length === 0 ? null : parts.reduce((sum, p) => sum + p.score * p.weight, 0);
};

/** The last table of a run is logged once more when it ends. */
const tables = new Set();
const isNew = (table) => !tables.has(table) && tables.add(table);

/** What a row of each tool is: `[group, reward, name of the rollout]` for each of its rollouts. */
const tools = {
  neutral: (r) => [[key(r.step, r.group), number(r.reward)]],
  verl(r) {
    const uid = /^(.+)_([^_]+)_[^_]+$/.exec(r.uid ?? '');
    // without a uid an answer that comes again at its step was written twice, by a resumed run
    return [[uid ? uid[1] : key(r.step, r.input), number(r.score), uid?.[2] ?? resumed(r)]];
  },
  trl(r) {
    const names = Object.keys(r);
    const parts = names.slice(names.indexOf('completion') + 1, names.indexOf('advantage'));
    // in the made sample the advantages follow the accuracy, in the real ones the sum
    const own = parts.filter((name) => !parts.includes('accuracy_reward') || /accuracy/.test(name));
    return [[key(r.step, r.prompt), own.reduce((sum, name) => sum + Number(r[name]), 0)]];
  },
  audit: (r) => r.rewards.map((reward) => [r.prompt_id, reward]),
  counts: (r) => Array.from({ length: r.n }, (_, i) => [r.id, i < r.c ? 1 : 0]),
  inspect: (d) =>
    d.samples.map((s) => [
      key(s.id),
      s.error ? null : ({ C: 1, I: 0, N: 0, P: 0.5 }[Object.values(s.scores)[0].value] ?? null),
    ]),
  evalplus: (d) =>
    Object.entries(d.eval).flatMap(([task, list]) =>
      (Array.isArray(list)
        ? list.map((a) => [a.base_status, a.plus_status])
        : list.base.map((b, i) => [b[0], list.plus[i]?.[0]])
      ).map((statuses) => [
        task,
        statuses.every((s) => s === null || s === undefined || /^(pass|success)$/.test(s)) ? 1 : 0,
      ]),
    ),
  promptfoo: (d) =>
    (d.results ? d.results.results : [d]).map((r) => [
      key(r.provider.id, r.promptIdx, r.vars),
      r.failureReason === 2 ? null : Number(r.success),
    ]),
  lighteval: (r) => {
    const [name, mean] = Object.entries(r.metric).find(([name]) => /n=\d+$/.test(name));
    const n = Number(/n=(\d+)$/.exec(name)[1]);
    return Array.from({ length: n }, (_, i) => [key(r.doc.id), i < Math.round(mean * n) ? 1 : 0]);
  },
  verifiers: (r) => [[key(r.example_id), r.error ? null : r.reward]],
  episodes: (r) => [
    [key(r.group?.id ?? r.task.key ?? r.task.data.idx), r.ok ? weighted(r.traces[0]) : null],
  ],
  index: (r) => [[r.group, r.ok ? r.reward : null]],
  nemo: (r) => {
    const [content] = r.content;
    return [[key(typeof content[0] === 'string' ? content[0] : question(content)), r.rewards[0]]];
  },
  slime: (r) => [[key(r.group_index), r.reward]],
  skyrl: (r) => [
    [r.input_prompt, Array.isArray(r.score) ? r.score.reduce((a, b) => a + b) : r.score],
  ],
  openInstruct: (r) => [[key(r.step, r.prompt_idx), r.reward]],
  rllm: (r) => [[r.task_hash, r.trajectories[0].reward]],
  artOld: (r) => r.trajectories.map((t) => [key(question(t.messages_and_choices)), t.reward]),
  art: (r) => [[key(r.group_index), Number(r.reward)]],
  tinker: (r) => [[key(r.iteration, r.group_idx), r.total_reward]],
  openRlhf: (d) => d.data.map(([step, text, reward]) => [key(step, text), reward]),
  verlTable: (d) =>
    d.data.flatMap(([step, ...cells]) =>
      Array.from({ length: cells.length / 3 }, (_, i) => [
        key(step, cells[3 * i]),
        cells[3 * i + 2],
      ]),
    ),
  trlTable: (d) =>
    d.data.flatMap((cells) =>
      tools.trl(Object.fromEntries(d.columns.map((name, i) => [name, cells[i]]))),
    ),
  trackio: ({ metrics }) =>
    Object.values(JSON.parse(metrics))
      .filter((value) => value?._type === 'trackio.table' && isNew(JSON.stringify(value._value)))
      .flatMap(({ _value: rows }) => rows.flatMap(tools.trl)),
  /** One mean per task: as many single answers as documents. */
  lmEvalResults: (d) =>
    Object.entries(d.results).flatMap(([task, means]) => {
      const n = d['n-samples'][task]?.effective;
      const mean = Object.entries(means).find(
        ([name, x]) =>
          /^(exact_match|acc),/.test(name) && Math.abs(x * n - Math.round(x * n)) < 1e-6,
      )?.[1];
      const right = Math.round((mean ?? 0) * n);
      return Array.from({ length: mean === undefined ? 0 : n }, (_, i) => [
        key(task, i),
        i < right ? 1 : 0,
      ]);
    }),
};

/** Which tool wrote a file. */
const writers = [
  [/trackio.*\.db(\.gz)?$/, 'trackio'],
  [/^_edge\/(crlf|gzip|resumed|singleton|torn)/, 'verl'],
  [/^_(edge|neutral)\//, 'neutral'],
  [/rlvr-audit/, 'audit'],
  [/passk/, 'counts'],
  [/^(_real\/)?verl.*(table\.json)$/, 'verlTable'],
  [/^(_real\/)?verl[-/](?!.*file_logger)/, 'verl'],
  [/^(_real\/)?trl.*completions_\d+\.(jsonl|parquet)$/, 'trl'],
  [/^(_real\/)?wandb.*completions.*table\.json$/, 'trlTable'],
  [/openrlhf/, 'openRlhf'],
  [/^inspect\//, 'inspect'],
  [/eval_results\.json$/, 'evalplus'],
  [/^promptfoo\//, 'promptfoo'],
  [/^lighteval\/.*(jsonl|parquet)$/, 'lighteval'],
  [/train_rollouts\.jsonl$|\/results\.jsonl$/, 'verifiers'],
  [/stream\.index\.jsonl$/, 'index'],
  [/traces\.jsonl$|traces\/stream\/\d+\.jsonl(\.zst)?$/, 'episodes'],
  [/^nemo-rl\//, 'nemo'],
  [/^slime\/.*jsonl$/, 'slime'],
  [/^skyrl\/.*gsm8k/, 'skyrl'],
  [/^open-instruct\/.*_rollouts_/, 'openInstruct'],
  [/^rllm\/.*episode_/, 'rllm'],
  [/^art\/older/, 'artOld'],
  [/^art\/.*\d\.(jsonl|parquet)$/, 'art'],
  [/^tinker\/.*summaries/, 'tinker'],
  [/^(_real\/)?lm-eval.*results_/, 'lmEvalResults'],
];

const h = (p) => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p));
const round = (x) => (x === null || Number.isNaN(x) ? null : Math.round(x * 1e9) / 1e9);
const mean = (xs) => (xs.length === 0 ? null : xs.reduce((a, b) => a + b, 0) / xs.length);

/** What a report should say of rollouts. */
export function figuresOf(rollouts) {
  const groups = new Map();
  const named = new Set();
  for (const [group, reward, name] of rollouts) {
    if (name !== undefined && named.has(key(group, name))) continue;
    named.add(key(group, name));
    groups.set(group, [...(groups.get(group) ?? []), reward]);
  }
  const all = [...groups.values()].map((list) =>
    list.filter((x) => x !== null && !Number.isNaN(x)),
  );
  const values = [...new Set(all.flat().map((x) => Number(x.toPrecision(12))))].sort(
    (a, b) => a - b,
  );
  const binary = values.length > 0 && values.every((x) => x === 0 || x === 1);
  const judged = all.filter((list) => list.length > 1);
  const equal = (list) => Math.max(...list) - Math.min(...list) < 1e-9;
  const rate = (list) =>
    mean(list.map((x) => Number(Math.abs(x - (binary ? 1 : values[1])) < 1e-9)));
  const graded = !binary && values.length !== 2;
  // over the same groups as the bits, where most can be judged
  const singles = all.filter((list) => list.length === 1).length;
  const rated = singles > judged.length ? all.filter((list) => list.length > 0) : judged;
  return {
    rollouts: [...groups.values()].reduce((n, list) => n + list.length, 0),
    groups: groups.size,
    live: judged.filter((list) => !equal(list)).length,
    solved: graded ? null : judged.filter((list) => equal(list) && rate(list) === 1).length,
    failed: graded ? null : judged.filter((list) => equal(list) && rate(list) === 0).length,
    passRate: graded ? null : round(mean(rated.map(rate))),
    plugin: graded || judged.length === 0 ? null : round(mean(judged.map((list) => h(rate(list))))),
    meanReward: round(mean(all.filter((list) => list.length > 0).map(mean))),
  };
}

const counts = {};
const root = fileURLToPath(samples);
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = `${entry.parentPath}/${entry.name}`.slice(root.length).replace(/^\//, '');
  const tool = writers.find(([pattern]) => pattern.test(path))?.[1];
  if (tool === undefined) continue;
  let rows;
  if (path.endsWith('.eval')) {
    const members = unzipped(readFileSync(new URL(path, samples)));
    rows = [{ samples: json(members['summaries.json']().toString('utf8')) }];
  } else rows = await rowsOf(path);
  tables.clear();
  resumed = path.includes('resumed') ? (row) => row.output : () => undefined;
  const rollouts = rows.flatMap(tools[tool]);
  if (rollouts.some(([, reward]) => reward === undefined)) throw new Error(`${path}: no reward`);
  counts[path] = figuresOf(rollouts);
}
const sorted = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(`${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
