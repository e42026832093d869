import type { Table } from '@bits-per-sample/core';
import type { Log, LogFormat } from '../log.ts';
import type { RowContext, RowObject } from '../rows/rowFormat.ts';
import { trainerState } from './trainerState.ts';

/** A format that is one JSON document. A new one is one file, and one entry in the list. */
export interface DocumentFormat {
  readonly name: LogFormat;
  recognises(document: RowObject): boolean;
  read(document: RowObject, context: DocumentContext): Pick<Log, 'kind'> & { tables: Table[] };
}

/** What a format of documents knows when it reads. */
export type DocumentContext = Pick<RowContext, 'tally' | 'mapping' | 'name'>;

/** The formats of documents that can be read. */
export const documentFormats: readonly DocumentFormat[] = [trainerState];
