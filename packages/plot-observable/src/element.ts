export * from './defineBitsFigure.ts';
