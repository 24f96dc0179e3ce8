//! Closures, one question at a time: runs a script for each, then looks into the captured variables from Rust.

use nonlocal::{Cell, Closure, Engine, Output, Result};

/// A question and the script that answers it.
const LESSON: [(&str, &str); 7] = [
    (
        "Why a closure is needed: the variable outlives the call that made it",
        "
def open_account(owner):
    greeting = 'Welcome back, ' + owner

    def greet():
        return greeting        # open_account() has ended, greeting has not

    return greet

ada = open_account('Ada')
print(ada())",
    ),
    (
        "What holds the variable: a cell; a function that captures nothing has none",
        "
def counters():
    total = 0

    def counting():
        return total

    def plain():
        return 0

    return counting, plain

counting, plain = counters()
print(counting.__closure__, 'holds', counting.__closure__[0].cell_contents)
print(plain.__closure__)",
    ),
    (
        "Which names are free: what a function uses and does not bind itself",
        "
def mix(base):
    share = 3

    def blend(other):
        parts = share + 1
        return (base, other, parts)

    return blend

blend = mix('blue')
print(blend.__code__.co_freevars)
print(blend.__code__.co_varnames)
print(mix.__code__.co_cellvars)",
    ),
    (
        "Siblings share the cell: what one rebinds, the other sees",
        "
def thermostat(degrees):
    def warmer(by):
        nonlocal degrees
        degrees += by

    def show():
        return degrees

    return warmer, show

warmer, show = thermostat(18)
warmer(3)
print(show(), warmer.__closure__[0] is show.__closure__[0])",
    ),
    (
        "Without nonlocal an assignment makes a new local variable",
        "
def outer():
    x = 'outer'

    def assign():
        x = 'inner'
        return x

    def rebind():
        nonlocal x
        x = 'rebound'

    first = assign(), x
    rebind()
    return first, x

print(outer())",
    ),
    (
        "Late binding: a closure reads its variable when it runs, not when it is made",
        "
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])",
    ),
    (
        "Each call makes new cells",
        "
def make():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step

a, b = make(), make()
print(a(), a(), a(), b())",
    ),
];

fn main() -> Result<()> {
    let mut rt = Engine::builder()
        .stdout(Output::collect())
        .build()
        .runtime();
    for (number, (question, script)) in LESSON.iter().enumerate() {
        rt.run::<()>(*script)?;
        println!("{}. {question}", number + 1);
        for line in script.lines() {
            println!("{}", format!("    {line}").trim_end());
        }
        println!();
        for line in rt.take_output().lines() {
            println!("    -> {line}");
        }
        println!();
    }

    println!("8. And from Rust: the same cells, by name\n");
    let step: Closure = rt.get("a")?.expect("the last script made it");
    for capture in rt.captures(&step)? {
        let owner = capture.owner.as_deref().unwrap_or("the host");
        println!(
            "    step captured {} of {owner}, shared by {}",
            capture.name, capture.shared_by
        );
    }
    let n: Cell = rt.cell(&step, "n")?;
    println!("    n is {:?}", rt.read::<i64>(&n)?);
    rt.write(&n, 41)?;
    println!(
        "    Rust writes 41, and step() gives {}",
        rt.call::<i64>(&step, ())?
    );
    rt.unbind(&n)?;
    println!(
        "    Rust unbinds it, and step() raises {}",
        rt.call::<i64>(&step, ()).expect_err("n is unbound")
    );
    Ok(())
}
