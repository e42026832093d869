import type { CauseFacts } from './causeFacts.ts';
import { promptRowsOf } from './promptRowsOf.ts';

/** Some prompts of a run: their names, and the share of the rollouts that are theirs. */
interface PromptShare {
  readonly ids: readonly string[];
  readonly rollouts: number;
  readonly share: number;
}

/** What the texts of prompts say that are told apart by an id. */
export interface PromptTexts {
  /** Ids of each text that stands under several. */
  readonly copies: readonly (readonly string[])[];
  /** All of these ids. */
  readonly copied: PromptShare;
  /** Ids that stood beside several texts. */
  readonly mixed: PromptShare;
  /** Ids of which a text is known. */
  readonly known: number;
}

/** Ids from which on a text is a template, or the start of a game, and no prompt. */
const TEMPLATE = 10;
/** Share of the texts that are exactly as long as the longest, from which on they were cut there. */
const PILED = 0.05;
/** Characters below which nobody cuts a prompt for a log. */
const PREVIEW = 40;

/** What the texts say of the prompts that have groups here; undefined where none is known. */
export function promptTexts({ groups, prompts, promptTable }: CauseFacts): PromptTexts | undefined {
  const [hash, length, several] = ['text_hash', 'text_length', 'several_texts'].map(
    (name) => promptTable?.columns[name],
  );
  if (prompts === undefined || promptTable === undefined) return undefined;
  if (!isNumbers(hash) || !isNumbers(length) || !isNumbers(several)) return undefined;
  const rollouts = new Float64Array(prompts.values.length);
  let all = 0;
  for (let i = 0; i < groups.size; i++) {
    const n = groups.rewards[i]! + groups.missing[i]!;
    all += n;
    if (prompts.codes[i]! >= 0) rollouts[prompts.codes[i]!]! += n;
  }
  const rows = promptRowsOf(prompts, promptTable);
  const known = Array.from(rows.keys()).filter(
    (code) => rollouts[code]! > 0 && rows[code]! >= 0 && !Number.isNaN(length[rows[code]!]!),
  );
  if (known.length === 0) return undefined;
  const shareOf = (codes: readonly number[]): PromptShare => {
    const own = codes.reduce((sum, code) => sum + rollouts[code]!, 0);
    return {
      ids: codes.map((code) => prompts.values[code]!).sort(),
      rollouts: own,
      share: own / all,
    };
  };
  const mixed = known.filter((code) => several[rows[code]!] === 1);
  const whole = uncut(
    known.filter((code) => several[rows[code]!] !== 1),
    (code) => length[rows[code]!]!,
  );
  const byText = new Map<number, number[]>();
  for (const code of whole) {
    const text = hash[rows[code]!]!;
    if (Number.isNaN(text)) continue;
    const ids = byText.get(text);
    if (ids) ids.push(code);
    else byText.set(text, [code]);
  }
  const copies = [...byText.values()].filter(({ length: n }) => n > 1 && n <= TEMPLATE);
  const names = copies.map((codes) => codes.map((code) => prompts.values[code]!).sort());
  return {
    copies: names.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    copied: shareOf(copies.flat()),
    mixed: shareOf(mixed),
    known: known.length,
  };
}

/** The prompts whose texts were not cut for the log at one length, as many of one length are then. */
function uncut(codes: readonly number[], lengthOf: (code: number) => number): readonly number[] {
  const times = new Map<number, number>();
  for (const code of codes) times.set(lengthOf(code), (times.get(lengthOf(code)) ?? 0) + 1);
  const [[longest, piled] = [0, 0], ...others] = [...times].sort(([a], [b]) => b - a);
  const usual = others.reduce((most, [, n]) => Math.max(most, n), 1);
  const isCut = longest >= PREVIEW && piled > 2 * usual && piled >= PILED * codes.length;
  return isCut ? codes.filter((code) => lengthOf(code) < longest) : codes;
}

const isNumbers = (column: unknown): column is Float64Array => column instanceof Float64Array;
