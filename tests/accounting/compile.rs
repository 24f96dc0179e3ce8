//! What compiling takes stays within the limits, whatever the source is.

use nonlocal::{Engine, Error, ErrorKind, Limit, Limits, Program};

use super::allocator;
use super::sources::sources;

const MIB: usize = 1 << 20;
const ROOM: usize = 8 * MIB;
/// The most that compiling may really take.
const MOST: usize = ROOM + ROOM / 10 + MIB;

fn is_fine(result: Result<(), &Error>) -> bool {
    match result {
        Ok(()) => true,
        Err(error) => matches!(
            error.kind(),
            ErrorKind::Syntax | ErrorKind::Limit(Limit::HeapBytes)
        ),
    }
}

#[test]
fn a_source_of_the_host_is_compiled_within_the_limit() {
    let limits = Limits::new().heap_bytes(ROOM);
    let mut wrong = Vec::new();
    for n in [3_000, 20_000, 150_000] {
        for (name, text) in sources(n) {
            let (result, peak) = allocator::peak_of(|| Program::compile_with("f", &text, &limits));
            if peak as usize > MOST || !is_fine(result.as_ref().map(|_| ())) {
                let end = result.err().map(|error| error.to_string());
                wrong.push(format!(
                    "{name} {n}: {:.1} MiB, {end:?}",
                    peak as f64 / MIB as f64
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_source_of_a_script_is_compiled_within_the_limit() {
    // Fuel ends nothing here, so that the bytes do.
    let limits = Limits::new().heap_bytes(ROOM);
    let engine = Engine::builder().limits(limits).build();
    let mut wrong = Vec::new();
    for (name, text) in sources(30_000) {
        let mut rt = engine.runtime();
        rt.run::<()>("def f(text): return compile(text, 'f', 'exec') and None")
            .expect("a definition");
        let f: nonlocal::Closure = rt.get("f").expect("no fault").expect("a name");
        let (result, peak) = allocator::peak_of(|| rt.call::<()>(&f, (&*text,)));
        let fine = match &result {
            Err(error) if error.kind() == ErrorKind::Exception => error.is_exception("SyntaxError"),
            result => is_fine(result.as_ref().map(|_| ())),
        };
        if peak as usize > MOST || !fine {
            let end = result.err().map(|error| error.to_string());
            wrong.push(format!(
                "{name}: {:.1} MiB, {end:?}",
                peak as f64 / MIB as f64
            ));
        }
        rt.run::<()>("f('x = 1')")
            .expect("the runtime is as it was");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
