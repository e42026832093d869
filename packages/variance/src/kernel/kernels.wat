;; Kernels over Float32 gradient rows, sums in doubles. Lengths are multiples of 8: the caller pads
;; with zeros. Strides are in bytes. Eight columns at a time keep enough sums in flight.
(module
  (import "js" "memory" (memory 64))

  ;; Folds rows into a running mean: mean += s/n, and returns what Σ(x − mean)² grows by, where
  ;; s = Σ (x − old mean) over the rows and n = 1 / inverse counts old and new rows. With squares ≠ 0
  ;; the growth is also added there, coordinate by coordinate.
  (func (export "fold") (param $x i32) (param $rows i32) (param $stride i32) (param $length i32)
    (param $mean i32) (param $squares i32) (param $inverse f64) (result f64)
    (local $end i32) (local $at i32) (local $stop i32) (local $n v128) (local $t v128)
    (local $total v128)
    (local $ma v128) (local $mb v128) (local $mc v128) (local $md v128)
    (local $xa v128) (local $xb v128) (local $xc v128) (local $xd v128)
    (local $sa v128) (local $sb v128) (local $sc v128) (local $sd v128)
    (local $qa v128) (local $qb v128) (local $qc v128) (local $qd v128)
    (local.set $n (f64x2.splat (local.get $inverse)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $length) (i32.const 2))))
    (block $done
      (loop $columns
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $ma (v128.load (local.get $mean)))
        (local.set $mb (v128.load offset=16 (local.get $mean)))
        (local.set $mc (v128.load offset=32 (local.get $mean)))
        (local.set $md (v128.load offset=48 (local.get $mean)))
        (local.set $sa (v128.const i64x2 0 0))
        (local.set $qa (v128.const i64x2 0 0))
        (local.set $sb (v128.const i64x2 0 0))
        (local.set $qb (v128.const i64x2 0 0))
        (local.set $sc (v128.const i64x2 0 0))
        (local.set $qc (v128.const i64x2 0 0))
        (local.set $sd (v128.const i64x2 0 0))
        (local.set $qd (v128.const i64x2 0 0))
        (local.set $at (local.get $x))
        (local.set $stop
          (i32.add (local.get $x) (i32.mul (local.get $rows) (local.get $stride))))
        (loop $down
          (local.set $xa
            (f64x2.sub (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $at))) (local.get $ma)))
          (local.set $xb
            (f64x2.sub (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $at))) (local.get $mb)))
          (local.set $xc
            (f64x2.sub (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $at))) (local.get $mc)))
          (local.set $xd
            (f64x2.sub (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $at))) (local.get $md)))
          (local.set $sa (f64x2.add (local.get $sa) (local.get $xa)))
          (local.set $sb (f64x2.add (local.get $sb) (local.get $xb)))
          (local.set $sc (f64x2.add (local.get $sc) (local.get $xc)))
          (local.set $sd (f64x2.add (local.get $sd) (local.get $xd)))
          (local.set $qa (f64x2.add (local.get $qa) (f64x2.mul (local.get $xa) (local.get $xa))))
          (local.set $qb (f64x2.add (local.get $qb) (f64x2.mul (local.get $xb) (local.get $xb))))
          (local.set $qc (f64x2.add (local.get $qc) (f64x2.mul (local.get $xc) (local.get $xc))))
          (local.set $qd (f64x2.add (local.get $qd) (f64x2.mul (local.get $xd) (local.get $xd))))
          (local.set $at (i32.add (local.get $at) (local.get $stride)))
          (br_if $down (i32.lt_u (local.get $at) (local.get $stop))))
        (local.set $t (f64x2.mul (local.get $sa) (local.get $n)))
        (v128.store (local.get $mean) (f64x2.add (local.get $ma) (local.get $t)))
        (local.set $qa (f64x2.sub (local.get $qa) (f64x2.mul (local.get $sa) (local.get $t))))
        (local.set $t (f64x2.mul (local.get $sb) (local.get $n)))
        (v128.store offset=16 (local.get $mean) (f64x2.add (local.get $mb) (local.get $t)))
        (local.set $qb (f64x2.sub (local.get $qb) (f64x2.mul (local.get $sb) (local.get $t))))
        (local.set $t (f64x2.mul (local.get $sc) (local.get $n)))
        (v128.store offset=32 (local.get $mean) (f64x2.add (local.get $mc) (local.get $t)))
        (local.set $qc (f64x2.sub (local.get $qc) (f64x2.mul (local.get $sc) (local.get $t))))
        (local.set $t (f64x2.mul (local.get $sd) (local.get $n)))
        (v128.store offset=48 (local.get $mean) (f64x2.add (local.get $md) (local.get $t)))
        (local.set $qd (f64x2.sub (local.get $qd) (f64x2.mul (local.get $sd) (local.get $t))))
        (local.set $total (f64x2.add (local.get $total) (f64x2.add
          (f64x2.add (local.get $qa) (local.get $qb))
          (f64x2.add (local.get $qc) (local.get $qd)))))
        (if (local.get $squares)
          (then
            (v128.store (local.get $squares)
              (f64x2.add (v128.load (local.get $squares)) (local.get $qa)))
            (v128.store offset=16 (local.get $squares)
              (f64x2.add (v128.load offset=16 (local.get $squares)) (local.get $qb)))
            (v128.store offset=32 (local.get $squares)
              (f64x2.add (v128.load offset=32 (local.get $squares)) (local.get $qc)))
            (v128.store offset=48 (local.get $squares)
              (f64x2.add (v128.load offset=48 (local.get $squares)) (local.get $qd)))
            (local.set $squares (i32.add (local.get $squares) (i32.const 64)))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (local.set $mean (i32.add (local.get $mean) (i32.const 64)))
        (br $columns)))
    (f64.add
      (f64x2.extract_lane 0 (local.get $total))
      (f64x2.extract_lane 1 (local.get $total))))

  ;; Adds |row|² to norms and row · Σ rows to dots, row by row; the sums of the columns go to
  ;; $sums. Returns |Σ rows|².
  (func (export "products") (param $x i32) (param $rows i32) (param $stride i32) (param $length i32)
    (param $sums i32) (param $norms i32) (param $dots i32) (result f64)
    (local $end i32) (local $at i32) (local $stop i32) (local $to i32) (local $bytes i32)
    (local $total v128)
    (local $xa v128) (local $xb v128) (local $xc v128) (local $xd v128)
    (local $sa v128) (local $sb v128) (local $sc v128) (local $sd v128)
    (local $qa v128) (local $qb v128) (local $qc v128) (local $qd v128)
    (local.set $bytes (i32.shl (local.get $length) (i32.const 2)))
    (local.set $end (i32.add (local.get $x) (local.get $bytes)))
    (local.set $to (local.get $sums))
    (block $summed
      (loop $columns
        (br_if $summed (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $sa (v128.const i64x2 0 0))
        (local.set $sb (v128.const i64x2 0 0))
        (local.set $sc (v128.const i64x2 0 0))
        (local.set $sd (v128.const i64x2 0 0))
        (local.set $at (local.get $x))
        (local.set $stop
          (i32.add (local.get $x) (i32.mul (local.get $rows) (local.get $stride))))
        (loop $down
          (local.set $sa
            (f64x2.add (local.get $sa) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $at)))))
          (local.set $sb
            (f64x2.add (local.get $sb) (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $at)))))
          (local.set $sc
            (f64x2.add (local.get $sc) (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $at)))))
          (local.set $sd
            (f64x2.add (local.get $sd) (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (local.get $stride)))
          (br_if $down (i32.lt_u (local.get $at) (local.get $stop))))
        (v128.store (local.get $to) (local.get $sa))
        (local.set $total
          (f64x2.add (local.get $total) (f64x2.mul (local.get $sa) (local.get $sa))))
        (v128.store offset=16 (local.get $to) (local.get $sb))
        (local.set $total
          (f64x2.add (local.get $total) (f64x2.mul (local.get $sb) (local.get $sb))))
        (v128.store offset=32 (local.get $to) (local.get $sc))
        (local.set $total
          (f64x2.add (local.get $total) (f64x2.mul (local.get $sc) (local.get $sc))))
        (v128.store offset=48 (local.get $to) (local.get $sd))
        (local.set $total
          (f64x2.add (local.get $total) (f64x2.mul (local.get $sd) (local.get $sd))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (local.set $to (i32.add (local.get $to) (i32.const 64)))
        (br $columns)))
    (local.set $x (i32.sub (local.get $x) (local.get $bytes)))
    (local.set $stop (i32.add (local.get $x) (i32.mul (local.get $rows) (local.get $stride))))
    (loop $each
      (local.set $sa (v128.const i64x2 0 0))
      (local.set $qa (v128.const i64x2 0 0))
      (local.set $sb (v128.const i64x2 0 0))
      (local.set $qb (v128.const i64x2 0 0))
      (local.set $sc (v128.const i64x2 0 0))
      (local.set $qc (v128.const i64x2 0 0))
      (local.set $sd (v128.const i64x2 0 0))
      (local.set $qd (v128.const i64x2 0 0))
      (local.set $at (local.get $x))
      (local.set $end (i32.add (local.get $x) (local.get $bytes)))
      (local.set $to (local.get $sums))
      (loop $along
        (local.set $xa (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $at))))
        (local.set $xb (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $at))))
        (local.set $xc (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $at))))
        (local.set $xd (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $at))))
        (local.set $qa (f64x2.add (local.get $qa) (f64x2.mul (local.get $xa) (local.get $xa))))
        (local.set $qb (f64x2.add (local.get $qb) (f64x2.mul (local.get $xb) (local.get $xb))))
        (local.set $qc (f64x2.add (local.get $qc) (f64x2.mul (local.get $xc) (local.get $xc))))
        (local.set $qd (f64x2.add (local.get $qd) (f64x2.mul (local.get $xd) (local.get $xd))))
        (local.set $sa
          (f64x2.add (local.get $sa) (f64x2.mul (local.get $xa) (v128.load (local.get $to)))))
        (local.set $sb
          (f64x2.add (local.get $sb) (f64x2.mul (local.get $xb) (v128.load offset=16 (local.get $to)))))
        (local.set $sc
          (f64x2.add (local.get $sc) (f64x2.mul (local.get $xc) (v128.load offset=32 (local.get $to)))))
        (local.set $sd
          (f64x2.add (local.get $sd) (f64x2.mul (local.get $xd) (v128.load offset=48 (local.get $to)))))
        (local.set $to (i32.add (local.get $to) (i32.const 64)))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br_if $along (i32.lt_u (local.get $at) (local.get $end))))
      (local.set $qa (f64x2.add
        (f64x2.add (local.get $qa) (local.get $qb))
        (f64x2.add (local.get $qc) (local.get $qd))))
      (local.set $sa (f64x2.add
        (f64x2.add (local.get $sa) (local.get $sb))
        (f64x2.add (local.get $sc) (local.get $sd))))
      (f64.store (local.get $norms) (f64.add (f64.load (local.get $norms)) (f64.add
        (f64x2.extract_lane 0 (local.get $qa)) (f64x2.extract_lane 1 (local.get $qa)))))
      (f64.store (local.get $dots) (f64.add (f64.load (local.get $dots)) (f64.add
        (f64x2.extract_lane 0 (local.get $sa)) (f64x2.extract_lane 1 (local.get $sa)))))
      (local.set $norms (i32.add (local.get $norms) (i32.const 8)))
      (local.set $dots (i32.add (local.get $dots) (i32.const 8)))
      (local.set $x (i32.add (local.get $x) (local.get $stride)))
      (br_if $each (i32.lt_u (local.get $x) (local.get $stop))))
    (f64.add
      (f64x2.extract_lane 0 (local.get $total))
      (f64x2.extract_lane 1 (local.get $total))))

  ;; Adds ±x[i] to the bucket of coordinate $index + i; mask = buckets − 1.
  (func (export "sketch") (param $x i32) (param $length i32) (param $index i32)
    (param $first i32) (param $second i32) (param $mask i32) (param $table i32)
    (local $end i32) (local $i v128) (local $h v128) (local $lo v128) (local $hi v128) (local $at i32)
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $length) (i32.const 2))))
    (local.set $i
      (i32x4.add (i32x4.splat (local.get $index)) (v128.const i32x4 0 1 2 3)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $h (i32x4.mul
          (v128.xor (local.get $i) (i32x4.splat (local.get $first)))
          (i32x4.splat (i32.const 0x7feb352d))))
        (local.set $h (v128.xor (local.get $h) (i32x4.shr_u (local.get $h) (i32.const 15))))
        (local.set $h (i32x4.mul
          (v128.xor (local.get $h) (i32x4.splat (local.get $second)))
          (i32x4.splat (i32.const 0x846ca68b))))
        (local.set $h (v128.xor (local.get $h) (i32x4.shr_u (local.get $h) (i32.const 16))))
        (local.set $lo (v128.xor
          (v128.load (local.get $x))
          (v128.and (local.get $h) (i32x4.splat (i32.const 0x80000000)))))
        (local.set $hi (f64x2.promote_low_f32x4
          (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $lo) (local.get $lo))))
        (local.set $lo (f64x2.promote_low_f32x4 (local.get $lo)))
        (local.set $h (i32x4.shl
          (v128.and (local.get $h) (i32x4.splat (local.get $mask)))
          (i32.const 3)))
        (local.set $at (i32.add (local.get $table) (i32x4.extract_lane 0 (local.get $h))))
        (f64.store (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64x2.extract_lane 0 (local.get $lo))))
        (local.set $at (i32.add (local.get $table) (i32x4.extract_lane 1 (local.get $h))))
        (f64.store (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64x2.extract_lane 1 (local.get $lo))))
        (local.set $at (i32.add (local.get $table) (i32x4.extract_lane 2 (local.get $h))))
        (f64.store (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64x2.extract_lane 0 (local.get $hi))))
        (local.set $at (i32.add (local.get $table) (i32x4.extract_lane 3 (local.get $h))))
        (f64.store (local.get $at)
          (f64.add (f64.load (local.get $at)) (f64x2.extract_lane 1 (local.get $hi))))
        (local.set $i (i32x4.add (local.get $i) (v128.const i32x4 4 4 4 4)))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (br $next)))))
