//! What the standard library would bring to the form build, without the formatting of panics: 15 KB that a form
//! page has no use for, and a message that could quote what it was given.

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

/// A list of what is free: 2 KB less of each form page than the standard library's allocator. A form needs few pieces, and
/// its worker lives for one form.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    // SAFETY: WebAssembly has one thread here; it is built without atomics and its memory is not shared.
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A panic is a bug: the instance traps, and the page ends its worker.
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
