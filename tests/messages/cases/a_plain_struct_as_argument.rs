use nonlocal::{Closure, Runtime};

struct Order {
    count: u32,
}

fn main() -> nonlocal::Result<()> {
    let mut rt = Runtime::new();
    let price: Closure = rt.run("lambda order: order.count")?;
    rt.call::<u32>(&price, (Order { count: 2 },))?;
    Ok(())
}
