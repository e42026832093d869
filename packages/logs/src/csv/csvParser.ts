/** Longest record, in characters; a quote that stays open longer is taken as text. */
const MAX_RECORD = 16 * 2 ** 20;
const DELIMITERS = [',', ';', '\t', '|'];

/** One record: its fields, and whether its quotes were in order. */
export interface CsvRecord {
  readonly fields: string[];
  readonly damaged: boolean;
}

/**
 * Cuts text, given in pieces, into records after RFC 4180: quoted fields may hold delimiters
 * and line ends, `""` is a quote, records end with LF or CRLF. A quote that never closes is
 * taken as text, so that it costs its own record and not all that follow.
 */
export class CsvParser {
  #text = '';
  #delimiter: string;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that are complete after this piece; `final` ends the text. */
  push(piece: string, final = false): CsvRecord[] {
    this.#text += piece;
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const enough = final || this.#text.length - at > MAX_RECORD;
      const next = this.#record(at, enough, records);
      if (next < 0) break;
      at = next;
    }
    this.#text = this.#text.slice(at);
    return records;
  }

  /** Reads the record at `at`; gives where the next one starts, or −1 when it is incomplete. */
  #record(at: number, final: boolean, records: CsvRecord[]): number {
    const text = this.#text;
    const fields: string[] = [];
    let damaged = false;
    for (;;) {
      let field = '';
      let from = at;
      if (text[at] === '"') {
        const close = closingQuote(text, at);
        if (close >= 0) {
          field = text.slice(at + 1, close).replaceAll('""', '"');
          from = close + 1;
        } else if (!final) return -1;
        else damaged = true;
      }
      at = this.#endOfField(from);
      if (at === text.length && !final) return -1;
      let end = at;
      if (text[at] !== this.#delimiter && text[end - 1] === '\r' && end > from) end--;
      if (end > from) {
        if (from > 0 && field !== '') damaged = true;
        field += text.slice(from, end);
      }
      fields.push(field);
      if (text[at] === this.#delimiter) {
        at++;
        continue;
      }
      const blank = fields.length === 1 && fields[0]!.trim() === '';
      if (!blank) records.push({ fields, damaged });
      return at + 1;
    }
  }

  #endOfField(at: number): number {
    const text = this.#text;
    const delimiter = this.#delimiter.charCodeAt(0);
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10 || unit === delimiter) break;
    }
    return at;
  }
}

function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** The delimiter that occurs most in a header line; undefined when none does. */
export function delimiterOf(header: string): string | undefined {
  const bare = header.replace(/"[^"]*"/g, '');
  let best: string | undefined;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const times = bare.split(delimiter).length - 1;
    if (times > most) [best, most] = [delimiter, times];
  }
  return best;
}
