// Every export in one module: the API pages link from room to room.
export * from '../src/index.ts';
export * from '../src/rating.ts';
export * from '../src/rules.ts';
export * from '../src/self-play.ts';
export * from '../src/space.ts';
