import { formatBits, formatPlain } from '@bits-per-sample/core';
import type { NowHeadline } from '../report/reportShape.ts';
import type { NumberRow, RowOf } from './numberRow.ts';
import { plusMinus } from './plusMinus.ts';

type Dense = 'told' | 'distance' | 'perToken' | 'turns' | 'decides';

/** The numbers of a teacher and of the rewards of turns as rows, counted on from one. */
export function denseRows(
  row: RowOf,
  { teacher, turns }: NowHeadline,
  from: number,
): Record<Dense, readonly NumberRow[]> {
  let place = from;
  const next = (label: string): string => `${place++}  ${label}`;
  const none: readonly NumberRow[] = [];
  const told =
    teacher === null
      ? none
      : row(next('Told by the teacher, bits per rollout, at least'), toldText);
  const unit = teacher?.distance?.unit === 'nats/rollout' ? 'nats per rollout' : 'nats per token';
  const distance =
    teacher === null || teacher.distance === null
      ? none
      : row(next(`Distance to the teacher, ${unit}`), ({ teacher: own }) =>
          own === null || own.distance === null
            ? 'cannot be told'
            : plusMinus(own.distance, 'bits'),
        );
  const perToken =
    teacher === null || teacher.toldPerToken === null
      ? none
      : row(next('Told per token, bits, at least'), ({ teacher: own }) =>
          own === null || own.toldPerToken === null
            ? 'cannot be told'
            : formatPlain(Number(own.toldPerToken.toPrecision(2))),
        );
  return {
    told,
    distance,
    perToken,
    turns:
      turns === null
        ? none
        : row(next("Bits per rollout in the turns' rewards"), ({ turns: own }) =>
            own === null || own.bits === null ? 'cannot be told' : plusMinus(own.bits, 'bits'),
          ),
    decides:
      turns === null || turns.bits === null
        ? none
        : row(next('The turn that decides most'), ({ turns: own }) =>
            own === null || own.decides === null
              ? 'none stands out'
              : `turn ${own.decides}: ${formatBits(own.each[own.decides - 1]!.bits.value)} bits`,
          ),
  };
}

function toldText({ teacher }: NowHeadline): string {
  const told = teacher?.toldByTop ?? teacher?.told ?? null;
  if (told === null) return 'cannot be told';
  return teacher!.state === 'nothing' ? 'nothing' : plusMinus(told, 'bits');
}
