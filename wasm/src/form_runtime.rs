//! What the standard library would bring to the form build, without the formatting of panics: 15 KB that a form
//! page has no use for, and a message that could quote what it was given.

use dlmalloc::GlobalDlmalloc;

/// The allocator of the standard library on this target.
#[global_allocator]
static ALLOCATOR: GlobalDlmalloc = GlobalDlmalloc;

/// A panic is a bug: the instance traps, and the page ends its worker.
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
