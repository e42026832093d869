;; Surprisal, or binary entropy, of the doubles in [0, end), two at a time, written 32 KiB on.
;; The answer is not 0 when some p lay outside [2^-1021, 1): those come out wrong.
;;
;; x = 2^e m with m in [sqrt 1/2, sqrt 2), f = m - 1 and s = f / (m + 1): log2 x = e + L where
;; L = 2 atanh(s) / ln 2 = f' - s (f' - z C(z)), f' = f / ln 2, z = s^2: exact where f is small.
;; Entropy, with q the smaller of p and 1 - p: H = -q log2 q + (1 - q) 2 atanh(u) / ln 2 where
;; u = q / (2 - q), two positive parts, and 2 atanh(u) / ln 2 = u (d0 + z D(z)), z = u^2.
;; C and D are minimax for the relative error of the whole, 2^-59 and 2^-54.
(module
  (memory (export "memory") 1)
  (func (export "bits") (param $end i32) (param $entropy i32) (result i32)
    (local $x i32) (local $q v128) (local $i v128) (local $f v128) (local $s v128)
    (local $z v128) (local $w v128) (local $v v128) (local $y v128) (local $most v128)
    (local $up v128) (local $fraction v128) (local $low v128) (local $two52 v128)
    (local $bias v128) (local $one v128) (local $two v128) (local $log2e v128)
    (local $c1 v128) (local $c2 v128) (local $c3 v128) (local $c4 v128) (local $c5 v128)
    (local $c6 v128) (local $c7 v128) (local $d0 v128) (local $d1 v128) (local $d2 v128)
    (local $d3 v128) (local $d4 v128) (local $d5 v128) (local $d6 v128) (local $d7 v128)
    (local $d8 v128) (local $d9 v128)
    (local.set $up (i64x2.splat (i64.const 0x00095f619980c433)))
    (local.set $fraction (i64x2.splat (i64.const 0x000fffffffffffff)))
    (local.set $low (i64x2.splat (i64.const 0x3fe6a09e667f3bcd))) ;; sqrt 1/2
    (local.set $two52 (i64x2.splat (i64.const 0x4330000000000000)))
    (local.set $bias (f64x2.splat (f64.const 4503599627371519))) ;; 2^52 + 1023
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $two (f64x2.splat (f64.const 2)))
    (local.set $log2e (f64x2.splat (f64.const 1.4426950408889634)))
    (local.set $c1 (f64x2.splat (f64.const 0.9617966939259853)))
    (local.set $c2 (f64x2.splat (f64.const 0.5770780163471406)))
    (local.set $c3 (f64x2.splat (f64.const 0.4121985855776075)))
    (local.set $c4 (f64x2.splat (f64.const 0.3205985567868674)))
    (local.set $c5 (f64x2.splat (f64.const 0.26233338102208914)))
    (local.set $c6 (f64x2.splat (f64.const 0.22093504224995214)))
    (local.set $c7 (f64x2.splat (f64.const 0.21346048776041504)))
    (local.set $d0 (f64x2.splat (f64.const 2.8853900817779268)))
    (local.set $d1 (f64x2.splat (f64.const 0.9617966939262117)))
    (local.set $d2 (f64x2.splat (f64.const 0.5770780162860125)))
    (local.set $d3 (f64x2.splat (f64.const 0.4121985910522259)))
    (local.set $d4 (f64x2.splat (f64.const 0.32059843869670407)))
    (local.set $d5 (f64x2.splat (f64.const 0.26232339485700396)))
    (local.set $d6 (f64x2.splat (f64.const 0.2216482673307736)))
    (local.set $d7 (f64x2.splat (f64.const 0.1961054189882361)))
    (local.set $d8 (f64x2.splat (f64.const 0.14243268043284887)))
    (local.set $d9 (f64x2.splat (f64.const 0.256756489500445)))
    (loop $next
      (local.set $q (v128.load (local.get $x)))
      (if (local.get $entropy)
        (then (local.set $q
          (f64x2.pmin (f64x2.sub (local.get $one) (local.get $q)) (local.get $q)))))
      (local.set $i (i64x2.add (local.get $q) (local.get $up)))
      (local.set $z ;; m
        (i64x2.add (v128.and (local.get $i) (local.get $fraction)) (local.get $low)))
      (local.set $f (f64x2.sub (local.get $z) (local.get $one)))
      (local.set $s (f64x2.div (local.get $f) (f64x2.add (local.get $z) (local.get $one))))
      (local.set $f (f64x2.mul (local.get $f) (local.get $log2e)))
      (local.set $z (f64x2.mul (local.get $s) (local.get $s)))
      (local.set $w (f64x2.mul (local.get $z) (local.get $z)))
      (local.set $v (f64x2.mul (local.get $w) (local.get $w)))
      (local.set $y (f64x2.add
        (f64x2.sub ;; -e - f'
          (f64x2.sub (local.get $bias)
            (v128.or (i64x2.shr_u (local.get $i) (i32.const 52)) (local.get $two52)))
          (local.get $f))
        (f64x2.mul (local.get $s) (f64x2.sub (local.get $f)
          (f64x2.mul (local.get $z)
            (f64x2.add
              (f64x2.add
                (f64x2.add (local.get $c1) (f64x2.mul (local.get $z) (local.get $c2)))
                (f64x2.mul (local.get $w)
                  (f64x2.add (local.get $c3) (f64x2.mul (local.get $z) (local.get $c4)))))
              (f64x2.mul (local.get $v)
                (f64x2.add
                  (f64x2.add (local.get $c5) (f64x2.mul (local.get $z) (local.get $c6)))
                  (f64x2.mul (local.get $w) (local.get $c7))))))))))
      (local.set $most (i32x4.max_u (local.get $most) (local.get $y)))
      (if (local.get $entropy) (then
        (local.set $s (f64x2.div (local.get $q) (f64x2.sub (local.get $two) (local.get $q))))
        (local.set $z (f64x2.mul (local.get $s) (local.get $s)))
        (local.set $w (f64x2.mul (local.get $z) (local.get $z)))
        (local.set $v (f64x2.mul (local.get $w) (local.get $w)))
        (local.set $y (f64x2.pmin (local.get $one) (f64x2.add ;; rounding may pass 1 by an ulp
          (f64x2.mul (local.get $q) (local.get $y))
          (f64x2.mul (f64x2.sub (local.get $one) (local.get $q)) (f64x2.mul (local.get $s)
            (f64x2.add (local.get $d0) (f64x2.mul (local.get $z)
              (f64x2.add
                (f64x2.add
                  (f64x2.add (local.get $d1) (f64x2.mul (local.get $z) (local.get $d2)))
                  (f64x2.mul (local.get $w)
                    (f64x2.add (local.get $d3) (f64x2.mul (local.get $z) (local.get $d4)))))
                (f64x2.mul (local.get $v)
                  (f64x2.add
                    (f64x2.add
                      (f64x2.add (local.get $d5) (f64x2.mul (local.get $z) (local.get $d6)))
                      (f64x2.mul (local.get $w)
                        (f64x2.add (local.get $d7) (f64x2.mul (local.get $z) (local.get $d8)))))
                    (f64x2.mul (local.get $v) (local.get $d9))))))))))))))
      (v128.store offset=32768 (local.get $x) (local.get $y))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $x) (local.get $end))))
    ;; was a -log2 outside [0, 1021]? High words of doubles, as unsigned numbers.
    (i32.and (i32.const 10) (i32x4.bitmask
      (i32x4.gt_u (local.get $most) (i32x4.splat (i32.const 0x408fe800)))))))
