//! `pricing_rules` with PyO3: customers' rules, compiled once, evaluated by several threads.
//!
//! There is one interpreter, which one thread has at a time: the workers take turns. CPython counts no fuel: a function
//! that is called for each line stops a rule that does not end, by an exception that the rule could catch. Memory has no
//! bound, and scripts see the whole of Python.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pyo3::exceptions::PyTimeoutError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

const RULES: [(&str, &str); 4] = [
    ("flat", "price = lambda net, quantity: net * quantity"),
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
price = make([(100, 0.2), (10, 0.1)])",
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
price = make()",
    ),
    (
        "broken",
        "
def price(net, quantity):
    while quantity > 50:
        pass
    return net * quantity",
    ),
];

const ORDERS: usize = 20_000;
const ORDERS_OF_ONE: usize = 1_000;
/// What a rule may run, in lines.
const LINES: usize = 2_000;

#[derive(Default)]
struct Outcome {
    total: f64,
    priced: usize,
    refused: usize,
}

/// What is called for each line of a script. CPython removes it when it raises.
#[pyclass(frozen)]
struct Fuel(AtomicUsize);

#[pymethods]
impl Fuel {
    #[pyo3(signature = (*_args))]
    fn __call__<'py>(
        slf: Bound<'py, Self>,
        _args: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, Self>> {
        match slf.get().0.fetch_add(1, Ordering::Relaxed) {
            0..LINES => Ok(slf),
            _ => Err(PyTimeoutError::new_err("the rule takes too long")),
        }
    }
}

fn main() -> PyResult<()> {
    let rules: Vec<(&str, Py<PyAny>)> = Python::attach(|py| {
        let compile = py.import("builtins")?.getattr("compile")?;
        RULES
            .iter()
            .map(|(name, source)| Ok((*name, compile.call1((source, name, "exec"))?.unbind())))
            .collect::<PyResult<_>>()
    })?;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let outcomes: Vec<BTreeMap<&str, Outcome>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .map(|_| scope.spawn(|| Python::attach(|py| work(py, &rules, &next))))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok()?.ok())
            .collect()
    });
    println!(
        "{:<8} {:>14} {:>8} {:>8}",
        "rule", "total", "priced", "refused"
    );
    for (name, _) in &rules {
        let of_rule = || outcomes.iter().filter_map(|outcome| outcome.get(name));
        let priced: usize = of_rule().map(|outcome| outcome.priced).sum();
        let refused: usize = of_rule().map(|outcome| outcome.refused).sum();
        let total: f64 = of_rule().map(|outcome| outcome.total).sum();
        println!("{name:<8} {total:>14.2} {priced:>8} {refused:>8}");
        assert_eq!(
            priced + refused,
            ORDERS,
            "every order went through every rule"
        );
    }
    Ok(())
}

/// Runs a rule's program with names of its own, and gives the rule.
fn rule<'py>(py: Python<'py>, program: &Py<PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let names = PyDict::new(py);
    let exec = py.import("builtins")?.getattr("exec")?;
    exec.call1((program, &names))?;
    names.as_any().get_item("price")
}

fn work<'a>(
    py: Python<'_>,
    rules: &'a [(&'a str, Py<PyAny>)],
    next: &AtomicUsize,
) -> PyResult<BTreeMap<&'a str, Outcome>> {
    let settrace = py.import("sys")?.getattr("settrace")?;
    let fuel = Bound::new(py, Fuel(AtomicUsize::new(0)))?;
    let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
    loop {
        let first = next.fetch_add(ORDERS_OF_ONE, Ordering::Relaxed);
        if first >= ORDERS {
            return Ok(outcomes);
        }
        let closures: Vec<(&str, Bound<'_, PyAny>)> = rules
            .iter()
            .map(|(name, program)| Ok((*name, rule(py, program)?)))
            .collect::<PyResult<_>>()?;
        for order in first..first + ORDERS_OF_ONE {
            let quantity = if order.is_multiple_of(100) {
                200
            } else {
                order % 50
            };
            for (name, rule) in &closures {
                fuel.get().0.store(0, Ordering::Relaxed);
                settrace.call1((&fuel,))?;
                let price = rule.call1((9.5, quantity));
                settrace.call1((py.None(),))?;
                let outcome = outcomes.entry(name).or_default();
                match price.and_then(|price| price.extract::<f64>()) {
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
