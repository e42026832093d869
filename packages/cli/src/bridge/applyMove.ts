import type { Curriculum, Json } from '@bits-per-sample/curriculum';
import type { Look, Move } from './parseRequest.ts';

/**
 * Moves a curriculum as a request says.
 *
 * @param curriculum the curriculum.
 * @param move the request.
 * @returns the answer, as a client will read it.
 * @throws {DomainError} what the curriculum refuses.
 */
export function applyMove(curriculum: Curriculum, move: Move): Json {
  switch (move.op) {
    case 'ask':
      return { assignments: plain(curriculum.ask(move.request)) };
    case 'observe':
      return { verdicts: plain(curriculum.observe(move.outcomes)) };
    case 'change':
      curriculum.change(move.change);
      return {};
  }
}

/**
 * What a request that moves nothing sees.
 *
 * @param curriculum the curriculum.
 * @param look the request.
 */
export function lookAt(curriculum: Curriculum, { op }: Look): unknown {
  switch (op) {
    case 'health':
      return { ok: true };
    case 'metrics':
      return curriculum.metrics();
    case 'snapshot':
      return curriculum.snapshot();
    case 'weights': {
      const { ids, p, components } = curriculum.weights();
      return {
        ids,
        p: Array.from(p),
        components: Object.fromEntries(
          Object.entries(components).map(([name, column]) => [name, Array.from(column)]),
        ),
      };
    }
  }
}

/** As a client will read it: NaN is null, and what the curriculum does later changes nothing. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
