//! WebAssembly keeps what does not fit into its locals on a stack in the linear memory. Rust wipes the secrets that it
//! owns, and not what was moved or spilled there on the way: that is done here, once for all.

use zeroize::Zeroize;

/// More than any call here is deep, in words of 8 bytes: 256 KiB of a stack of 1 MiB.
const DEPTH: usize = 32 << 10;

/// Does `work`, and wipes the stack that it used. What it returns must hold no secret but in a box.
pub(crate) fn wiping_stack<T>(work: impl FnOnce() -> T) -> T {
    let result = on_its_own_frames(work);
    wipe();
    result
}

/// Not inlined: frames that were its caller's would not be wiped.
#[inline(never)]
fn on_its_own_frames<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe() {
    [0_u64; DEPTH].zeroize();
}
