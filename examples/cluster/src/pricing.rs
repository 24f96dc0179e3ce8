//! What one worker does with an epoch: orders are gathered, priced in their order, and the state is frozen.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use nonlocal::Frozen;
use serde::{Deserialize, Serialize};

use crate::orders::Order;
use crate::rules::Shards;
use crate::state::{Seat, Store};
use crate::worker::{Failure, Job};

/// A shard on its way to another worker.
#[derive(Clone, Serialize, Deserialize)]
pub struct Moved {
    pub shard: u32,
    pub to: usize,
    pub bytes: Vec<u8>,
}

/// What a worker has between two turns of the dataflow.
pub struct Pricing {
    job: Arc<Job>,
    seat: Seat,
    pub shards: Shards,
    /// The orders of each epoch that is under way, by shard.
    waiting: BTreeMap<u64, BTreeMap<u32, Vec<Order>>>,
}

impl Pricing {
    pub fn new(job: Arc<Job>, seat: Seat, shards: Shards) -> Self {
        Self {
            job,
            seat,
            shards,
            waiting: BTreeMap::new(),
        }
    }

    /// Keeps orders until all of their epoch are here.
    pub fn receive(&mut self, orders: Vec<Order>) {
        let stream = self.job.stream;
        for order in orders {
            let epoch = self.waiting.entry(stream.epoch(&order)).or_default();
            let shard = epoch.entry(order.shard(stream.shards)).or_default();
            shard.push(order);
        }
    }

    /// Takes up shards that another worker had.
    pub fn take_up(&mut self, moved: Vec<Moved>) -> Result<(), Failure> {
        for Moved { shard, bytes, .. } in moved {
            self.shards.thaw(shard, &Frozen::from_bytes(bytes)?)?;
        }
        Ok(())
    }

    /// Prices the orders of an epoch, all of which are here, and freezes the state. The result is what moves.
    pub fn finish(&mut self, epoch: u64) -> Result<Vec<Moved>, Failure> {
        for (shard, mut orders) in self.waiting.remove(&epoch).unwrap_or_default() {
            orders.sort_unstable_by_key(|order| order.number);
            self.shards.price(shard, &orders)?;
        }
        if self.job.stall == Some(epoch) {
            stand_still(&self.job.store)?;
        }
        let started = Instant::now();
        let mut frozen = BTreeMap::new();
        for shard in self.shards.numbers() {
            frozen.extend(self.shards.freeze(shard)?.map(|bytes| (shard, bytes)));
        }
        self.job.store.put_epoch(epoch, self.seat, &frozen)?;
        self.shards.cost.keeping += started.elapsed();
        let mut leaving = Vec::new();
        for (shard, frozen) in frozen {
            let to = self.job.owner(shard, epoch + 1);
            if to != self.seat.worker {
                self.shards.remove(shard);
                let bytes = frozen.as_bytes().to_vec();
                leaving.push(Moved { shard, to, bytes });
            }
        }
        Ok(leaving)
    }
}

/// The name of the file by which a process says that it stands still.
pub const STALLED: &str = "stalled";

/// Waits for the launcher's kill, without which the demonstration of a loss would depend on who is faster.
fn stand_still(store: &Store) -> Result<(), Failure> {
    fs::write(store.path(STALLED), "")?;
    loop {
        thread::sleep(Duration::from_secs(1));
    }
}
