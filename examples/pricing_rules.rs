//! Pricing rules on all cores: customers' rules are compiled once, and every worker runs them in a runtime of its own.
//! Each rule is a program with names of its own, so that no customer overwrites what another one has defined.
//!
//! Each runtime has limits of its own, so that a rule which never ends costs its customer an error and nobody else
//! anything. The table at the end shows what each rule made of the orders, and how many evaluations a second there were.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use nonlocal::{Closure, Engine, Limits, Output, Program, Result};

/// Name of the customer, and the rule: a program whose value is a function of net price and quantity.
const RULES: [(&str, &str); 4] = [
    ("flat", "lambda net, quantity: net * quantity"),
    (
        "volume",
        "
def make(tiers):
    def price(net, quantity):
        for least, discount in tiers:
            if quantity >= least:
                return net * quantity * (1 - discount)
        return net * quantity
    return price
make([(100, 0.2), (10, 0.1)])",
    ),
    (
        "loyal",
        "
def make():
    seen = 0
    def price(net, quantity):
        nonlocal seen
        seen += 1
        return net * quantity * (0.95 if seen > 3 else 1)
    return price
make()",
    ),
    (
        "broken",
        "
def price(net, quantity):
    while quantity > 50:
        pass
    return net * quantity
price",
    ),
];

const ORDERS: usize = 20_000;

/// The orders of one customer: for each customer a rule starts with cells of its own.
const ORDERS_OF_ONE: usize = 1_000;

/// What one rule did in one worker.
#[derive(Default)]
struct Outcome {
    total: f64,
    priced: usize,
    refused: usize,
}

fn main() -> Result<()> {
    let limits = Limits::untrusted().fuel(20_000).heap_bytes(4 << 20);
    let engine = Engine::builder()
        .limits(limits)
        .stdout(Output::discard())
        .build();
    let rules: Vec<(&str, Program)> = RULES
        .iter()
        .map(|(name, source)| Ok((*name, Program::compile_isolated(name, source)?)))
        .collect::<Result<_>>()?;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    let outcomes: Vec<BTreeMap<&str, Outcome>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| work(&engine, &rules, &next)))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok()?.ok())
            .collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{:<8} {:>14} {:>8} {:>8}",
        "rule", "total", "priced", "refused"
    );
    let mut evaluations = 0;
    for (name, _) in &rules {
        let of_rule = || outcomes.iter().filter_map(|outcome| outcome.get(name));
        let priced: usize = of_rule().map(|outcome| outcome.priced).sum();
        let refused: usize = of_rule().map(|outcome| outcome.refused).sum();
        let total: f64 = of_rule().map(|outcome| outcome.total).sum();
        println!("{name:<8} {total:>14.2} {priced:>8} {refused:>8}");
        evaluations += priced + refused;
        assert_eq!(
            priced + refused,
            ORDERS,
            "every order went through every rule"
        );
    }
    // What differs from run to run goes to the standard error.
    eprintln!(
        "{workers} workers, {:.0} evaluations a second",
        evaluations as f64 / seconds
    );
    Ok(())
}

/// One worker: takes customers until there are none left, and runs all rules on each of their orders.
fn work<'a>(
    engine: &Engine,
    rules: &'a [(&'a str, Program)],
    next: &AtomicUsize,
) -> Result<BTreeMap<&'a str, Outcome>> {
    let mut rt = engine.runtime();
    let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
    loop {
        let first = next.fetch_add(ORDERS_OF_ONE, Ordering::Relaxed);
        if first >= ORDERS {
            return Ok(outcomes);
        }
        let closures: Vec<(&str, Closure)> = rules
            .iter()
            .map(|(name, program)| Ok((*name, rt.run(program)?)))
            .collect::<Result<_>>()?;
        for order in first..first + ORDERS_OF_ONE {
            // Every hundredth order is large: the broken rule never ends on those.
            let quantity = if order.is_multiple_of(100) {
                200
            } else {
                order % 50
            };
            for (name, rule) in &closures {
                let outcome = outcomes.entry(name).or_default();
                match rt.call::<f64>(rule, (9.5, quantity)) {
                    Ok(price) => {
                        outcome.total += price;
                        outcome.priced += 1;
                    }
                    Err(_) => outcome.refused += 1,
                }
            }
        }
    }
}
