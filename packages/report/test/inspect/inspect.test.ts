import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { inspect, renderInspection } from '../../src/index.ts';

const rows = Array.from({ length: 8 }, (_, i) => ({
  step: 1 + (i >> 2),
  group: `g${i >> 1}`,
  reward: i % 2,
  ...(i > 3 && { note: 'x' }),
}));

describe('inspect', () => {
  it('tells what a log is and how it is understood', async () => {
    const [one] = await inspect(rows);
    expect(one).toMatchObject({
      format: 'rollouts',
      kind: 'rollouts',
      refusal: null,
      groups: 4,
      groupSizes: [2, 2],
      steps: [1, 2],
      columns: [
        { name: 'step', kind: 'number', present: 8, of: 8 },
        { name: 'group', kind: 'text' },
        { name: 'reward', kind: 'number' },
        { name: 'note', kind: 'text', present: 4 },
      ],
      first: rows.slice(0, 3).map(({ step, group, reward }) => ({ step, group, reward })),
    });
  });

  it('tells why a log is refused, and with which columns it is not', async () => {
    const line = '{"task_id":1,"score":0.5,"host":"a"}\n';
    const [one] = await inspect(fromText(line.repeat(4), 'a.jsonl'));
    expect(one).toMatchObject({
      format: null,
      suggestion: { group: ['task_id'], reward: ['score'] },
      columns: [{ name: 'task_id' }, { name: 'score' }, { name: 'host' }],
    });
    expect(one!.refusal).toContain("try group: 'task_id', reward: 'score'");
  });

  it('takes at most 20 lines a source, of the width of the terminal', async () => {
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`column ${i}`, i]));
    const text = renderInspection(await inspect(rows.map((row) => ({ ...row, ...wide }))), {
      width: 60,
    });
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toContain('groups   4 of 2, by explicit id');
  });

  it('keeps texts to itself', async () => {
    const [one] = await inspect([{ prompt: 'my secret', reward: 1 }]);
    expect(JSON.stringify(one)).not.toContain('secret');
  });

  it('shows a log to others without its texts, refused or not', async () => {
    const row = {
      prompt: [{ role: 'user', content: 'my secret' }],
      'a secret key!': 'secret',
      reward: '0,5',
      verdict: 'PASS',
      tokens: [1, 2, 3, 4, 5],
      big: 2n ** 60n,
      none: null,
      bytes: new Uint8Array(4),
      deep: { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } },
    };
    const [read] = await inspect([row], { redact: true, group: 'verdict' });
    expect(read!.row).toEqual({
      prompt: [{ role: '<text of 4>', content: '<text of 9>' }],
      '<name 2 of 13 characters>': '<text of 6>',
      reward: '0,5',
      verdict: 'PASS',
      tokens: [1, 2, 3, '<2 more>'],
      big: 2 ** 60,
      none: null,
      bytes: '<4 bytes>',
      deep: { a: { b: { c: { d: { e: { f: { g: '<more levels>' } } } } } } },
    });
    const refused = fromText('{"nobody":"secret","knows":2}\n', 'my/secret.run.jsonl');
    const found = [read!, ...(await inspect(refused, { redact: true }))];
    expect(found[1]).toMatchObject({ format: null, row: { nobody: '<text of 6>', knows: 2 } });
    const text = renderInspection(found, { redact: true });
    expect(text.match(/secret/g)).toBeNull();
    expect(text).toContain('row      {"nobody":"<text of 6>","knows":2}');
  });

  it('gives no row unless asked', async () => {
    expect((await inspect(rows))[0]!.row).toBeNull();
  });
});
