//! The rules of shards as closures in a runtime: made from frozen ones, called, and frozen again with their state.

use std::collections::BTreeMap;
use std::time::Instant;

use nonlocal::{Closure, Engine, Frozen, Limits, Program, Result, Runtime};

use crate::cost::Cost;
use crate::orders::Order;

const SOURCE: &str = include_str!("rules.py");

/// A customer, the number of orders, and what they cost in cents.
pub type Statement = (u32, u64, u64);

/// The two closures of a shard; what they have captured is its state.
struct Shard {
    price: Closure,
    statements: Closure,
}

/// The shards of one worker, in a runtime of their own.
pub struct Shards {
    rt: Runtime,
    /// A shard without customers.
    empty: Frozen,
    shards: BTreeMap<u32, Shard>,
    pub cost: Cost,
}

/// The rules, compiled and frozen once; who thaws them needs no parser.
pub fn freeze_rules() -> Result<Frozen> {
    let mut rt = runtime();
    let program = Program::compile("rules.py", SOURCE)?;
    let closures: (Closure, Closure) = rt.run(&program)?;
    rt.freeze((&closures.0, &closures.1))
}

/// Rules come from elsewhere, so each call is bounded.
fn runtime() -> Runtime {
    let limits = Limits::untrusted().fuel(1 << 32).heap_bytes(1 << 30);
    Engine::builder().limits(limits).build().runtime()
}

impl Shards {
    pub fn new(empty: Frozen) -> Self {
        Self {
            rt: runtime(),
            empty,
            shards: BTreeMap::new(),
            cost: Cost::default(),
        }
    }

    /// Prices orders of one shard, which the first order of its customers makes.
    pub fn price(&mut self, shard: u32, orders: &[Order]) -> Result<()> {
        if !self.shards.contains_key(&shard) {
            let empty = self.empty.clone();
            self.thaw(shard, &empty)?;
        }
        let Some(Shard { price, .. }) = self.shards.get(&shard) else {
            return Ok(());
        };
        let started = Instant::now();
        for order in orders {
            let arguments = (order.customer, order.net, order.quantity);
            self.rt.call::<u64>(price, arguments)?;
        }
        self.cost.orders += orders.len() as u64;
        self.cost.pricing += started.elapsed();
        Ok(())
    }

    /// The shards that are here.
    pub fn numbers(&self) -> Vec<u32> {
        self.shards.keys().copied().collect()
    }

    /// A shard as bytes; `None` if it is not here.
    pub fn freeze(&mut self, shard: u32) -> Result<Option<Frozen>> {
        let Some(Shard { price, statements }) = self.shards.get(&shard) else {
            return Ok(None);
        };
        let started = Instant::now();
        let frozen = self.rt.freeze((price, statements))?;
        self.cost.freezing += started.elapsed();
        self.cost.frozen += 1;
        self.cost.frozen_bytes += frozen.as_bytes().len() as u64;
        Ok(Some(frozen))
    }

    /// Takes up a shard as it was frozen.
    pub fn thaw(&mut self, shard: u32, frozen: &Frozen) -> Result<()> {
        let started = Instant::now();
        let (price, statements) = self.rt.thaw(frozen)?;
        self.cost.thawing += started.elapsed();
        self.cost.thawed += 1;
        self.shards.insert(shard, Shard { price, statements });
        Ok(())
    }

    /// Lets go of a shard that another worker takes up.
    pub fn remove(&mut self, shard: u32) {
        self.shards.remove(&shard);
    }

    /// What each customer has ordered and paid, as the closures remember it.
    pub fn statements(&mut self) -> Result<Vec<Statement>> {
        let mut all = Vec::new();
        for shard in self.shards.values() {
            let some: Vec<Statement> = self.rt.call(&shard.statements, ())?;
            all.extend(some);
        }
        Ok(all)
    }
}
