//! The stream of orders: a formula, so that every process makes its part of it, and makes it again after a loss.

use serde::{Deserialize, Serialize};

/// An order; money is in cents.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The place in the stream, and so the order in which a customer's orders are priced.
    pub number: u64,
    pub customer: u32,
    pub net: u32,
    pub quantity: u32,
}

impl Order {
    /// The order with this number, of one of so many customers.
    pub fn new(number: u64, customers: u32) -> Self {
        let bits = scramble(number);
        let part = |shift: u32, count: u32| ((bits >> shift) as u32) % count;
        Self {
            number,
            customer: part(0, customers),
            net: 100 + part(24, 5_000),
            quantity: 1 + part(44, 50),
        }
    }

    /// Which shard has the state of this order's customer.
    pub fn shard(&self, shards: u32) -> u32 {
        self.customer % shards
    }
}

/// The finaliser of SplitMix64: neighbours in, unrelated numbers out.
fn scramble(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// How the stream is cut: into epochs by number, and into shards by customer.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    pub orders: u64,
    pub customers: u32,
    pub shards: u32,
    /// Orders of one epoch; the state is frozen at the end of each.
    pub epoch_size: u64,
}

impl Stream {
    pub fn epochs(&self) -> u64 {
        self.orders.div_ceil(self.epoch_size)
    }

    pub fn epoch(&self, order: &Order) -> u64 {
        order.number / self.epoch_size
    }

    /// The orders of an epoch of which one of so many workers takes care.
    pub fn part(&self, epoch: u64, worker: usize, workers: usize) -> impl Iterator<Item = Order> {
        let first = epoch * self.epoch_size;
        let end = self.orders.min(first.saturating_add(self.epoch_size));
        let customers = self.customers;
        (first + worker as u64..end)
            .step_by(workers)
            .map(move |number| Order::new(number, customers))
    }
}
