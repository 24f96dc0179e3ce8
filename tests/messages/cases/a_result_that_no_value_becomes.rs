use nonlocal::Runtime;

struct Order;

fn main() -> nonlocal::Result<()> {
    let mut rt = Runtime::new();
    rt.run::<Order>("{}")?;
    Ok(())
}
