//! The tape: what a recording holds, as differences.
//!
//! ```text
//!  steps      | file, line, event, output, .. | where its changes end | where its stack lies |
//!  changes    | entity | version |      in the order of the steps
//!  ints       | version before, place, cut, len, numbers .. |      a version: some numbers of the one before are cut out at
//!                                                                 a place, and others put there
//!  stacks     | frame below | entity |          a tree: a stack is the way to its root
//!  history    of each entity, its changes: made when the recording ends
//! ```
//!
//! The contents of an entity (a frame, a cell, an object) are numbers, in an order that its kind says ([`Kind`]): texts
//! by their indices, values ([`Code`]), counts. What an entity held at a step is its last version before the end of the
//! step's changes, found by two searches, and put together from at most [`CHAIN`] versions and a whole one: any step is as near as any
//! other, and no state is stored as a whole.
//!
//! Invariant: `used` is at least the bytes that all of it takes, spare room of the tables aside.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::HashTable;

use crate::vm::Events;

/// A value in the contents of an entity: the number of an entity, or below 0 a text: `-1 - index`.
pub(super) type Code = i32;

/// The code of what is not bound.
pub(super) const UNBOUND: Code = i32::MIN;

/// So many versions lie upon a whole one at most.
const CHAIN: u8 = 24;
/// What a version has besides its numbers.
const HEAD: usize = 4;
/// What an entity takes beside its contents while it is recorded.
const ENTITY: usize = 120;

/// What an entity is, and what its numbers are. Names are indices of texts, lists of things begin with their number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Kind {
    /// name, file, line; how many variables are left out; (name, value)..; (name, cell, own).. (see [`Rows`]).
    Frame,
    /// name, owner, value
    Cell,
    /// name, file, line, 0; (default's name, value)..; (name, cell, 0)..
    Function,
    /// name, state, line, left out; (name, value)..; (name, cell, own)..
    Generator,
    /// As a generator.
    Coroutine,
    /// left out; values
    List,
    Tuple,
    Set,
    FrozenSet,
    /// left out; (key, value)..
    Dict,
    /// class, left out; (name, value)..
    Instance,
    /// name, left out; (name, value)..
    Class,
    /// function, receiver
    Method,
    /// type, text
    Other,
}

/// A step as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct StepRow {
    pub(super) file: u32,
    /// 0: none.
    pub(super) line: u32,
    /// One of [`Events`]; none of them: the end.
    pub(super) event: u16,
    /// The text of what is returned, yielded or raised, plus one.
    pub(super) text: u32,
    /// What that is; [`UNBOUND`]: nothing.
    pub(super) value: Code,
    /// The output, plus one.
    pub(super) out: u32,
    /// Where the changes end.
    pub(super) changes: u32,
    /// The stack: its innermost frame, by its place in `stacks`, plus one; 0: no frame runs.
    pub(super) stack: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) entity: u32,
    pub(super) version: u32,
}

/// A source that frames are of.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) name: Arc<str>,
    pub(super) source: Arc<str>,
}

/// The latest contents of an entity, for comparing.
struct Latest {
    version: u32,
    chain: u8,
    contents: Vec<i32>,
}

/// Texts, each once.
#[derive(Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
    hasher: foldhash::fast::RandomState,
}

fn text_at<'a>(all: &'a str, ends: &[u32], index: usize) -> &'a str {
    let start = index.checked_sub(1).map_or(0, |before| ends[before]);
    &all[start as usize..ends[index] as usize]
}

impl Texts {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, index: usize) -> &str {
        text_at(&self.all, &self.ends, index)
    }

    /// The index of a text, and whether it is new.
    fn add(&mut self, text: &str) -> (u32, bool) {
        let hash = self.hasher.hash_one(text);
        let found = self.table.find(hash, |&at| self.get(at as usize) == text);
        if let Some(found) = found {
            return (*found, false);
        }
        let index = self.ends.len() as u32;
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        let (all, ends, hasher) = (&self.all, &self.ends, &self.hasher);
        self.table.insert_unique(hash, index, |&at| {
            hasher.hash_one(text_at(all, ends, at as usize))
        });
        (index, true)
    }
}

/// All that is recorded.
#[derive(Default)]
pub(super) struct Tape {
    pub(super) texts: Texts,
    pub(super) files: Vec<File>,
    pub(super) steps: Vec<StepRow>,
    pub(super) changes: Vec<Change>,
    pub(super) kinds: Vec<Kind>,
    ints: Vec<i32>,
    /// Frames on the stack: the one below, as in a step, and the entity.
    stacks: Vec<(u32, u32)>,
    /// By entity, as long as it is recorded.
    latest: Vec<Latest>,
    /// By entity, where its changes begin in `history`, and where the last ones end; once nothing more is recorded.
    starts: Vec<u32>,
    /// Indices of changes.
    history: Vec<u32>,
    pub(super) used: usize,
}

impl Tape {
    /// The index of a text.
    pub(super) fn text(&mut self, text: &str) -> u32 {
        let (index, new) = self.texts.add(text);
        if new {
            self.used += text.len() + 12;
        }
        index
    }

    /// The index of a source.
    pub(super) fn file(&mut self, name: &Arc<str>, source: impl FnOnce() -> Arc<str>) -> u32 {
        let found = self.files.iter().position(|file| file.name == *name);
        let index = found.unwrap_or_else(|| {
            let source = source();
            self.used += name.len() + source.len() + size_of::<File>();
            self.files.push(File {
                name: Arc::clone(name),
                source,
            });
            self.files.len() - 1
        });
        index as u32
    }

    /// A new entity.
    pub(super) fn entity(&mut self, kind: Kind) -> u32 {
        self.used += ENTITY;
        self.kinds.push(kind);
        self.latest.push(Latest {
            version: 0,
            chain: 0,
            contents: Vec::new(),
        });
        self.kinds.len() as u32 - 1
    }

    /// Notes what an entity holds now, if that is something else than before.
    pub(super) fn put(&mut self, entity: u32, contents: &[i32]) {
        let latest = &mut self.latest[entity as usize];
        let old = &latest.contents;
        if old == contents {
            return;
        }
        let equal = |(a, b): &(&i32, &i32)| a == b;
        let same = old.iter().zip(contents).take_while(equal).count();
        let (old_rest, rest) = (&old[same..], &contents[same..]);
        let end = old_rest.iter().rev().zip(rest.iter().rev());
        let end = end.take_while(equal).count();
        let patch = latest.chain < CHAIN && same + end > HEAD && !old.is_empty();
        let (before, at, cut, new) = match patch {
            true => (
                latest.version as i32,
                same,
                old_rest.len() - end,
                &rest[..rest.len() - end],
            ),
            false => (-1, 0, 0, contents),
        };
        let version = self.ints.len() as u32;
        self.ints
            .extend([before, at as i32, cut as i32, new.len() as i32]);
        self.ints.extend(new);
        self.changes.push(Change { entity, version });
        // What it holds stands here as well until the recording ends.
        self.used += 4 * (HEAD + new.len()) + size_of::<Change>() + 4;
        self.used += 4 * contents.len().saturating_sub(latest.contents.len());
        latest.version = version;
        latest.chain = if patch { latest.chain + 1 } else { 0 };
        latest.contents.clear();
        latest.contents.extend(contents);
    }

    /// A frame above another one; gives the stack up to it, as in a step.
    pub(super) fn push_frame(&mut self, below: u32, entity: u32) -> u32 {
        self.used += size_of::<(u32, u32)>();
        self.stacks.push((below, entity));
        self.stacks.len() as u32
    }

    /// Adds a step, which all changes since the last one belong to.
    pub(super) fn step(&mut self, mut row: StepRow) {
        row.changes = self.changes.len() as u32;
        self.used += size_of::<StepRow>();
        self.steps.push(row);
    }

    /// Nothing more is recorded: makes the history of each entity.
    pub(super) fn end(&mut self) {
        self.latest = Vec::new();
        let mut starts = vec![0_u32; self.kinds.len() + 1];
        for change in &self.changes {
            starts[change.entity as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut history = vec![0; self.changes.len()];
        for (index, change) in self.changes.iter().enumerate() {
            let place = &mut next[change.entity as usize];
            history[*place as usize] = index as u32;
            *place += 1;
        }
        (self.starts, self.history) = (starts, history);
        self.texts.all.shrink_to_fit();
        self.texts.ends.shrink_to_fit();
        self.steps.shrink_to_fit();
        self.changes.shrink_to_fit();
        self.ints.shrink_to_fit();
        self.stacks.shrink_to_fit();
        self.kinds.shrink_to_fit();
    }

    /// The bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        let files = self.files.iter();
        let files = files.map(|file| file.name.len() + file.source.len() + size_of::<File>());
        let ints = self.ints.capacity() + 2 * self.stacks.capacity() + self.texts.ends.capacity();
        files.sum::<usize>()
            + 4 * (ints + self.history.capacity() + self.starts.capacity())
            + self.texts.all.capacity()
            + self.texts.table.capacity() * (size_of::<u32>() + 1)
            + self.steps.capacity() * size_of::<StepRow>()
            + self.changes.capacity() * size_of::<Change>()
            + self.kinds.capacity()
    }

    /// The indices of the changes of an entity.
    pub(super) fn history(&self, entity: u32) -> &[u32] {
        let at = entity as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => &self.history[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// What an entity held after the first so many changes; false: it was not there yet.
    pub(super) fn contents_at(&self, entity: u32, changes: u32, contents: &mut Vec<i32>) -> bool {
        let history = self.history(entity);
        let before = history.partition_point(|change| *change < changes);
        match before.checked_sub(1) {
            Some(last) => {
                self.contents_of(self.changes[history[last] as usize].version, contents);
                true
            }
            None => false,
        }
    }

    /// Puts a version together.
    pub(super) fn contents_of(&self, version: u32, contents: &mut Vec<i32>) {
        let mut chain = smallvec::SmallVec::<[usize; CHAIN as usize + 1]>::new();
        let mut at = version as usize;
        loop {
            chain.push(at);
            match usize::try_from(self.ints[at]) {
                Ok(before) => at = before,
                Err(_) => break,
            }
        }
        contents.clear();
        for at in chain.into_iter().rev() {
            self.apply(at, contents);
        }
    }

    /// Makes the contents before a version those of it.
    pub(super) fn apply(&self, version: usize, contents: &mut Vec<i32>) {
        let [before, at, cut, len] = [0, 1, 2, 3].map(|field| self.ints[version + field]);
        let numbers = &self.ints[version + HEAD..][..len as usize];
        if before < 0 {
            contents.clear();
        }
        let (at, cut) = (at as usize, cut as usize);
        contents.splice(at..at + cut, numbers.iter().copied());
    }

    /// The frames of a step, the outermost first.
    pub(super) fn stack(&self, step: &StepRow) -> Vec<u32> {
        let mut frames = Vec::new();
        let mut at = step.stack;
        while let Some(place) = (at as usize).checked_sub(1)
            && let Some((below, entity)) = self.stacks.get(place)
        {
            frames.push(*entity);
            at = *below;
        }
        frames.reverse();
        frames
    }

    /// Where the first change of a step stands.
    pub(super) fn changes_before(&self, step: usize) -> u32 {
        step.checked_sub(1)
            .map_or(0, |before| self.steps[before].changes)
    }
}

/// The contents of an entity, taken apart.
pub(super) struct Rows<'a> {
    pub(super) head: &'a [i32],
    /// How many were left out.
    pub(super) more: u32,
    /// (name, value) of variables, attributes and defaults; (key, value) of dicts; values of sequences.
    pub(super) items: &'a [i32],
    /// (name, cell, own)
    pub(super) cells: &'a [i32],
}

impl Kind {
    /// How many numbers stand before the count of what is left out; `None`: that is all there is.
    fn head(self) -> Option<usize> {
        match self {
            Self::Frame | Self::Function | Self::Generator | Self::Coroutine => Some(3),
            Self::List | Self::Tuple | Self::Set | Self::FrozenSet | Self::Dict => Some(0),
            Self::Instance | Self::Class => Some(1),
            Self::Cell | Self::Method | Self::Other => None,
        }
    }

    /// Whether the number of items stands before them, and cells come after them.
    pub(super) fn has_cells(self) -> bool {
        matches!(
            self,
            Self::Frame | Self::Function | Self::Generator | Self::Coroutine
        )
    }

    /// Takes contents apart.
    pub(super) fn rows(self, contents: &[i32]) -> Rows<'_> {
        let Some(head) = self.head() else {
            return Rows {
                head: contents,
                more: 0,
                items: &[],
                cells: &[],
            };
        };
        let (head, rest) = contents.split_at(head);
        let (more, rest) = rest.split_first().unwrap_or((&0, &[]));
        let (items, cells) = match (self.has_cells(), rest.split_first()) {
            (true, Some((count, rest))) => rest.split_at(2 * *count as usize),
            _ => (rest, &[][..]),
        };
        Rows {
            head,
            more: *more as u32,
            items,
            cells,
        }
    }

    /// The values in contents, which may be entities: what is drawn if this is.
    pub(super) fn each_value(self, contents: &[i32], visit: &mut impl FnMut(Code)) {
        let rows = self.rows(contents);
        match self {
            Self::Cell => visit(rows.head[2]),
            Self::Method => rows.head.iter().for_each(|value| visit(*value)),
            Self::Other => {}
            Self::List | Self::Tuple | Self::Set | Self::FrozenSet | Self::Dict => {
                rows.items.iter().for_each(|value| visit(*value));
            }
            _ => {
                let values = rows.items.iter().skip(1).step_by(2);
                values.for_each(|value| visit(*value));
                let cells = rows.cells.iter().skip(1).step_by(3);
                cells.for_each(|cell| visit(*cell));
            }
        }
    }
}

/// The step's event as one of [`Events`].
pub(super) fn event_of(row: &StepRow) -> Events {
    Events::from_bits_truncate(row.event)
}
