use nonlocal::{Closure, Runtime};

fn main() -> nonlocal::Result<()> {
    let mut rt = Runtime::new();
    let double: Closure = rt.run("lambda x: x * 2")?;
    rt.call::<i64>(&double, 21)?;
    Ok(())
}
