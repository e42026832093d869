import { isRpcError } from '../channel/rpcError.ts';
import type { AnalyzePlanResponse } from '../protocol/messages.ts';
import { explain } from './explain.ts';
import { faultKind } from './faultKind.ts';
import { Patience } from './patience.ts';
import type { Session } from './session.ts';

/** Asks about a plan without running it; as often as the line is cut, since nothing depends on it. */
export async function analyzePlan(session: Session, fields: object): Promise<AnalyzePlanResponse> {
  const patience = new Patience(session);
  try {
    for (;;)
      try {
        return await session.unary<AnalyzePlanResponse>('AnalyzePlan', fields);
      } catch (error) {
        if (!isRpcError(error) || faultKind(error) !== 'cut') throw error;
        await patience.wait(error);
      }
  } catch (error) {
    throw await explain(session, error);
  }
}
