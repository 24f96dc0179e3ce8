//! Loops of what is no call: operators, statements, frames, look-ups, handlers; each kind that was cheap once.

use nonlocal::Value;

use super::world::{Cost, Costs, GENEROUS, PROMISED, runtime};

const FUEL: u64 = 100_000;

/// What is made first, and what is repeated.
const LOOPS: &str = include_str!("loops.py");

fn measure(bound: f64) -> Costs {
    let mut costs = Costs::default();
    let loops: Vec<(String, String)> = runtime(None, 64 << 20).run(LOOPS).expect("a list");
    let mut failed = Vec::new();
    for (first, repeated) in &loops {
        let mut best: Option<Cost> = None;
        if std::env::var_os("PRICES_TRACE").is_some() {
            eprintln!("{first} | {repeated}");
        }
        for _ in 0..if bound > PROMISED { 1 } else { 3 } {
            let mut rt = runtime(Some(FUEL * 20), 64 << 20);
            if let Err(error) = rt.run::<Value>(first.as_str()) {
                failed.push(format!("{first}: {error}"));
                break;
            }
            let body = if repeated.contains("except ValueError") && !repeated.starts_with("try") {
                format!("try: {repeated}")
            } else {
                repeated.clone()
            };
            let source = format!("import host\nwhile not host.enough():\n  {body}");
            let mut ended = Ok(Value::default());
            let mut cost = Cost::of(&mut rt, FUEL * 20, |rt| {
                ended = rt.run::<Value>(source.as_str());
                ended.as_ref().err().map(nonlocal::Error::kind)
            });
            if let Err(error) = &ended
                && error.exception_class().is_some()
            {
                failed.push(format!("{first}\n{repeated}: {error}"));
            }
            cost.what = format!(
                "{} | {repeated}",
                first.chars().take(70).collect::<String>()
            );
            let fine = cost.price() < bound / 2.0;
            best = Some(match best {
                Some(best) => best.or(cost),
                None => cost,
            });
            if fine {
                break;
            }
        }
        costs.all.extend(best);
    }
    if !failed.is_empty() {
        println!("{}", failed.join("\n"));
    }
    costs.failed = failed;
    costs
}

#[test]
fn no_statement_works_for_nothing() {
    measure(GENEROUS).settle("statements", GENEROUS);
}

#[test]
#[ignore = "the figures: a minute in a release build"]
fn units_of_statements_cost_what_is_promised() {
    measure(PROMISED).settle("statements", PROMISED);
}
