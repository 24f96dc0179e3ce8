//! A debugger: steps through a script line by line, and shows where it stands, its variables and its cells.
//!
//! The commands stand in the program, so that it runs without a terminal: it stops at each line of one function,
//! looks around, and rebinds a captured variable between two calls.

use nonlocal::{Cell, Closure, Event, Flow, Frame, Fuel, Result, Runtime, Step};

const SCRIPT: &str = "
def make_account(balance):
    history = []
    def deposit(amount):
        nonlocal balance
        history.append(amount)
        balance += amount
        return balance
    return deposit
make_account(100)";

fn main() -> Result<()> {
    let mut rt = Runtime::new();
    let deposit: Closure = rt.run(SCRIPT)?;
    let balance: Cell = rt.cell(&deposit, "balance")?;
    rt.observe(|event: &Event, frame: &mut Frame<'_>| match event {
        Event::Line if &*frame.code().name == "deposit" => Flow::Pause,
        _ => Flow::Continue,
    });
    let mut stops = 0;
    let mut step = rt.start::<i64>(&deposit, (25,), Fuel::ALL)?;
    while let Step::Observed(mut paused) = step {
        stops += 1;
        if let Some(frame) = paused.frame() {
            show(frame);
        }
        step = paused.resume(Fuel::ALL)?;
    }
    let result = step.finish(|_| Ok::<(), nonlocal::Error>(()))?;
    println!("deposit(25) is {result} after {stops} stops");
    // Between runs the cell is the host's to change: the next call starts from there.
    rt.write(&balance, 1000)?;
    rt.unobserve();
    println!("deposit(1) is {}", rt.call::<i64>(&deposit, (1,))?);
    Ok(())
}

/// Prints the place, the variables and the cells of an activation, and of those that called it.
fn show(mut frame: Frame<'_>) {
    println!("{} stands at line {}", frame.code().qualname, frame.line());
    for (name, value) in frame.locals() {
        let text = frame.ctx().repr(value).unwrap_or_default();
        println!("    {name} = {text}");
    }
    let cells: Vec<String> = frame
        .cells()
        .iter()
        .map(|(name, _)| name.to_string())
        .collect();
    println!("    in cells: {}", cells.join(", "));
}
