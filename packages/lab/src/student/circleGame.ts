/** Moves in a circle: each beats (probability 0.9) the half of the moves that stand before it. */
export function circleGame(moves: number) {
  const win = new Float64Array(moves * moves);
  for (let a = 0; a < moves; a++)
    for (let b = 0; b < moves; b++) {
      const lead = (a - b + moves) % moves;
      win[a * moves + b] = lead === 0 ? 0.5 : lead <= (moves - 1) / 2 ? 0.9 : 0.1;
    }
  return {
    /** P(win) of move a against move b. */
    chance: (a: number, b: number) => win[a * moves + b]!,
    /** Writes P(win) of each move against an opponent that mixes moves so; shape [moves]. */
    face: (mix: Float64Array, out: Float64Array) => {
      for (let a = 0; a < moves; a++) {
        let p = 0;
        for (let b = 0; b < moves; b++) p += mix[b]! * win[a * moves + b]!;
        out[a] = p;
      }
    },
    /** The best reply of an opponent: the move against which the policy wins least. */
    bestReply: (policy: Float64Array) => {
      let reply = 0;
      let lowest = Infinity;
      for (let b = 0; b < moves; b++) {
        let p = 0;
        for (let a = 0; a < moves; a++) p += policy[a]! * win[a * moves + b]!;
        if (p < lowest) {
          lowest = p;
          reply = b;
        }
      }
      return { reply, lowest };
    },
  };
}
