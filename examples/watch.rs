//! A shared variable that is watched: the set point of a boiler, which the host owns and several scripts rebind.
//!
//! The host makes the variable as a cell of a scope, hears of every write (who it was, where, from what to what), keeps
//! a journal as data of the runtime, and sends a value that is out of range back into the script as an exception.

use nonlocal::{Change, Closure, Error, Result, Runtime, Scope, Value};

const THERMOSTAT: &str = "
def colder(degrees):
    nonlocal target
    target -= degrees

def warmer(degrees):
    nonlocal target
    target += degrees
    return target
colder, warmer";

const SCHEDULE: &str = "
def night():
    nonlocal target
    for step in (60, 55):
        target = step

def party():
    nonlocal target
    before = target
    try:
        target = 120
    except ValueError as error:
        target = before
        return f'no party: {error}'
night, party";

/// What the host writes down.
#[derive(Default)]
struct Journal(Vec<String>);

/// One write of the variable.
fn note(change: &mut Change<'_>) -> Result<()> {
    let (old, new) = (change.old.clone(), change.new.clone());
    let mut shown = |value: Option<Value>| match value {
        Some(value) => change.ctx().repr(value),
        None => Ok("unbound".to_owned()),
    };
    let (old, shown) = (shown(old)?, shown(new.clone())?);
    let place = match (&change.function, change.line) {
        (Some(function), Some(line)) => {
            let name = function.rsplit('.').next().unwrap_or_default();
            format!("{name}, line {line}")
        }
        _ => "the host".to_owned(),
    };
    if let Some(journal) = change.ctx().data_mut::<Journal>() {
        journal.0.push(format!("{old} -> {shown} by {place}"));
    }
    match new {
        Some(Value::Int(20..=90)) => Ok(()),
        _ => Err(Error::exception("ValueError", format!("{shown} degrees"))),
    }
}

fn main() -> Result<()> {
    let mut rt = Runtime::new();
    rt.set_data(Journal::default());
    let scope: Scope = rt.scope([("target", 70)])?;
    let target = scope.cell("target")?;
    let (colder, warmer): (Closure, Closure) = rt.run_in(&scope, THERMOSTAT)?;
    let (night, party): (Closure, Closure) = rt.run_in(&scope, SCHEDULE)?;

    let watch = rt.watch(&target, note)?;
    rt.call::<()>(&colder, (5,))?;
    println!("warmer: {}", rt.call::<i64>(&warmer, (2,))?);
    rt.call::<()>(&night, ())?;
    println!("{}", rt.call::<String>(&party, ())?);
    rt.write(&target, 70)?;
    // From here on nobody is told.
    drop(watch);
    rt.call::<()>(&colder, (50,))?;

    println!("target: {:?}", rt.read::<i64>(&target)?);
    for line in rt.take_data::<Journal>().unwrap_or_default().0 {
        println!("    {line}");
    }
    Ok(())
}
