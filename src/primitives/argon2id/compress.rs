//! The compression function G (RFC 9106, 3.5 and 3.6).

use argon2::Block;

use super::pair::Pair;

/// A row of the 4 by 4 words that P works on, twice: of two inputs.
type Row = [Pair; 4];

/// `block ^= G(x, y)`. What is left in `q` is as secret as the inputs.
///
/// Not inlined: an engine optimises a function between its calls, and this one is called per block.
#[inline(never)]
pub(super) fn xor_compressed(block: &mut Block, x: &Block, y: &Block, q: &mut Block) {
    let (block, q) = (pairs_mut(block), pairs_mut(q));
    let inputs = pairs(x).iter().zip(pairs(y));
    // All reads come first: y is anywhere in the memory, and its cache misses overlap.
    for ((q, out), (x, y)) in q.iter_mut().zip(&mut *block).zip(inputs) {
        let r = Pair::new(*x).xor(Pair::new(*y));
        *q = r.words();
        *out = Pair::new(*out).xor(r).words();
    }
    for i in 0..4 {
        let place = |k| 16 * i + k;
        let rows = permute_two(core::array::from_fn(|k| Pair::new(q[place(k)])));
        for (k, pair) in rows.into_iter().enumerate() {
            q[place(k)] = pair.words();
        }
    }
    for i in 0..4 {
        let place = |k| 2 * i + k / 8 + 8 * (k % 8);
        let columns = permute_two(core::array::from_fn(|k| Pair::new(q[place(k)])));
        for (k, pair) in columns.into_iter().enumerate() {
            let out = &mut block[place(k)];
            *out = Pair::new(*out).xor(pair).words();
        }
    }
}

fn pairs(block: &Block) -> &[[u64; 2]] {
    block.as_ref().as_chunks().0
}

fn pairs_mut(block: &mut Block) -> &mut [[u64; 2]] {
    block.as_mut().as_chunks_mut().0
}

/// The permutation P (RFC 9106, 3.6) of two inputs of eight pairs each.
///
/// Two at once, because the steps of one wait for each other.
#[inline(always)]
fn permute_two(v: [Pair; 16]) -> [Pair; 16] {
    let mut a = [v[0], v[1], v[8], v[9]];
    let mut b = [v[2], v[3], v[10], v[11]];
    let mut c = [v[4], v[5], v[12], v[13]];
    let mut d = [v[6], v[7], v[14], v[15]];
    mix(&mut a, &mut b, &mut c, &mut d);
    // The diagonals become columns, and back.
    (b, c, d) = (rotate_left(b), swap(c), rotate_right(d));
    mix(&mut a, &mut b, &mut c, &mut d);
    (b, c, d) = (rotate_right(b), swap(c), rotate_left(d));
    [
        a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1], a[2], a[3], b[2], b[3], c[2], c[3], d[2],
        d[3],
    ]
}

#[inline(always)]
fn rotate_left(row: Row) -> Row {
    let [p, q, r, s] = row;
    [p.straddle(q), q.straddle(p), r.straddle(s), s.straddle(r)]
}

#[inline(always)]
fn rotate_right(row: Row) -> Row {
    let [p, q, r, s] = row;
    [q.straddle(p), p.straddle(q), s.straddle(r), r.straddle(s)]
}

#[inline(always)]
fn swap(row: Row) -> Row {
    let [p, q, r, s] = row;
    [q, p, s, r]
}

/// GB (RFC 9106, 3.6) of every column.
#[inline(always)]
fn mix(a: &mut Row, b: &mut Row, c: &mut Row, d: &mut Row) {
    *a = multiply_add(*a, *b);
    *d = xor(*d, *a).map(Pair::rotate_right_32);
    *c = multiply_add(*c, *d);
    *b = xor(*b, *c).map(Pair::rotate_right_24);
    *a = multiply_add(*a, *b);
    *d = xor(*d, *a).map(Pair::rotate_right_16);
    *c = multiply_add(*c, *d);
    *b = xor(*b, *c).map(Pair::rotate_right_63);
}

/// `a + b + 2 * trunc(a) * trunc(b)`
#[inline(always)]
fn multiply_add(a: Row, b: Row) -> Row {
    let [first, second] = Pair::multiply_low_halves([a[0], a[1]], [b[0], b[1]]);
    let [third, fourth] = Pair::multiply_low_halves([a[2], a[3]], [b[2], b[3]]);
    let products = [first, second, third, fourth];
    core::array::from_fn(|i| a[i].add(b[i]).add(products[i].add(products[i])))
}

#[inline(always)]
fn xor(a: Row, b: Row) -> Row {
    core::array::from_fn(|i| a[i].xor(b[i]))
}
