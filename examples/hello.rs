//! The smallest host: a counter of a script, whose captured variable Rust reads and rebinds.

use nonlocal::{Closure, Runtime};

const SCRIPT: &str = "
def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

make_counter(40)
";

fn main() -> nonlocal::Result<()> {
    let mut rt = Runtime::new();
    let step: Closure = rt.run(SCRIPT)?; // a program's value is its last expression statement's
    println!("first step: {}", rt.call::<i64>(&step, ())?);

    let n = rt.cell(&step, "n")?; // the captured variable itself, by name
    rt.write(&n, 99)?; // Rust rebinds it ..
    println!("after a write: {}", rt.call::<i64>(&step, (1,))?); // .. and the script sees it
    println!("the cell holds: {:?}", rt.read::<i64>(&n)?);
    Ok(())
}
