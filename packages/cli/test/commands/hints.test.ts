// long: a table of logs in many shapes
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'hints-'));

/** Prompts × attempts, right or wrong; the prompts differ in how often they are right. */
const PROMPTS = 6;
const ATTEMPTS = 4;
const cells = Array.from({ length: PROMPTS * ATTEMPTS }, (_, i) => {
  const p = Math.floor(i / ATTEMPTS);
  const k = i % ATTEMPTS;
  return { p, k, ok: (k * 7 + p * 5) % 6 < p ? 1 : 0 };
});
const rows = (make: (cell: { p: number; k: number; ok: number }) => object) => cells.map(make);
const perPrompt = (make: (p: number, oks: number[]) => object) =>
  Array.from({ length: PROMPTS }, (_, p) =>
    make(
      p,
      cells.filter((cell) => cell.p === p).map(({ ok }) => ok),
    ),
  );
const csv = (list: readonly object[], delimiter = ',') =>
  [
    Object.keys(list[0]!).join(delimiter),
    ...list.map((row) => Object.values(row).join(delimiter)),
  ].join('\n');
const jsonl = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).join('\n');
const json = (value: unknown) => JSON.stringify(value);
const text = (p: number) => `What is ${p} plus ${p + 1}, and why?`;
const noise = { width: 0.1, host: 'n1' };

/** Logs in no known format: name of the file, content, rollouts and groups. */
const LOGS: [name: string, content: string, rollouts: number, groups: number][] = [
  [
    'task_id and outcome in words.csv',
    csv(
      rows(({ p, k, ok }) => ({ task_id: `t${p}`, trial: k, outcome: ok ? 'success' : 'failure' })),
    ),
    24,
    6,
  ],
  [
    'resolved yes no.csv',
    csv(
      rows(({ p, ok }) => ({
        instance_id: `django__${p}`,
        resolved: ok ? 'yes' : 'no',
        patch_size: 3,
      })),
    ),
    24,
    6,
  ],
  [
    'names with spaces.csv',
    csv(rows(({ p, ok }) => ({ 'Task ID': `t ${p}`, 'Is Correct': ok, 'GPU host': 'a' }))),
    24,
    6,
  ],
  [
    'semicolons.csv',
    csv(
      rows(({ p, ok }) => ({
        problem_id: p,
        passed: ok ? 'True' : 'False',
        seconds_per_token: 0.5,
        gpu: 'a',
      })),
      ';',
    ),
    24,
    6,
  ],
  [
    'is_correct in jsonl.jsonl',
    jsonl(rows(({ p, ok }) => ({ question_id: p, is_correct: ok === 1, ...noise }))),
    24,
    6,
  ],
  [
    'acc beside a graded score.jsonl',
    jsonl(rows(({ p, ok }) => ({ uid: `u${p}`, score: ok - 0.25 * (p % 2), acc: ok, ...noise }))),
    24,
    6,
  ],
  [
    'score_binarized beside score.jsonl',
    jsonl(
      rows(({ p, k, ok }) => ({
        example_id: p,
        score: ok * 0.7 + k / 100,
        score_binarized: ok,
        ...noise,
      })),
    ),
    24,
    6,
  ],
  [
    'prompt as text.jsonl',
    jsonl(rows(({ p, ok }) => ({ prompt: text(p), completion: `${ok}`, reward: ok, ...noise }))),
    24,
    6,
  ],
  [
    'prompt as chat.jsonl',
    jsonl(
      rows(({ p, ok }) => ({
        messages: [],
        prompt: [{ role: 'user', content: text(p) }],
        reward: ok,
        ...noise,
      })),
    ),
    24,
    6,
  ],
  [
    'config line first.jsonl',
    `${json({ seed: 1, model: 'm' })}\n${jsonl(rows(({ p, ok }) => ({ problem: `p${p}`, solved: ok, ...noise })))}`,
    24,
    6,
  ],
  [
    'id that is a row number.jsonl',
    jsonl(
      rows(({ p, k, ok }) => ({ id: p * ATTEMPTS + k, question: text(p), correct: ok, ...noise })),
    ),
    24,
    6,
  ],
  [
    'number of the attempt.jsonl',
    jsonl(rows(({ p, k, ok }) => ({ idx: k, question: text(p), correct: ok, ...noise }))),
    24,
    6,
  ],
  [
    'two models.jsonl',
    jsonl(
      ['a', 'b'].flatMap((model) =>
        rows(({ p, ok }) => ({ model, task_id: p, success: ok, ...noise })),
      ),
    ),
    48,
    12,
  ],
  [
    'prompt styles and systems.jsonl',
    jsonl(
      ['cot', 'io'].flatMap((prompt_style) =>
        ['s1', 's2'].flatMap((system) =>
          rows(({ p, ok }) => ({ prompt_style, system, idx: p, correct: ok, ...noise })),
        ),
      ),
    ),
    96,
    24,
  ],
  [
    'a seed per attempt.jsonl',
    jsonl(rows(({ p, k, ok }) => ({ seed: 1000 + k, task_id: p, success: ok, ...noise }))),
    24,
    6,
  ],
  [
    'doc_id repeats in every task.jsonl',
    jsonl(
      ['x', 'y'].flatMap((task) =>
        rows(({ p, ok }) => ({ task, doc_id: p, exact_match: ok, ...noise })),
      ),
    ),
    48,
    12,
  ],
  [
    'steps.jsonl',
    jsonl(
      [1, 2, 3].flatMap((iter) =>
        rows(({ p, ok }) => ({ iter, prompt_id: p, total_reward: ok, ...noise })),
      ),
    ),
    72,
    18,
  ],
  [
    'list of scores per row.jsonl',
    jsonl(perPrompt((p, oks) => ({ qid: `q${p}`, scores: oks, ...noise }))),
    24,
    6,
  ],
  [
    'nested results.jsonl',
    jsonl(
      perPrompt((p, oks) => ({
        problem: { id: `p${p}` },
        runs: oks.map((ok) => ({ passed: ok === 1, sec: 2 })),
      })),
    ),
    24,
    6,
  ],
  [
    'one document.json',
    json({
      meta: 1,
      results: perPrompt((p, oks) => ({
        question: text(p),
        completions: oks.map((score) => ({ score, text: 'x' })),
      })),
    }),
    24,
    6,
  ],
  [
    'flat list in a document.json',
    json({ version: 2, results: rows(({ p, ok }) => ({ task_id: `t${p}`, passed: ok === 1 })) }),
    24,
    6,
  ],
  [
    'keyed by id.json',
    json(
      Object.fromEntries(
        perPrompt((p, oks) => [`q${p}`, { scores: oks, gold: '1' }] as never) as never,
      ),
    ),
    24,
    6,
  ],
  [
    'keyed lists.json',
    json(Object.fromEntries(perPrompt((p, oks) => [`q${p}`, oks] as never) as never)),
    24,
    6,
  ],
  [
    'keyed rows.json',
    json(
      Object.fromEntries(
        perPrompt(
          (p, oks) => [`q${p}`, oks.map((ok) => ({ success: ok, sec: 1 }))] as never,
        ) as never,
      ),
    ),
    24,
    6,
  ],
  [
    'keyed within.json',
    json({
      model: 'm',
      results: Object.fromEntries(
        perPrompt((p, oks) => [`q${p}`, { accs: oks, n: 4 }] as never) as never,
      ),
    }),
    24,
    6,
  ],
  [
    'columns as lists.json',
    json({
      task_ids: cells.map(({ p }) => `t${p}`),
      scores: cells.map(({ ok }) => ok),
      model: 'm',
    }),
    24,
    6,
  ],
  [
    'ids beside lists of scores.json',
    json({ ids: perPrompt((p) => [`t${p}`]).flat(), scores: perPrompt((_, oks) => oks) }),
    24,
    6,
  ],
  [
    'pandas columns.json',
    json({
      task_id: Object.fromEntries(cells.map(({ p }, i) => [i, `t${p}`])),
      solved: Object.fromEntries(cells.map(({ ok }, i) => [i, ok])),
      lr: Object.fromEntries(cells.map((_, i) => [i, 0.1])),
    }),
    24,
    6,
  ],
  [
    'pandas index.json',
    json(
      Object.fromEntries(
        cells.map(({ p, ok }, i) => [i, { task_id: `t${p}`, solved: ok, host: 'a' }]),
      ),
    ),
    24,
    6,
  ],
  [
    'pandas split.json',
    json({
      columns: ['task_id', 'solved', 'host'],
      index: cells.map((_, i) => i),
      data: cells.map(({ p, ok }) => [`t${p}`, ok, 'a']),
    }),
    24,
    6,
  ],
  [
    'pandas records.json',
    json(rows(({ p, ok }) => ({ task_id: `t${p}`, solved: ok, host: 'a' }))),
    24,
    6,
  ],
  [
    'counts.csv',
    csv(perPrompt((p, oks) => ({ idx: p, n: oks.length, c: oks.reduce((a, b) => a + b, 0) }))),
    24,
    6,
  ],
  [
    'counts by other names.jsonl',
    jsonl(
      perPrompt((p, oks) => ({
        problem: `p${p}`,
        num_correct: oks.reduce((a, b) => a + b, 0),
        num_samples: oks.length,
        host: 'a',
      })),
    ),
    24,
    6,
  ],
  [
    'counts of two styles.csv',
    csv(
      ['cot', 'io'].flatMap((prompt_style) =>
        perPrompt((p, oks) => ({
          prompt_style,
          idx: p,
          n: oks.length,
          c: oks.reduce((a, b) => a + b, 0),
        })),
      ),
    ),
    48,
    12,
  ],
  [
    'quotes and dollars.jsonl',
    jsonl(
      rows(({ p, ok }) => ({
        "it's $HOME id": 1,
        'task id': `t${p}`,
        'was it `right`? $x': 'a',
        "correct (it's)": ok,
        ...noise,
      })),
    ),
    24,
    6,
  ],
  [
    'reward in parts.jsonl',
    jsonl(rows(({ p, ok }) => ({ prompt_id: p, extra: { accuracy: ok, format: 1 }, ...noise }))),
    24,
    6,
  ],
];

/** The words of a command line as a shell cuts them. */
const inWords = (line: string): string[] =>
  (line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? []).map((word) =>
    word.replace(
      /'([^']*)'|\\(.)/g,
      (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
    ),
  );

async function reported(
  ...args: string[]
): Promise<{ rollouts: number; groups: { total: number } }> {
  const { error, printed } = await runHere(['report', ...args, '--json']);
  if (error !== undefined) throw error;
  return JSON.parse(printed);
}

describe('a hint that is pasted back reads the log', () => {
  it.each(LOGS)('%s', async (name, content, rollouts, groups) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const { error, printed } = await runHere(['report', path, '--json']);
    // a log that leaves nothing open is read at once
    if (error === undefined) {
      expect(JSON.parse(printed)).toMatchObject({ rollouts, groups: { total: groups } });
      return;
    }
    const [, hint] = /; try (--.*?)(?:; [a-z]|$)/s.exec((error as Error).message) ?? [];
    expect(hint, (error as Error).message).toBeDefined();
    expect(await reported(path, ...inWords(hint!))).toMatchObject({
      rollouts,
      groups: { total: groups },
    });
  });

  it('from a packed file just as well', async () => {
    const path = join(folder, 'packed.csv.gz');
    writeFileSync(path, gzipSync(LOGS[0]![1]));
    const message = ((await runHere(['report', path])).error as Error).message;
    expect(message).toMatch(/try --group task_id --reward outcome$/);
  });
});

describe('what is missing is said where no columns will do', () => {
  it.each([
    ['no rewards', jsonl(rows(({ p }) => ({ task_id: p, text: 'x' }))), /no column holds rewards/],
    [
      'no prompt',
      jsonl(rows(({ ok, k }) => ({ reward: ok, host: `h${k}` }))),
      /no column names the prompt; if .* --group-size G says/,
    ],
    [
      'one rollout each',
      jsonl(rows(({ ok, p, k }) => ({ task_id: p * 4 + k, success: ok, lr: 1 }))),
      /try --group task_id --reward success; each prompt stands in one row here/,
    ],
  ])('%s', async (name, content, said) => {
    const path = join(folder, `${name}.jsonl`);
    writeFileSync(path, content);
    expect(((await runHere(['report', path])).error as Error).message).toMatch(said);
  });

  it.each([
    ['--reward', 'outcom', 'outcome'],
    ['--group', 'taskid', 'task_id'],
    ['--category', 'Trial', 'trial'],
  ])('%s %s: did you mean %s?', async (flag, wrong, right) => {
    const path = join(folder, 'near.csv');
    writeFileSync(path, LOGS[0]![1]);
    const good = { '--group': 'task_id', '--reward': 'outcome', [flag]: wrong };
    const { error } = await runHere(['report', path, ...Object.entries(good).flat()]);
    expect((error as Error).message).toContain(`did you mean ${right}?`);
  });
});
