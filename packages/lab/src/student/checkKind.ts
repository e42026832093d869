import { checkObject, DomainError } from '@bits-per-sample/core';
import type { StudentKind } from './student.ts';

/** Throws unless it is a kind of student. */
export function checkKind(fn: string, kind: StudentKind): void {
  checkObject(fn, 'student', kind);
  if (typeof kind.create !== 'function')
    throw new DomainError(fn, 'student', 'with a method create', kind);
}
