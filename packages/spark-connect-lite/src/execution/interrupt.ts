import { type Session, TIDY_MS } from './session.ts';
import { within } from './within.ts';

const INTERRUPT_OPERATION = 3;
/** Pauses before each try, in milliseconds. */
const PAUSES = [0, 250, 1_000];
const never = new Promise<never>(() => {});

/** Ends an operation on the server, which may have to begin with it first. */
export async function interrupt(session: Session, operationId: string): Promise<void> {
  const fields = { interruptType: INTERRUPT_OPERATION, operationId };
  for (const ms of PAUSES) {
    await within(never, ms);
    const answer = await session.unary<{ readonly interruptedIds: readonly string[] }>(
      'Interrupt',
      fields,
      TIDY_MS,
    );
    if (answer.interruptedIds.length > 0) return;
  }
}
