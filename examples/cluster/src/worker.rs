//! One process of the cluster: its workers make orders, send each to the worker that has its customer's shard, and price
//! it there.
//!
//! ```text
//!  input ── orders, by shard ──> price ──┐
//!                                  ^     │
//!                                  └─────┴── frozen shards that move, an epoch later
//! ```
//!
//! Invariant: an epoch is priced (`pricing.rs`) when all of its orders are here, in the order of their numbers. So the state at its end
//! depends on the stream alone, not on how many workers there are, or which of them was faster.

use std::cell::RefCell;
use std::fmt::Display;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use timely::communication::Config as Communication;
use timely::container::CapacityContainerBuilder;
use timely::dataflow::channels::pact::Exchange;
use timely::dataflow::operators::generic::Operator as _;
use timely::dataflow::operators::{ConnectLoop as _, Feedback as _, Probe as _};
use timely::dataflow::{InputHandle, ProbeHandle};
use timely::execute::execute_from;
use timely::worker::Worker;

use crate::FAILED;
use crate::orders::{Order, Stream};
use crate::pricing::{Moved, Pricing};
use crate::rules::Shards;
use crate::state::{Seat, Shelf, Store, read_shard};

/// How many epochs may be under way: the next one is made while one is priced.
const EPOCHS_AHEAD: u64 = 2;

/// What the launcher asks of a process.
#[derive(Clone, Debug)]
pub struct Job {
    pub stream: Stream,
    pub process: usize,
    /// Of all processes, in their order.
    pub addresses: Vec<String>,
    /// Workers in each process.
    pub threads: usize,
    pub store: Store,
    /// The epoch to begin with, after the state at the end of the one before, frozen by so many workers.
    pub resume: Option<(u64, usize)>,
    /// A process whose shards move to the others, and the first epoch that it has no part in.
    pub leave: Option<(usize, u64)>,
    /// An epoch whose orders this process prices, but does not freeze: it stands still, to be killed there.
    pub stall: Option<u64>,
}

impl Job {
    fn workers(&self) -> usize {
        self.addresses.len() * self.threads
    }

    fn first_epoch(&self) -> u64 {
        self.resume.map_or(0, |(epoch, _)| epoch)
    }

    /// The worker that has a shard in an epoch. Who stays keeps what it has when another one leaves.
    pub fn owner(&self, shard: u32, epoch: u64) -> usize {
        let (shard, workers, threads) = (shard as usize, self.workers(), self.threads);
        let owner = shard % workers;
        match self.leave {
            Some((process, from)) if epoch >= from && owner / threads == process => {
                let rest = shard / workers % (workers - threads);
                if rest / threads < process {
                    rest
                } else {
                    rest + threads
                }
            }
            _ => owner,
        }
    }
}

/// Runs the workers of this process to the end of the stream, and leaves their results in the store.
pub fn run(job: Job) -> Result<(), Ending> {
    let communication = if job.addresses.len() > 1 {
        Communication::Cluster {
            threads: job.threads,
            process: job.process,
            addresses: job.addresses.clone(),
            report: false,
            zerocopy: false,
        }
    } else {
        Communication::Process(job.threads)
    };
    let (builders, others) = communication.try_build().map_err(Ending::NotConnected)?;
    let job = Arc::new(job);
    let config = timely::WorkerConfig::default();
    let guards = execute_from(builders, others, config, move |worker| {
        work(worker, &job).map_err(|error| error.to_string())
    });
    let results = guards.map_err(Ending::Failed)?.join();
    results
        .into_iter()
        .try_for_each(|result| result.flatten())
        .map_err(Ending::Failed)
}

/// Why a process has no result.
pub enum Ending {
    /// It did not find the others, or another program has its address.
    NotConnected(String),
    Failed(String),
}

pub type Failure = Box<dyn std::error::Error>;

/// One worker.
fn work(worker: &mut Worker, job: &Arc<Job>) -> Result<(), Failure> {
    let seat = Seat {
        worker: worker.index(),
        workers: worker.peers(),
    };
    let mut shards = Shards::new(job.store.rules()?);
    if let Some((epoch, workers)) = job.resume {
        let shelf: Shelf = job.store.shelf(epoch - 1, workers)?;
        for (shard, path) in shelf {
            if job.owner(shard, epoch) == seat.worker {
                shards.thaw(shard, &read_shard(&path)?)?;
            }
        }
    }
    let started = Instant::now();
    let pricing = Rc::new(RefCell::new(Pricing::new(Arc::clone(job), seat, shards)));
    let (mut input, probe) = dataflow(worker, job, Rc::clone(&pricing));
    for epoch in job.first_epoch()..job.stream.epochs() {
        input.advance_to(epoch);
        let done = (epoch + 1).saturating_sub(EPOCHS_AHEAD);
        worker.step_while(|| probe.less_than(&done));
        for order in job.stream.part(epoch, seat.worker, seat.workers) {
            input.send(order);
        }
    }
    input.close();
    worker.step_while(|| !probe.done());
    let pricing = &mut *pricing.borrow_mut();
    pricing.shards.cost.running = started.elapsed();
    let statements = pricing.shards.statements()?;
    job.store
        .put_result(seat, &pricing.shards.cost, &statements)?;
    Ok(())
}

/// Builds the graph that the head of this file draws.
fn dataflow(
    worker: &mut Worker,
    job: &Arc<Job>,
    pricing: Rc<RefCell<Pricing>>,
) -> (
    InputHandle<u64, CapacityContainerBuilder<Vec<Order>>>,
    ProbeHandle<u64>,
) {
    let mut input = InputHandle::new();
    let probe = ProbeHandle::new();
    let (first, epochs) = (job.first_epoch(), job.stream.epochs());
    let routing = Arc::clone(job);
    let by_shard = Exchange::new(move |order: &Order| {
        let shard = order.shard(routing.stream.shards);
        routing.owner(shard, routing.stream.epoch(order)) as u64
    });
    let by_owner = Exchange::new(|moved: &Moved| moved.to as u64);
    worker.dataflow::<u64, _, _>(|scope| {
        let orders = input.to_stream(scope);
        let (handle, arriving) = scope.feedback::<Vec<Moved>>(1);
        let leaving =
            orders.binary_frontier(arriving, by_shard, by_owner, "Price", |mut held, _| {
                // What is held says to all others that this worker is not done with the epoch.
                held.downgrade(&first);
                let mut held = Some(held);
                let mut next = first;
                move |(orders, orders_at), (arriving, arriving_at), output| {
                    let pricing = &mut *pricing.borrow_mut();
                    orders.for_each(|_, orders| pricing.receive(std::mem::take(orders)));
                    arriving.for_each(|_, moved| {
                        let moved = std::mem::take(moved);
                        pricing.take_up(moved).unwrap_or_else(|error| fail(error));
                    });
                    while next < epochs
                        && !orders_at.less_equal(&next)
                        && !arriving_at.less_equal(&next)
                    {
                        let moved = pricing.finish(next).unwrap_or_else(|error| fail(error));
                        if let Some(held) = &mut held {
                            held.downgrade(&next);
                            output.session(&*held).give_iterator(moved.into_iter());
                            next += 1;
                            held.downgrade(&next);
                        }
                    }
                    if next == epochs {
                        held = None;
                    }
                }
            });
        leaving.clone().probe_with(&probe).connect_loop(handle);
    });
    (input, probe)
}

/// Ends the process with a message: inside of the dataflow there is nobody to return an error to.
fn fail(error: impl Display) -> ! {
    eprintln!("{error}");
    std::process::exit(FAILED)
}
