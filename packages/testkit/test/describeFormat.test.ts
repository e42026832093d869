import { describe, expect, it } from 'vitest';
import { type AnyFormat, type AnyReadLog, describeFormat, formatLaws } from '../src/index.ts';

/** A reader with what the laws ask of one, and faults to switch on. */
interface Faults {
  /** Rows that are read in this order count for more than those before. */
  readonly ordered?: boolean;
  /** Bad rows go by in silence. */
  readonly silent?: boolean;
  /** The question stays. */
  readonly talkative?: boolean;
  /** Bytes of a chunk are a row, wherever it was cut. */
  readonly cut?: boolean;
  /** What the caller names is not heard. */
  readonly deaf?: boolean;
}

const readerWith =
  (faults: Faults): AnyReadLog =>
  async ({ stream }, { formats: [format], mapping = {} }) => {
    const rows = await rowsOf(stream(), faults);
    if (mapping.step && !faults.deaf && !rows.some((row) => isRow(row) && mapping.step in row))
      throw Object.assign(new Error('no such column'), { code: 'SCHEMA', column: mapping.step });
    const used = rows.filter(isRow).filter((row) => 'score' in row);
    const step = used.map((row) => Number(faults.deaf ? row.step : row[mapping.step ?? 'step']));
    const group = used.map(({ question }) =>
      faults.talkative ? String(question) : String(String(question).length),
    );
    const columns = {
      step: Float64Array.from(step),
      score: Float64Array.from(used, ({ score }, i) => Number(score) + (faults.ordered ? i : 0)),
      group: { codes: Int32Array.from(group, (_, i) => i), values: group },
    };
    const skipped = faults.silent ? 0 : rows.length - used.length;
    async function* tables() {
      yield { rowCount: used.length, columns };
    }
    return {
      format: format.name,
      tables: tables(),
      summary: () => ({ rows: used.length, skipped }),
    };
  };

const isRow = (row: unknown): row is Record<string, unknown> =>
  row !== null && typeof row === 'object' && !Array.isArray(row);

async function rowsOf(stream: ReadableStream<Uint8Array>, { cut }: Faults): Promise<unknown[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  let bytes = new Uint8Array(await new Blob(cut ? chunks.slice(0, 1) : chunks).arrayBuffer());
  if (bytes[0] === 0x1f) {
    const zipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    bytes = new Uint8Array(await new Response(zipped).arrayBuffer());
  }
  const text = new TextDecoder().decode(bytes).trim();
  const whole = parsed(text);
  if (Array.isArray(whole)) return whole;
  return text.split(/[\r\n]+/).map(parsed);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const toy: AnyFormat = { name: 'toy', recognises: (row) => 'question' in row && 'score' in row };
const cases = {
  rows: [0, 1, 2, 3].map((i) => ({ step: 1, question: `SECRET${'x'.repeat(i)}`, score: i })),
  others: [{ group: 'a', reward: 1 }],
  secrets: ['SECRETx'],
};

describeFormat(toy, { ...cases, readLog: readerWith({}) });

describe('a broken format fails the law it breaks', () => {
  const broken: [fault: string, law: string, faults: Faults, format?: Partial<AnyFormat>][] = [
    ['takes any row for its own', 'of no other', {}, { recognises: () => true }],
    ['does not know its own', 'of no other', {}, { recognises: () => false }],
    ['goes by the order', 'order of the rows', { ordered: true }],
    ['passes over bad rows', 'cannot use', { silent: true }],
    ['keeps the question', 'keeps no text', { talkative: true }],
    ['reads a chunk for a log', 'however it is packed', { cut: true }],
    ['does not hear the caller', 'that the caller names', { deaf: true }],
  ];
  it.each(broken)('%s', async (_fault, law, faults, format = {}) => {
    const laws = formatLaws({ ...toy, ...format }, { ...cases, readLog: readerWith(faults) });
    const check = laws.find(([name]) => name.includes(law))?.[1];
    await expect(Promise.resolve().then(() => check?.())).rejects.toThrow();
  });
});

it('puts the rows of a document into it', async () => {
  const readLog = readerWith({});
  const laws = formatLaws(toy, {
    ...cases,
    // a list is a document of its rows
    document: (rows) => rows as unknown as object,
    readLog,
  });
  for (const [law, check] of laws.slice(1)) await check?.call(law);
  expect(laws).toHaveLength(7);
});
