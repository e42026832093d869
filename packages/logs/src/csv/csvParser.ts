/** Longest record, in characters; a quote that stays open longer is taken as text. */
const MAX_RECORD = 16 * 2 ** 20;
const LF = 10;

/** One record: its fields, and whether its quotes were in order. */
export interface CsvRecord {
  readonly fields: string[];
  readonly damaged: boolean;
}

/**
 * Cuts text, given in pieces, into records after RFC 4180: quoted fields may hold delimiters
 * and line ends, `""` is a quote, records end with LF or CRLF. A quote that never closes is
 * taken as text, so that it costs its own record and not all that follow. Every character is
 * looked at once, and once more where a quote did not close.
 */
export class CsvParser {
  readonly #delimiter: string;
  /** Text after the last line end. */
  #tail: string[] = [];
  /** Text of the record that is open within quotes, and where its open quote stands. */
  #held: string[] = [];
  #heldLength = 0;
  #quoteAt = 0;
  #fields: string[] = [];
  #damaged = false;
  /** What the open quotes hold so far; undefined outside quotes. */
  #quoted: string[] | undefined;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that are complete after this piece; `final` ends the text. */
  *push(piece: string, final = false): Generator<CsvRecord, void, undefined> {
    const cut = final ? piece.length : piece.lastIndexOf('\n') + 1;
    if (cut > 0 || final) {
      yield* this.#read(this.#tail.join('') + piece.slice(0, cut));
      this.#tail = [];
    }
    if (cut < piece.length) this.#tail.push(piece.slice(cut));
    if (this.#quoted === undefined || !(final || this.#heldLength > MAX_RECORD)) return;
    const text = this.#held.join('');
    this.#startRecord();
    yield* this.#read(text, this.#quoteAt);
  }

  #startRecord(): void {
    this.#held = [];
    this.#heldLength = 0;
    this.#fields = [];
    this.#damaged = false;
    this.#quoted = undefined;
  }

  /** Reads whole lines; the quote at `literal` is text. */
  *#read(text: string, literal = -1): Generator<CsvRecord, void, undefined> {
    const delimiter = this.#delimiter.charCodeAt(0);
    let record = 0;
    let at = 0;
    while (at < text.length || this.#quoted !== undefined) {
      let field = '';
      let isQuoted = false;
      if (this.#quoted === undefined && text[at] === '"') {
        if (at === literal) this.#damaged = true;
        else {
          this.#quoteAt = this.#heldLength + at - record;
          this.#quoted = [];
          at++;
        }
      }
      if (this.#quoted !== undefined) {
        const close = closingQuote(text, at);
        if (close < 0) {
          this.#quoted.push(text.slice(at));
          this.#held.push(text.slice(record));
          this.#heldLength += text.length - record;
          return;
        }
        field = (this.#quoted.join('') + text.slice(at, close)).replaceAll('""', '"');
        isQuoted = true;
        this.#quoted = undefined;
        at = close + 1;
      }
      const from = at;
      while (at < text.length) {
        const unit = text.charCodeAt(at);
        if (unit === LF || unit === delimiter) break;
        at++;
      }
      const more = text.charCodeAt(at) === delimiter;
      const end = !more && at > from && text[at - 1] === '\r' ? at - 1 : at;
      if (end > from) {
        if (isQuoted) this.#damaged = true;
        field += text.slice(from, end);
      }
      this.#fields.push(field);
      at++;
      if (more) {
        if (at < text.length) continue;
        this.#fields.push('');
      }
      const [first = '', ...others] = this.#fields;
      const blank = others.length === 0 && first.trim() === '';
      if (!blank) yield { fields: this.#fields, damaged: this.#damaged };
      this.#startRecord();
      record = at;
    }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
