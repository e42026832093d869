export * from './address/parseAddress.ts';
export type { TlsOptions } from './channel/channelOptions.ts';
export * from './client/connect.ts';
export type { SparkConnect, SparkQueryOptions } from './client/sparkConnect.ts';
export * from './error/sparkConnectError.ts';
export type { DataSource } from './protocol/dataSource.ts';
export type { SparkProgress } from './protocol/sparkProgress.ts';
export type { SparkField, SparkType } from './protocol/sparkType.ts';
