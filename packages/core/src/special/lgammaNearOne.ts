/**
 * lnΓ(1 + t) for t in [0, 2], exact beside its zeros at 0 and 1: t (t − 1) times a rational
 * function (test/golden/rational.py), to 4e-18; all terms of it are positive.
 *
 * @internal
 */
export function lgammaNearOne(t: number): number {
  const p =
    (((((((1.5462129487433713e-7 * t + 0.00010318936687265844) * t + 0.004630212512476104) * t +
      0.06620652377201063) *
      t +
      0.4175253664101564) *
      t +
      1.3226883644708725) *
      t +
      2.186533438224094) *
      t +
      1.7958790176161952) *
      t +
    0.5772156649015329;
  const q =
    (((((((2.4701851967984794e-5 * t + 0.0017463680864623742) * t + 0.036138844242174166) * t +
      0.32397691578929105) *
      t +
      1.477100447122607) *
      t +
      3.672221746395205) *
      t +
      5.021257893286725) *
      t +
      3.536165960580732) *
      t +
    1;
  return t * (t - 1) * (p / q);
}
