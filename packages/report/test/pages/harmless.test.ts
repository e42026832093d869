import { fromText } from '@bits-per-sample/logs';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Comparison,
  compare,
  comparisonJson,
  type Report,
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  report,
  toJson,
} from '../../src/index.ts';
import { escapeMarkdown } from '../../src/pages/markdownParts.ts';
import { progressText } from '../../src/pages/progressText.ts';
import { library } from '../support/files.ts';

const hostile = [
  'esc\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://host/\u0007link',
  'c1\u009b31m',
  'back\rover',
  'two\nlines',
  'bell\u0007',
  'nul\0',
  '\u202egpj.exe',
  'wide\u200bless\u2060\ufeff',
  'half\ud800',
  '![x](http://host/leak.png)',
  '[click](javascript:alert(1))',
  '@mention',
  '**bold** _it_ ~~no~~',
  '# heading',
  'a|b',
  '`code`',
  '```fence',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><b>',
  "' onload='x",
  '&lt;b&gt;',
  'https://host.example/x www.host.example',
];

const rows = (right: (g: number, k: number) => boolean): string =>
  hostile
    .flatMap((category, g) =>
      Array.from({ length: 8 }, (_, k) =>
        JSON.stringify({
          step: g % 3,
          group: `${category}${g}`,
          category,
          reward: right(g, k) ? 1 : 0,
        }),
      ),
    )
    .join('\n');

/** What must not reach a terminal, a page or a Markdown file as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\u2028\u2029]|\p{Cs}/u;

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

let told: Report;
let metrics: Report;
let found: Report;
let compared: Comparison;
beforeAll(async () => {
  const name = 'run\u001b[2J\u202e**.jsonl';
  told = await report([
    fromText(
      rows((g, k) => k <= g % 9),
      name,
    ),
  ]);
  compared = await compare(
    [
      fromText(
        rows((g, k) => k < g % 4),
        `base${name}`,
      ),
    ],
    [
      fromText(
        rows((g, k) => k < 3 + (g % 5)),
        name,
      ),
    ],
    { by: 'category' },
  );
  const logged = (step: number) =>
    JSON.stringify({
      step,
      'train/loss': 1 / (step + 1),
      ...Object.fromEntries(hostile.map((key) => [key, step])),
    });
  // a part of the reward by each name: always the same, which is said of each
  found = await report([
    fromText(
      Array.from({ length: 800 }, (_, i) =>
        JSON.stringify({
          step: i >> 5,
          group: i >> 3,
          reward: i % 2,
          rewards: {
            accuracy: 0,
            format: i % 2,
            ...Object.fromEntries(hostile.map((name) => [name, 1])),
          },
        }),
      ).join('\n'),
      name,
    ),
  ]);
  metrics = await report([
    fromText(
      `{"global_step":2,"log_history":[${[0, 1, 2].map(logged).join(',')}]}`,
      'trainer_state.json',
    ),
  ]);
});

describe('a terminal', () => {
  it('gets no character that is not seen', () => {
    const texts = [
      ...[told, metrics, found].map((one) => renderTerminal(one, { width: 100, details: true })),
      renderComparison(compared, { width: 100, details: true }),
      progressText({ name: '\u001b[2J', bytes: 1, total: 1, rows: 1, seconds: 1 }),
    ];
    for (const text of texts) expect(lines(text).filter((line) => UNSEEN.test(line))).toEqual([]);
    expect(texts[0]).toContain('esc\\u001b[31mred');
    expect(texts[3]).toContain('two\\nlines');
  });
});

describe('Markdown', () => {
  it('has nothing of a log that does something', () => {
    const texts = [
      renderMarkdown(told),
      renderMarkdown(metrics),
      renderMarkdown(found),
      renderComparisonMarkdown(compared),
    ];
    for (const text of texts) {
      expect(lines(text).filter((line) => UNSEEN.test(line))).toEqual([]);
      const bare = text.replace(/\\[\\`*_{}[\]()#+.!|<>~&:=-]/g, '');
      expect(bare).not.toMatch(/!?\[[^\]]*\]\(/);
      expect(bare).not.toMatch(/(?<!\w)@\w/);
      expect(bare).not.toMatch(/https?:\/\/|www\.\w/);
      expect(bare.replaceAll('<!-- -->', '')).not.toMatch(/[<>]\w/);
      expect(bare).not.toMatch(/~~|`code|&lt;/);
    }
    expect(texts[0]).toContain('| !\\[x\\](http\\://host/leak.png) |');
    expect(texts[0]).toMatch(/^## Bits per sample: run\\\\u001b\\\[2J\\\\u202e\\\*\\\*\.jsonl\n/);
  });

  it.each([
    ['plain words, 12 % (3–4), a/b.', 'plain words, 12 % (3–4), a/b.'],
    ['format_reward', 'format_reward'],
    ['_it_ and *it*', '\\_it\\_ and \\*it\\*'],
    ['@team #12', '@<!-- -->team #<!-- -->12'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['    code', 'code'],
    ['a\\|b', 'a\\\\\\|b'],
    ['AT&T &amp;', 'AT\\&T \\&amp;'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('a page', () => {
  it('has no element and no attribute of a log, and shows what is not seen', async () => {
    const pages = [
      await renderHtml(told, library),
      await renderHtml(metrics, library),
      await renderHtml(found, library),
      await renderComparisonHtml(compared, library),
    ];
    for (const page of pages) {
      expect(lines(page).filter((line) => UNSEEN.test(line))).toEqual([]);
      const { document } = parseHTML(page);
      expect(document.querySelectorAll('img, b b, script[src], [onerror], [onload]')).toHaveLength(
        0,
      );
      const own = page.match(/<script(?: type="application\/json")?>/g) ?? [];
      expect(document.querySelectorAll('script')).toHaveLength(own.length);
      expect(page).not.toContain('alert(1)</script>');
    }
    for (const page of pages.slice(2)) expect(page).toContain('esc\\u001b[31mred');
  });
});

describe('JSON', () => {
  it('holds the names as they are, escaped', () => {
    const text = toJson(told);
    expect(lines(text).filter((line) => UNSEEN.test(line))).toEqual([]);
    const names = JSON.parse(text).categories.map(({ name }: { name: string }) => name);
    expect(new Set(names)).toEqual(new Set(hostile));
    expect(lines(comparisonJson(compared)).filter((line) => UNSEEN.test(line))).toEqual([]);
  });
});
