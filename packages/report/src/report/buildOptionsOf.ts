import { DomainError } from '@bits-per-sample/core';
import { normColumns } from '../options/checkOptions.ts';
import type { ReportOptions } from '../options/reportOptions.ts';
import { successRule } from '../options/successRule.ts';
import type { BuildOptions } from './buildOptions.ts';
import type { VerdictShares } from './reportVerdicts.ts';

/**
 * How a report is made of what was read, by the options of the caller.
 *
 * @param fn name of the function that was called.
 * @param options checked already.
 * @throws {DomainError} verdicts that are wrong so often that they say nothing.
 * @throws {ReportError} only some of the four options of the noise scale.
 */
export function buildOptionsOf(fn: string, options: ReportOptions): BuildOptions {
  const { success, kind, level, question, estimator, nllUnit } = options;
  const { falsePass = 0, falseFail = 0 } = options;
  return {
    norms: normColumns(fn, options),
    rule: success === undefined ? undefined : successRule(success),
    kind,
    level,
    question,
    estimator,
    nllUnit,
    errors: verdictErrors(fn, falsePass, falseFail),
  };
}

/** How often verdicts are wrong; undefined when they are right. */
function verdictErrors(
  fn: string,
  falsePass: number,
  falseFail: number,
): VerdictShares | undefined {
  if (falsePass + falseFail >= 1)
    throw new DomainError(fn, 'falsePass + falseFail', 'below 1', falsePass + falseFail);
  return falsePass + falseFail > 0 ? { falsePass, falseFail } : undefined;
}
