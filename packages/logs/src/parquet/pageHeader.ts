import type { ThriftReader, ThriftStruct } from './thrift.ts';

/** Kinds of pages, by their numbers in a file. */
const DATA = 0;
export const INDEX = 1;
export const DICTIONARY = 2;
export const DATA_V2 = 3;

/** What stands before a page. Sizes are in bytes. */
export interface PageHeader {
  readonly type: number;
  /** Size of the page when it is unpacked. */
  readonly size: number;
  /** Size of the page as it is stored. */
  readonly packed: number;
  /** Values, missing ones included. */
  readonly values: number;
  readonly encoding: number;
  readonly nulls: number;
  readonly rows: number;
  readonly definitionBytes: number;
  readonly repetitionBytes: number;
  readonly compressed: boolean;
}

/** Numbers of the fields that hold the rest of the header, by the kind of page. */
const REST: Readonly<Record<number, number>> = { [DATA]: 5, [DICTIONARY]: 7, [DATA_V2]: 8 };

/** Reads the header of a page; no size and no count in it is negative. */
export function readPageHeader(reader: ThriftReader): PageHeader {
  const header = reader.struct();
  const type = whole(header, 1);
  const rest = header.get(REST[type] ?? 0);
  const fields: ThriftStruct = rest instanceof Map ? rest : new Map();
  if (type !== INDEX && fields.size === 0) throw new RangeError(`a page of kind ${type}`);
  const second = type === DATA_V2;
  return {
    type,
    size: whole(header, 2),
    packed: whole(header, 3),
    values: type === INDEX ? 0 : whole(fields, 1),
    encoding: type === INDEX ? 0 : whole(fields, second ? 4 : 2),
    nulls: second ? whole(fields, 2) : 0,
    rows: second ? whole(fields, 3) : 0,
    definitionBytes: second ? whole(fields, 5) : 0,
    repetitionBytes: second ? whole(fields, 6) : 0,
    compressed: fields.get(7) !== false,
  };
}

function whole(fields: ThriftStruct, field: number): number {
  const value = fields.get(field);
  if (typeof value === 'number' && value >= 0 && value < 2 ** 31) return value;
  throw new RangeError('a page header with a false size');
}

/** The header of a page that is stored unpacked, in bytes. */
export function writePageHeader(page: Omit<PageHeader, 'packed' | 'compressed'>): Uint8Array {
  const { type, size, values, encoding, nulls, rows, definitionBytes, repetitionBytes } = page;
  const out: number[] = [];
  const number = (value: number): void => {
    let left = value * 2;
    for (; left > 127; left = Math.floor(left / 128)) out.push((left % 128) + 128);
    out.push(left);
  };
  const fields = (list: readonly number[]): void => {
    for (const value of list) {
      out.push(0x15);
      number(value);
    }
  };
  fields([type, size, size]);
  out.push(((REST[type]! - 3) << 4) | 12);
  if (type === DATA_V2) {
    fields([values, nulls, rows, encoding, definitionBytes, repetitionBytes]);
    out.push(0x12);
  } else fields(type === DATA ? [values, encoding, 3, 3] : [values, encoding]);
  out.push(0, 0);
  return Uint8Array.from(out);
}
