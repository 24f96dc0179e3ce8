//! Runs the golden scripts of `library/tests/golden/`, as `tests/golden.rs` runs the runtime's own:
//! `cargo test -p nonlocal-library --test golden numbers/`, with `RUNNER=python3.14` beside CPython.

#[path = "../../tests/script/mod.rs"]
mod script;

use std::process::ExitCode;

use nonlocal::Engine;

fn main() -> ExitCode {
    script::runner::main(|| {
        nonlocal_library::Library::new()
            .system_clock()
            .install(Engine::builder())
    })
}
