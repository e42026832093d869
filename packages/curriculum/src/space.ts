export * from './space/alpGmm.ts';
export * from './space/covarGmm.ts';
export * from './space/domainRandomization.ts';
export * from './space/expandingBox.ts';
export type { MixtureOptions } from './space/mixtureTeacher.ts';
export * from './space/riac.ts';
export type { SpaceOptions } from './space/spaceStrategy.ts';
export * from './space/uniformSpace.ts';
