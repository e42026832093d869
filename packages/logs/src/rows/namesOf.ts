import type { Cells, NumberCells } from './cells.ts';

/** Names of a column: which one stands in each row, −1 for none. */
export interface Names {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** The names in a column of cells, each made once: `id` makes one of a cell. */
export function namesOf(cells: Cells, id: (value: unknown) => string | undefined): Names {
  const values: string[] = [];
  const known = new Map<string, number>();
  const codeOf = (value: unknown): number => {
    const name = id(value);
    if (name === undefined) return -1;
    const code = known.get(name);
    if (code !== undefined) return code;
    known.set(name, values.length);
    return values.push(name) - 1;
  };
  if (cells.kind !== 'text') return { codes: codesOf(cells, codeOf), values };
  const { codes } = cells;
  const made = new Int32Array(cells.size).fill(UNMADE);
  const out = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0 && made[code] === UNMADE) made[code] = codeOf(cells.text(code));
    out[i] = code < 0 ? -1 : made[code]!;
  }
  return { codes: out, values };
}

const UNMADE = -2;

function codesOf(
  { kind, values, gaps, exact }: NumberCells,
  codeOf: (value: unknown) => number,
): Int32Array {
  const codes = new Int32Array(values.length).fill(-1);
  const made = new Map<number | bigint, number>();
  for (let i = 0; i < values.length; i++) {
    if (gaps?.[i] === 1) continue;
    const number = values[i]!;
    const value = Number.isSafeInteger(number) ? number : (exact?.[i] ?? number);
    const code = made.get(value) ?? codeOf(kind === 'boolean' ? value === 1 : value);
    made.set(value, code);
    codes[i] = code;
  }
  return codes;
}
