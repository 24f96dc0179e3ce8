//! `pricing_rules` with mlua: customers' rules, compiled once, evaluated on all cores, isolated from each other.
//!
//! Lua counts no fuel and keeps no time: a hook every thousand instructions stops a rule that does not end.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use mlua::{Error, Function, HookTriggers, Lua, LuaOptions, Result, StdLib, Table, VmState};

const RULES: [(&str, &str); 4] = [
    (
        "flat",
        "return function(net, quantity) return net * quantity end",
    ),
    (
        "volume",
        "
local function make(tiers)
    return function(net, quantity)
        for _, tier in ipairs(tiers) do
            if quantity >= tier[1] then
                return net * quantity * (1 - tier[2])
            end
        end
        return net * quantity
    end
end
return make({{100, 0.2}, {10, 0.1}})",
    ),
    (
        "loyal",
        "
local function make()
    local seen = 0
    return function(net, quantity)
        seen = seen + 1
        return net * quantity * (seen > 3 and 0.95 or 1)
    end
end
return make()",
    ),
    (
        "broken",
        "
return function(net, quantity)
    while quantity > 50 do end
    return net * quantity
end",
    ),
];

const ORDERS: usize = 20_000;
const ORDERS_OF_ONE: usize = 1_000;
/// What a rule may run, in steps of a thousand instructions.
const STEPS: usize = 20;

#[derive(Default)]
struct Outcome {
    total: f64,
    priced: usize,
    refused: usize,
}

fn main() -> Result<()> {
    let compiler = Lua::new();
    let rules: Vec<(&str, Vec<u8>)> = RULES
        .iter()
        .map(|(name, source)| {
            let function = compiler.load(*source).set_name(*name).into_function()?;
            Ok((*name, function.dump(false)))
        })
        .collect::<Result<_>>()?;
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let outcomes: Vec<BTreeMap<&str, Outcome>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            // An error of mlua stays on its thread.
            .map(|_| scope.spawn(|| work(&rules, &next).ok()))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok()?)
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

/// A state without files and processes, with bounds on memory and on the time of a call.
fn sandbox() -> Result<Lua> {
    let libraries = StdLib::TABLE | StdLib::STRING | StdLib::MATH;
    let lua = Lua::new_with(libraries, LuaOptions::default())?;
    lua.set_memory_limit(4 << 20)?;
    lua.set_app_data(AtomicUsize::new(0));
    let every = HookTriggers::new().every_nth_instruction(1_000);
    lua.set_hook(every, |lua, _| {
        let steps = lua.app_data_ref::<AtomicUsize>();
        match steps.map(|steps| steps.fetch_add(1, Ordering::Relaxed)) {
            Some(steps) if steps >= STEPS => Err(Error::runtime("the rule takes too long")),
            _ => Ok(VmState::Continue),
        }
    })?;
    Ok(lua)
}

/// The names of one customer: what one sets, no other sees.
fn names(lua: &Lua) -> Result<Table> {
    let names = lua.create_table()?;
    for name in ["ipairs", "pairs", "math", "string", "table", "tostring"] {
        names.set(name, lua.globals().get::<mlua::Value>(name)?)?;
    }
    Ok(names)
}

fn work<'a>(
    rules: &'a [(&'a str, Vec<u8>)],
    next: &AtomicUsize,
) -> Result<BTreeMap<&'a str, Outcome>> {
    let lua = sandbox()?;
    let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
    loop {
        let first = next.fetch_add(ORDERS_OF_ONE, Ordering::Relaxed);
        if first >= ORDERS {
            return Ok(outcomes);
        }
        let closures: Vec<(&str, Function)> = rules
            .iter()
            .map(|(name, code)| {
                let chunk = lua.load(code.as_slice()).set_environment(names(&lua)?);
                Ok((*name, chunk.eval()?))
            })
            .collect::<Result<_>>()?;
        for order in first..first + ORDERS_OF_ONE {
            let quantity = if order.is_multiple_of(100) {
                200
            } else {
                order % 50
            };
            for (name, rule) in &closures {
                if let Some(steps) = lua.app_data_ref::<AtomicUsize>() {
                    steps.store(0, Ordering::Relaxed);
                }
                let outcome = outcomes.entry(name).or_default();
                match rule.call::<f64>((9.5, quantity)) {
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
