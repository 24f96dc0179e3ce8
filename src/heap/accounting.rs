//! Bytes: what is allocated, when to collect, and the host's limit.

/// Below this many live bytes a collection is not worth its time.
const MIN_THRESHOLD: usize = 4 << 20;

/// In stress mode, this many collections are made at every safepoint; after that one is due for each
/// [`STRESS_BUDGET`] bytes, so that long scripts still end.
const STRESS_COLLECTIONS: u64 = 2_000;
const STRESS_BUDGET: usize = 16 << 10;

/// Counts bytes and decides when to collect.
///
/// Invariant: `live + since` is what the objects take, up to growth in place that was not yet counted.
#[derive(Debug)]
pub(crate) struct Accounting {
    /// Bytes of the objects that the last collection left.
    live: usize,
    /// Bytes that may still be allocated before a collection is due; negative: it is due.
    until_collection: isize,
    /// The budget that `until_collection` started from.
    budget: usize,
    /// Bytes that are not objects: the register stack and the frames.
    held: usize,
    /// The host's limit in bytes.
    limit: usize,
    /// Collections so far.
    collections: u64,
    /// Objects that the last collection left, and those that all of them freed.
    objects: usize,
    freed: usize,
    /// Collect at every safepoint.
    stress: bool,
}

impl Default for Accounting {
    fn default() -> Self {
        Self {
            live: 0,
            until_collection: MIN_THRESHOLD as isize,
            budget: MIN_THRESHOLD,
            held: 0,
            limit: usize::MAX,
            collections: 0,
            objects: 0,
            freed: 0,
            stress: false,
        }
    }
}

impl Accounting {
    /// Sets the host's limit in bytes.
    pub(crate) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
        self.set_budget();
    }

    /// Makes a collection due at every safepoint, to find roots that were forgotten.
    pub(crate) fn set_stress(&mut self, stress: bool) {
        self.stress = stress;
        self.set_budget();
    }

    /// Counts an allocation.
    #[inline]
    pub(crate) fn allocated(&mut self, bytes: usize) {
        self.until_collection = self.until_collection.saturating_sub_unsigned(bytes);
    }

    /// Counts bytes that are not an object's; [`Accounting::refuses`] has been asked.
    pub(crate) fn hold(&mut self, bytes: usize) {
        self.held = self.held.saturating_add(bytes);
    }

    /// Bytes that were held are given back.
    pub(crate) fn release(&mut self, bytes: usize) {
        self.held = self.held.saturating_sub(bytes);
    }

    /// Whether a collection is due.
    #[inline]
    pub(crate) fn is_due(&self) -> bool {
        self.until_collection < 0
    }

    /// The bytes in use, garbage included.
    pub(crate) fn in_use(&self) -> usize {
        let since = (self.budget as isize).saturating_sub(self.until_collection);
        self.live
            .saturating_add(self.held)
            .saturating_add(usize::try_from(since).unwrap_or(0))
    }

    /// Whether the limit is passed.
    pub(crate) fn over_limit(&self) -> bool {
        self.in_use() > self.limit
    }

    /// Whether an allocation of `bytes` would pass the limit, even if all garbage were gone: by itself, or together
    /// with what the running built-in function has allocated before. When that began, at most the budget was garbage.
    pub(crate) fn refuses(&self, bytes: usize) -> bool {
        self.live.saturating_add(self.held).saturating_add(bytes) > self.limit
            || self.in_use().saturating_add(bytes) > self.limit.saturating_add(self.budget)
            || bytes > isize::MAX as usize / 2
    }

    /// Collections so far.
    pub(crate) fn collections(&self) -> u64 {
        self.collections
    }

    /// Objects that all collections together have freed.
    pub(crate) fn freed(&self) -> usize {
        self.freed
    }

    /// How many of the objects were made since the last collection.
    pub(crate) fn since_collection(&self, objects: usize) -> usize {
        objects.saturating_sub(self.objects)
    }

    /// Notes the end of a collection that left `live` bytes, and `objects` of the objects there were.
    pub(crate) fn collected(&mut self, live: usize, before: usize, objects: usize) {
        self.live = live;
        self.collections += 1;
        self.freed += before.saturating_sub(objects);
        self.objects = objects;
        self.set_budget();
    }

    fn set_budget(&mut self) {
        // Twice the live size, but never so much that the limit is passed unseen.
        let room = self
            .limit
            .saturating_sub(self.live.saturating_add(self.held));
        self.budget = self
            .live
            .max(MIN_THRESHOLD)
            .min(room)
            .min(isize::MAX as usize);
        self.until_collection = self.budget as isize;
        if self.stress {
            let every = self.collections < STRESS_COLLECTIONS;
            self.budget = if every { 0 } else { STRESS_BUDGET };
            self.until_collection = self.budget as isize - isize::from(every);
        }
    }
}

/// How many objects of each kind are on the heap.
#[derive(Debug, Clone)]
pub(crate) struct HeapCensus {
    pub(crate) counts: Vec<(&'static str, usize)>,
    /// For each kind its name and the bytes of its objects.
    pub(crate) bytes: Vec<(&'static str, usize)>,
}
