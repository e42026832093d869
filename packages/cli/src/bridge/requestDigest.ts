import { createHash } from 'node:crypto';

/** Digest of what a request asks for. */
export const requestDigest = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 32);
