use nonlocal::Runtime;

fn main() -> nonlocal::Result<()> {
    let mut rt = Runtime::new();
    rt.run("1")?;
    Ok(())
}
