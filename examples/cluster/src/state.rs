//! Frozen state in a folder that all processes see.
//!
//! ```text
//! rules.frozen                          the rules, before any order
//! epoch-000007/shard-3-5be1c0...frozen  a shard after epoch 7, named by its content hash
//! epoch-000007/worker-0-of-2            the shards that worker 0 froze: it is done with epoch 7
//! results/worker-0-of-2                 what worker 0 has at the end
//! ```
//!
//! Invariant: a file has its name only once it is whole. So an epoch whose workers have all left their files can be
//! gone on from, and one that is not complete is never looked at.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nonlocal::Frozen;

use crate::cost::Cost;
use crate::rules::Statement;

/// Which of how many workers, over all processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub worker: usize,
    pub workers: usize,
}

impl Seat {
    fn file_name(self) -> String {
        format!("worker-{}-of-{}", self.worker, self.workers)
    }
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The shards of an epoch, and the names of their files.
pub type Shelf = BTreeMap<u32, PathBuf>;

impl Store {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn epoch(&self, epoch: u64) -> PathBuf {
        self.folder.join(format!("epoch-{epoch:06}"))
    }

    pub fn put_rules(&self, rules: &Frozen) -> io::Result<()> {
        write_whole(&self.path("rules.frozen"), rules.as_bytes())
    }

    pub fn rules(&self) -> Result<Frozen, String> {
        read_frozen(&self.path("rules.frozen"))
    }

    /// Keeps what a worker has frozen at the end of an epoch; the list of the shards comes last.
    pub fn put_epoch(
        &self,
        epoch: u64,
        seat: Seat,
        shards: &BTreeMap<u32, Frozen>,
    ) -> io::Result<()> {
        let folder = self.epoch(epoch);
        fs::create_dir_all(&folder)?;
        let mut list = String::new();
        for (shard, frozen) in shards {
            let name = format!("shard-{shard}-{}.frozen", hash(frozen));
            write_whole(&folder.join(&name), frozen.as_bytes())?;
            list.push_str(&format!("{shard} {name}\n"));
        }
        write_whole(&folder.join(seat.file_name()), list.as_bytes())
    }

    /// The last epoch that all of so many workers have frozen.
    pub fn last_complete(&self, workers: usize) -> io::Result<Option<u64>> {
        let mut last = None;
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix("epoch-"));
            let Some(epoch) = number.and_then(|number| number.parse::<u64>().ok()) else {
                continue;
            };
            let is_there = |worker| {
                let seat = Seat { worker, workers };
                self.epoch(epoch).join(seat.file_name()).exists()
            };
            if last.is_none_or(|last| last < epoch) && (0..workers).all(is_there) {
                last = Some(epoch);
            }
        }
        Ok(last)
    }

    /// What so many workers have frozen at the end of an epoch.
    pub fn shelf(&self, epoch: u64, workers: usize) -> io::Result<Shelf> {
        let mut shelf = Shelf::new();
        for worker in 0..workers {
            let list = self.epoch(epoch).join(Seat { worker, workers }.file_name());
            for line in fs::read_to_string(list)?.lines() {
                let (shard, name) = line.split_once(' ').unwrap_or_default();
                let shard = shard.parse().map_err(io::Error::other)?;
                shelf.insert(shard, self.epoch(epoch).join(name));
            }
        }
        Ok(shelf)
    }

    /// Gives up what was frozen before the last epoch that all of so many workers have frozen.
    pub fn forget_old(&self, workers: usize) -> io::Result<()> {
        for old in (0..self.last_complete(workers)?.unwrap_or(0)).rev() {
            if !self.epoch(old).exists() {
                break;
            }
            fs::remove_dir_all(self.epoch(old))?;
        }
        Ok(())
    }

    /// Keeps what a worker has at the end: what it cost in the first line, and one customer in each of the others.
    pub fn put_result(&self, seat: Seat, cost: &Cost, statements: &[Statement]) -> io::Result<()> {
        let mut text = cost.to_line();
        for (customer, orders, cents) in statements {
            text.push_str(&format!("\n{customer} {orders} {cents}"));
        }
        fs::create_dir_all(self.path("results"))?;
        write_whole(
            &self.path("results").join(seat.file_name()),
            text.as_bytes(),
        )
    }

    pub fn result(&self, seat: Seat) -> Result<(Cost, Vec<Statement>), String> {
        let path = self.path("results").join(seat.file_name());
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut lines = text.lines();
        let cost = lines.next().and_then(Cost::from_line);
        let statement = |line: &str| {
            let mut numbers = line.split(' ').map(|number| number.parse::<u64>().ok());
            let mut next = || numbers.next().flatten();
            Some((u32::try_from(next()?).ok()?, next()?, next()?))
        };
        let statements = lines.map(statement).collect::<Option<_>>();
        cost.zip(statements)
            .ok_or_else(|| format!("{}: not a result", path.display()))
    }
}

/// A frozen shard from its file, which must be what its name says.
pub fn read_shard(path: &Path) -> Result<Frozen, String> {
    let frozen = read_frozen(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !name.contains(&hash(&frozen)) {
        return Err(format!("{}: not what was frozen", path.display()));
    }
    Ok(frozen)
}

fn read_frozen(path: &Path) -> Result<Frozen, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Frozen::from_bytes(bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// The content hash, in hexadecimal digits.
pub fn hash(frozen: &Frozen) -> String {
    let hash = frozen.content_hash();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes beside the file first: whoever sees the name sees all of it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("part");
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}
