export * from './log.ts';
export * from './readLog.ts';
export * from './source/fromBlob.ts';
export * from './source/fromBytes.ts';
export * from './source/fromText.ts';
export * from './source/logSource.ts';
export * from './unreadFormatError.ts';
