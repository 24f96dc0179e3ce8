//! Bytes: what is allocated, when to collect, and the host's limit.

/// Below this many live bytes a collection is not worth its time.
const MIN_THRESHOLD: usize = 4 << 20;

/// In stress mode, this many collections are made at every safepoint; after that one is due for each
/// [`STRESS_BUDGET`] bytes, so that long scripts still end.
const STRESS_COLLECTIONS: u64 = 2_000;
const STRESS_BUDGET: usize = 16 << 10;

/// How much is allocated between two slices of a collection.
const SLICE: usize = 64 << 10;

/// Where a collection leaves less than this part of the limit free, the limit is reached: else a collection would run
/// every few allocations.
const FLOOR_PART: usize = 32;

/// Garbage may be this part of the limit before a collection is due.
const GARBAGE_PART: usize = 10;

/// How large a part of the limit the room may be that an arena keeps although it does not need it.
const SLACK_PART: usize = 16;

/// Counts bytes and decides when to collect.
///
/// ```text
///  in use:  | arenas, by their capacity                | what objects own elsewhere | tables | held |
///           | occupied slots | vacant slots | not used |
/// ```
///
/// Invariant: `in_use` is what the heap takes, up to growth in place that was not yet counted.
#[derive(Debug)]
pub(crate) struct Accounting {
    /// Bytes of the arenas, by their capacity.
    arenas: usize,
    /// Bytes that objects own outside of their slots: of those that the last collection left, and all made since.
    extra: usize,
    /// Bytes of the heap's tables: interned texts, weak references, what natives hold.
    tables: usize,
    /// Bytes of what the last collection left, without vacant slots.
    live: usize,
    /// Bytes that may still be allocated before a collection is due; negative: it is due.
    until_collection: isize,
    /// The budget that `until_collection` started from.
    budget: usize,
    /// Bytes that are not objects: the register stack and the frames, sources, output that waits, the queue of finalisers.
    held: usize,
    /// The host's limit in bytes.
    limit: usize,
    /// What was allocated since the last collection before the budget was set.
    earlier: usize,
    /// Whether an arena grew beyond the limit.
    passed: bool,
    /// Whether the last collection left too little room, or came too soon after the one before.
    exhausted: bool,
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
            arenas: 0,
            extra: 0,
            tables: 0,
            live: 0,
            until_collection: MIN_THRESHOLD as isize,
            budget: MIN_THRESHOLD,
            held: 0,
            limit: usize::MAX,
            earlier: 0,
            passed: false,
            exhausted: false,
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

    /// Whether a collection is due at every safepoint.
    pub(crate) fn is_stressed(&self) -> bool {
        self.stress
    }

    /// Counts bytes that an object owns outside of its slot.
    #[inline]
    pub(crate) fn allocated(&mut self, bytes: usize) {
        self.made(0, bytes);
    }

    /// Counts a new object: the bytes of its slot, which the arena has charged, and those that it owns elsewhere.
    #[inline]
    pub(super) fn made(&mut self, slot: usize, extra: usize) {
        self.until_collection = self
            .until_collection
            .saturating_sub_unsigned(slot.saturating_add(extra));
        self.extra = self.extra.saturating_add(extra);
    }

    /// Counts the growth of a table of the heap.
    pub(super) fn table_grew(&mut self, bytes: usize) {
        self.tables += bytes;
        self.notice_limit();
    }

    /// Counts what a table of the heap has given back.
    pub(super) fn table_shrank(&mut self, bytes: usize) {
        self.tables = self.tables.saturating_sub(bytes);
    }

    /// Counts the growth of an arena.
    pub(super) fn arena_grew(&mut self, bytes: usize) {
        self.arenas += bytes;
        self.notice_limit();
    }

    /// Counts what an arena has given back.
    pub(super) fn arenas_shrank_by(&mut self, bytes: usize) {
        self.arenas = self.arenas.saturating_sub(bytes);
    }

    /// Counts anew what the arenas take, after they have given back all that they could.
    pub(super) fn arenas_are(&mut self, bytes: usize) {
        self.arenas = bytes;
    }

    /// What is counted for arenas, for what objects own outside of their slots, and for tables.
    pub(super) fn counts(&self) -> [usize; 3] {
        [self.arenas, self.extra, self.tables]
    }

    /// What objects own outside of their slots.
    pub(super) fn owned(&self) -> usize {
        self.extra
    }

    /// Whether a collection has to be done at once: the limit is passed, or would be if as much were allocated again as
    /// since the last slice. Slices keep step with small objects, but not with a script that copies large ones.
    pub(crate) fn is_urgent(&self) -> bool {
        self.passed || self.over_limit() || self.room() < self.since()
    }

    /// Whether the collection that is due now is to be done in slices although each safepoint collects.
    pub(crate) fn slices_in_stress(&self) -> bool {
        self.collections % 2 == 1
    }

    /// Makes the next slice of the collection due after some more bytes.
    pub(crate) fn begin_slice(&mut self) {
        self.earlier += self.since();
        let room = self.limit.saturating_sub(self.in_use());
        self.budget = SLICE.min(room / 8);
        self.until_collection = self.budget as isize;
        if self.stress {
            self.until_collection = -1;
        }
    }

    /// Bytes allocated since the budget was set.
    pub(crate) fn since(&self) -> usize {
        let since = (self.budget as isize).saturating_sub(self.until_collection);
        usize::try_from(since).unwrap_or(0)
    }

    /// Makes a collection due where the limit is passed.
    fn notice_limit(&mut self) {
        if self.over_limit() {
            self.passed = true;
            self.until_collection = self.until_collection.min(-1);
        }
    }

    /// How many bytes an arena may grow by at once: less and less towards the limit.
    pub(super) fn arena_step(&self) -> usize {
        let room = self.limit.saturating_sub(self.in_use());
        (self.limit / SLACK_PART)
            .min(room / 2)
            .max(self.limit / 256)
    }

    /// How many bytes an arena may keep that it does not need.
    pub(super) fn slack(&self) -> usize {
        self.limit / SLACK_PART
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

    /// The bytes that may be taken until the next collection; negative: it is due.
    #[inline]
    pub(crate) fn until_collection(&self) -> i64 {
        self.until_collection as i64
    }

    /// The bytes in use, garbage included.
    pub(crate) fn in_use(&self) -> usize {
        self.arenas
            .saturating_add(self.extra)
            .saturating_add(self.tables)
            .saturating_add(self.held)
    }

    /// The bytes that may still be taken before the limit, garbage counted as in use.
    pub(crate) fn room(&self) -> usize {
        self.limit.saturating_sub(self.in_use())
    }

    /// Bytes that were allocated since the last collection: at most so many are garbage.
    pub(crate) fn garbage(&self) -> usize {
        self.in_use().saturating_sub(self.live + self.held)
    }

    /// Whether the limit is passed.
    pub(crate) fn over_limit(&self) -> bool {
        self.in_use() > self.limit
    }

    /// After a collection: whether the limit is reached. Either it is passed, or so little is left below it that
    /// collections would do nothing else but run.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.exhausted || self.over_limit()
    }

    /// What the heap would need to go on, where the limit is reached: more than that.
    pub(crate) fn wanted(&self) -> usize {
        self.in_use().max(self.limit.saturating_add(1))
    }

    /// Whether an allocation of `bytes` would pass the limit, even if all garbage were gone: by itself, or together
    /// with what the running built-in function has allocated before. Some of that is garbage, but what the process
    /// takes must never be far beyond the limit.
    pub(crate) fn refuses(&self, bytes: usize) -> bool {
        let garbage = self.limit / SLACK_PART;
        self.live.saturating_add(self.held).saturating_add(bytes) > self.limit
            || self.in_use().saturating_add(bytes) > self.limit.saturating_add(garbage)
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

    /// Notes the end of a collection: the bytes of the slots, of what objects own elsewhere and of the tables, and how
    /// many objects there were and are.
    pub(super) fn collected(
        &mut self,
        occupied: usize,
        extra: usize,
        tables: usize,
        before: usize,
        objects: usize,
    ) {
        let floor = self.limit / FLOOR_PART;
        let too_soon = self.passed && self.earlier + self.since() < floor;
        self.passed = false;
        self.earlier = 0;
        self.extra = extra;
        self.tables = tables;
        self.live = occupied + extra + tables;
        self.collections += 1;
        self.freed += before.saturating_sub(objects);
        self.objects = objects;
        self.exhausted = too_soon || self.room_above_live() < floor;
        self.set_budget();
    }

    /// How many bytes may be allocated beyond what the last collection left.
    fn room_above_live(&self) -> usize {
        self.limit
            .saturating_sub(self.live.saturating_add(self.held))
    }

    fn set_budget(&mut self) {
        // As much garbage as there are live bytes, but never so much that the limit is passed unseen, or that a native,
        // which cannot collect, finds all room taken by it. A native may pass the limit by as much garbage as there is:
        // hence no more than a tenth of it.
        self.budget = self
            .live
            .min(self.limit / GARBAGE_PART)
            .max(MIN_THRESHOLD)
            .min(self.room_above_live() / 2)
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
