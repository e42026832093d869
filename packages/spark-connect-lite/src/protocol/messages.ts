import protobuf from 'protobufjs';
import { proto } from './proto.ts';

const { root } = protobuf.parse(proto);

/** An answer of the server to a plan, one of a stream. */
export interface ExecutePlanResponse {
  readonly serverSideSessionId?: string;
  readonly responseId?: string;
  readonly responseType?: 'arrowBatch' | 'resultComplete' | 'executionProgress';
  readonly arrowBatch?: {
    readonly rowCount?: number;
    readonly data?: Uint8Array;
    readonly startOffset?: number;
    readonly numChunksInBatch?: number;
  };
  readonly executionProgress?: {
    readonly stages: readonly {
      readonly numTasks?: number;
      readonly numCompletedTasks?: number;
      readonly inputBytesRead?: number;
    }[];
  };
}

/** A type of Spark, as it comes over the wire. */
export interface WireType {
  readonly kind?: string;
  readonly decimal?: { readonly precision?: number; readonly scale?: number };
  readonly array?: { readonly elementType?: WireType };
  readonly map?: { readonly keyType?: WireType; readonly valueType?: WireType };
  readonly struct?: {
    readonly fields: readonly {
      readonly name?: string;
      readonly dataType?: WireType;
      readonly nullable?: boolean;
    }[];
  };
}

/** What the server says of a plan without running it. */
export interface AnalyzePlanResponse {
  readonly serverSideSessionId?: string;
  readonly schema?: { readonly schema?: WireType };
  readonly sparkVersion?: { readonly version?: string };
}

/** The long story of an error. */
export interface FetchErrorDetailsResponse {
  readonly rootErrorIdx?: number;
  readonly errors: readonly {
    readonly message?: string;
    readonly sparkThrowable?: { readonly errorClass?: string; readonly sqlState?: string };
  }[];
}

/** A message as bytes; fields under their names in camelCase, undefined ones left out. */
export function encode(name: string, fields: object): Buffer {
  const type = root.lookupType(`spark.connect.${name}`);
  return Buffer.from(type.encode(type.create(fields)).finish());
}

/** A message from bytes: whole numbers as doubles, absent fields absent, lists always there. */
export function decode<T>(name: string, bytes: Uint8Array): T {
  const type = root.lookupType(`spark.connect.${name}`);
  const options = { longs: Number, oneofs: true, arrays: true, objects: true };
  return type.toObject(type.decode(bytes), options) as T;
}
