//! The launcher: a run on several processes of this machine, gone on with after a loss, and beside one process.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use nonlocal::Frozen;

use crate::cost::{Cost, report};
use crate::orders::Stream;
use crate::processes::{Outcome, Processes};
use crate::rules::{Shards, freeze_rules};
use crate::state::{Seat, Store, hash};

/// How often other ports are tried, where another program takes one that was free.
const ATTEMPTS: usize = 3;

/// What is to be run.
#[derive(Clone, Debug)]
pub struct Plan {
    pub stream: Stream,
    pub processes: usize,
    /// Workers in each process.
    pub threads: usize,
    pub lose: Option<usize>,
    pub leave: Option<usize>,
    pub limit: Duration,
}

impl Plan {
    pub fn workers(&self) -> usize {
        self.processes * self.threads
    }

    /// The plan as arguments of a process.
    pub fn arguments(&self) -> Vec<String> {
        let Stream {
            orders,
            customers,
            shards,
            epoch_size,
        } = self.stream;
        let mut arguments = vec![
            format!("--workers={}", self.threads),
            format!("--orders={orders}"),
            format!("--customers={customers}"),
            format!("--shards={shards}"),
            format!("--epoch={epoch_size}"),
        ];
        arguments.extend(self.lose.map(|index| format!("--lose={index}")));
        arguments.extend(self.leave.map(|index| format!("--leave={index}")));
        arguments
    }
}

/// What each customer has ordered and paid.
type Totals = BTreeMap<u32, (u64, u64)>;

/// Runs a plan to its end, and compares.
pub fn launch(plan: &Plan) -> Result<(), String> {
    let deadline = Instant::now() + plan.limit;
    let folder = Folder::new().map_err(|error| format!("no folder for frozen state: {error}"))?;
    let store = Store::new(folder.0.clone());
    let rules = freeze_rules().map_err(text)?;
    store.put_rules(&rules).map_err(text)?;
    let Stream {
        orders,
        customers,
        shards,
        ..
    } = plan.stream;
    println!(
        "{orders} orders in {} epochs, {customers} customers in {shards} shards",
        plan.stream.epochs()
    );
    println!(
        "rules: {} bytes, sha256 {:.16}..",
        rules.as_bytes().len(),
        hash(&rules)
    );
    let last = run(plan, &store, deadline)?;
    let (there, cost) = results(&last, &store)?;
    let (here, alone) = one_process(&plan.stream, rules, deadline)?;
    report(&cost, &alone);
    let count: u64 = there.values().map(|(orders, _)| orders).sum();
    let cents: u64 = there.values().map(|(_, cents)| cents).sum();
    println!(
        "in total: {count} orders, {}.{:02}",
        cents / 100,
        cents % 100
    );
    let different = |customer: &&u32| there.get(customer) != here.get(customer);
    match here.keys().chain(there.keys()).find(different) {
        None => println!(
            "each of {} customers has what one process comes to",
            here.len()
        ),
        Some(customer) => {
            return Err(format!(
                "customer {customer} has {:?}, but {:?} in one process",
                there.get(customer),
                here.get(customer)
            ));
        }
    }
    Ok(())
}

/// Runs the processes, fewer of them after each loss. The result is the plan of those that came to the end.
fn run(plan: &Plan, store: &Store, deadline: Instant) -> Result<Plan, String> {
    let epochs = plan.stream.epochs();
    let (mut plan, mut resume, mut attempts) = (plan.clone(), None, 0);
    loop {
        let who = format!(
            "{}, {} each",
            counted(plan.processes, "process", "processes"),
            counted(plan.threads, "worker", "workers")
        );
        match resume {
            None => println!("{who}: start"),
            Some((epoch, _)) => println!("{who}: go on from the state after epoch {epoch}"),
        }
        if let Some(process) = plan.leave {
            println!("process {process} leaves after epoch {}", epochs / 2);
        }
        let started = Processes::start(&plan, store, resume);
        let mut processes = started.map_err(|error| format!("no process started: {error}"))?;
        let outcome = processes.wait(deadline)?;
        drop(processes);
        match outcome {
            Outcome::Done => return Ok(plan),
            Outcome::NotConnected(message) => {
                attempts += 1;
                if attempts == ATTEMPTS {
                    return Err(message);
                }
            }
            Outcome::Lost(index, status) => {
                let frozen = store.last_complete(plan.workers()).map_err(text)?;
                resume = frozen.map(|epoch| (epoch + 1, plan.workers())).or(resume);
                let epoch = resume.map_or(0, |(epoch, _)| epoch);
                println!(
                    "process {index} was lost after epoch {epoch} of {epochs} ({status}), and the run with it"
                );
                if plan.processes == 1 {
                    return Err(String::from("no process is left"));
                }
                plan = Plan {
                    processes: plan.processes - 1,
                    lose: None,
                    leave: None,
                    ..plan
                };
            }
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What all workers of the last run have at the end.
fn results(plan: &Plan, store: &Store) -> Result<(Totals, Vec<Cost>), String> {
    let (mut totals, mut costs) = (Totals::new(), Vec::new());
    let workers = plan.workers();
    for worker in 0..workers {
        let (cost, statements) = store.result(Seat { worker, workers })?;
        if plan.leave == Some(worker / plan.threads) && !statements.is_empty() {
            return Err(format!("worker {worker} has left, and still has customers"));
        }
        costs.push(cost);
        for (customer, orders, cents) in statements {
            if totals.insert(customer, (orders, cents)).is_some() {
                return Err(format!("two workers have customer {customer}"));
            }
        }
    }
    Ok((totals, costs))
}

/// The same orders without a cluster: one runtime, one thread, nothing frozen on the way.
fn one_process(
    stream: &Stream,
    rules: Frozen,
    deadline: Instant,
) -> Result<(Totals, Cost), String> {
    let started = Instant::now();
    let mut shards = Shards::new(rules);
    for epoch in 0..stream.epochs() {
        if Instant::now() > deadline {
            return Err(String::from("no time is left to compare with one process"));
        }
        let mut orders: BTreeMap<u32, Vec<_>> = BTreeMap::new();
        for order in stream.part(epoch, 0, 1) {
            let shard = order.shard(stream.shards);
            orders.entry(shard).or_default().push(order);
        }
        for (shard, orders) in orders {
            shards.price(shard, &orders).map_err(text)?;
        }
    }
    shards.cost.running = started.elapsed();
    let statements = shards.statements().map_err(text)?;
    let totals = statements
        .into_iter()
        .map(|(customer, orders, cents)| (customer, (orders, cents)))
        .collect();
    Ok((totals, shards.cost))
}

fn text(error: impl Display) -> String {
    error.to_string()
}

/// A folder for frozen state, which is gone with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let name = format!("nonlocal-cluster-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        // One that is there already belongs to somebody else.
        fs::create_dir(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to whoever cleans the folder of temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
