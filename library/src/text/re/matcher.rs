//! The matcher: it goes through a program, and back where that leads nowhere.
//!
//! What is to be tried otherwise stands on a stack of its own, so that depth costs no Rust stack. A run goes so many steps
//! and comes back; the caller pays for them and runs it again. So a pattern that takes for ever ends by the limits.
//!
//! Places are offsets in bytes; see `chars`.

use memchr::memrchr;

use super::chars::{after, back, before, char_at, fits, is_at, many, next_start, one_at};
use super::program::{Next, Op, Program, Start};
use super::set::{Fold, has_bit};
use super::tree::{FOREVER, Greed};

/// A place that is none.
pub(super) const NONE: usize = usize::MAX;

/// How a match is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// At the start alone.
    Start,
    /// At the start, up to the end.
    Whole,
    Search,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Status {
    Found,
    NotFound,
    /// It has gone its steps.
    Steps,
    /// It needs room for more on its stack.
    Room,
}

/// What a frame of the stack says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Go on at `pc`, from `a`.
    Branch,
    /// As `Branch`, with the alternative `b` of the choice at `pc`.
    Choose,
    /// The run of characters at `pc` can be shorter: it starts at `a` and ends at `b`.
    Shorter,
    /// The run of characters at `pc` can be longer: it ends at `a`, and takes `b` more at most.
    Longer,
    /// Group mark `pc` was `a`; `b` was the last group.
    Mark,
    /// Loop `pc` was at its `b`th round, which started at `c`.
    Loop,
    /// As `Loop`, and leave it at `a`.
    Leave,
    /// As `Loop`, and go once more at `a`.
    Again,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: Kind,
    pc: u32,
    a: usize,
    b: usize,
    c: usize,
}

/// What a frame takes.
pub(super) const FRAME: usize = size_of::<Frame>();

/// What is left of the room when a step begins.
const SPARE: usize = 4;

pub(super) struct Matcher {
    /// Where groups start and end.
    pub(super) marks: Vec<usize>,
    /// The group that was closed last; 0: none.
    pub(super) last: u32,
    /// Where the match starts and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    mode: Mode,
    /// A match that starts and ends here does not count.
    not_empty_at: usize,
    stack: Vec<Frame>,
    /// So many frames may be on the stack.
    room: usize,
    /// For each loop its round, and where that started.
    loops: Vec<(u32, usize)>,
    slots: Vec<usize>,
    pc: usize,
    /// Whether an attempt is under way, at `end`.
    is_under_way: bool,
    /// Steps that nobody has paid for.
    steps: i64,
}

impl Matcher {
    pub(super) fn new(program: &Program) -> Self {
        Self {
            marks: vec![NONE; (program.groups - 1) * 2],
            last: 0,
            start: 0,
            end: 0,
            mode: Mode::Search,
            not_empty_at: NONE,
            stack: Vec::new(),
            room: 64,
            loops: vec![(0, NONE); program.loops.len()],
            slots: vec![0; program.slots],
            pc: 0,
            is_under_way: false,
            steps: 0,
        }
    }

    /// Begins to look from a place on.
    pub(super) fn begin(&mut self, mode: Mode, start: usize, not_empty_at: usize) {
        self.mode = mode;
        self.start = start;
        self.not_empty_at = not_empty_at;
        self.is_under_way = false;
        self.stack.clear();
    }

    /// So many frames it has room for.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    pub(super) fn grow(&mut self, room: usize) {
        self.room = room;
    }

    /// Steps since this was asked last.
    pub(super) fn take_steps(&mut self) -> u64 {
        let steps = std::mem::take(&mut self.steps);
        u64::try_from(-steps).unwrap_or(0)
    }

    /// Looks on for so many steps.
    pub(super) fn run(
        &mut self,
        program: &Program,
        text: &[u8],
        is_utf8: bool,
        steps: i64,
    ) -> Status {
        if is_utf8 {
            self.search::<true>(program, text, -steps)
        } else {
            self.search::<false>(program, text, -steps)
        }
    }

    fn search<const UTF8: bool>(&mut self, program: &Program, text: &[u8], least: i64) -> Status {
        loop {
            if !self.is_under_way {
                if self.start > text.len() {
                    return Status::NotFound;
                }
                if self.mode == Mode::Search {
                    match next_start::<UTF8>(program, text, self.start) {
                        Some(start) => {
                            self.steps -= ((start - self.start) / 32) as i64;
                            self.start = start;
                        }
                        None => {
                            self.steps -= ((text.len() - self.start) / 32) as i64;
                            return Status::NotFound;
                        }
                    }
                }
                self.marks.fill(NONE);
                self.last = 0;
                self.pc = 0;
                self.end = self.start;
                self.is_under_way = true;
            }
            match self.attempt::<UTF8>(program, text, least) {
                Status::NotFound if self.mode == Mode::Search => {
                    self.is_under_way = false;
                    if matches!(program.start, Start::First) || self.start >= text.len() {
                        return Status::NotFound;
                    }
                    self.start = after::<UTF8>(text, self.start);
                }
                status => return status,
            }
        }
    }

    fn push(&mut self, kind: Kind, pc: usize, a: usize, b: usize, c: usize) {
        let pc = pc as u32;
        self.stack.push(Frame { kind, pc, a, b, c });
    }

    /// Goes on with the attempt that is under way.
    fn attempt<const UTF8: bool>(&mut self, program: &Program, text: &[u8], least: i64) -> Status {
        let (mut pc, mut at) = (self.pc, self.end);
        let ops = &*program.ops;
        loop {
            self.steps -= 1;
            if self.steps < least || self.stack.len() + SPARE > self.room {
                let status = if self.steps < least {
                    Status::Steps
                } else {
                    Status::Room
                };
                (self.pc, self.end) = (pc, at);
                return status;
            }
            let Some(op) = ops.get(pc) else {
                return Status::NotFound;
            };
            pc += 1;
            let goes_on = match *op {
                Op::Byte(byte) => {
                    let is = text.get(at) == Some(&byte);
                    at += 1;
                    is
                }
                Op::Bytes { from, len } => {
                    let (from, len) = (from as usize, len as usize);
                    let literal = program.bytes.get(from..from + len).unwrap_or_default();
                    let is = text.get(at..).is_some_and(|text| text.starts_with(literal));
                    at += len;
                    is
                }
                Op::One(one) => match one_at::<UTF8>(program, one, text, at) {
                    Some(next) => {
                        at = next;
                        true
                    }
                    None => false,
                },
                Op::Single(_) => match self.single::<UTF8>(program, text, pc - 1, at) {
                    Some(next) => {
                        at = next;
                        true
                    }
                    None => false,
                },
                Op::Jump(to) => {
                    pc = to as usize;
                    true
                }
                Op::Split { first, second } => {
                    self.push(Kind::Branch, second as usize, at, 0, 0);
                    pc = first as usize;
                    true
                }
                Op::Choose(table) => match self.choose(program, text, table, 0, at, pc - 1) {
                    Some(to) => {
                        pc = to;
                        true
                    }
                    None => false,
                },
                Op::Mark(mark) => {
                    let place = mark as usize - 2;
                    if !self.stack.is_empty() {
                        let before = self.marks[place];
                        self.push(Kind::Mark, place, before, self.last as usize, 0);
                    }
                    self.marks[place] = at;
                    if mark & 1 != 0 {
                        self.last = mark / 2;
                    }
                    true
                }
                Op::At(place) => is_at::<UTF8>(place, text, at),
                Op::LoopStart(index) => {
                    let (round, start) = self.loops[index as usize];
                    self.push(Kind::Loop, index as usize, 0, round as usize, start);
                    self.loops[index as usize] = (0, NONE);
                    true
                }
                Op::LoopNext(index) => {
                    pc = self.round(program, index, at);
                    true
                }
                Op::AtomicStart(slot) => {
                    self.slots[slot as usize] = self.stack.len();
                    true
                }
                Op::AtomicEnd(slot) => {
                    self.keep_marks(self.slots[slot as usize]);
                    true
                }
                Op::LookStart(slot) => {
                    self.slots[slot as usize] = self.stack.len();
                    self.slots[slot as usize + 1] = at;
                    true
                }
                Op::LookEnd(slot) => {
                    self.keep_marks(self.slots[slot as usize]);
                    at = self.slots[slot as usize + 1];
                    true
                }
                Op::NotStart { slot, after } => {
                    self.slots[slot as usize] = self.stack.len();
                    self.push(Kind::Branch, after as usize, at, 0, 0);
                    true
                }
                Op::NotEnd(slot) => {
                    self.undo(self.slots[slot as usize]);
                    false
                }
                Op::Back(count) => match back::<UTF8>(text, at, count) {
                    Some(place) => {
                        at = place;
                        true
                    }
                    None => false,
                },
                Op::Same { group, fold } => match self.same::<UTF8>(text, group, fold, at) {
                    Some(place) => {
                        at = place;
                        true
                    }
                    None => false,
                },
                Op::Unless { group, other } => {
                    if self.group(group).is_none() {
                        pc = other as usize;
                    }
                    true
                }
                Op::Never => false,
                Op::Done => {
                    let is_refused = (self.mode == Mode::Whole && at != text.len())
                        || (at == self.not_empty_at && self.start == at);
                    if !is_refused {
                        self.end = at;
                        self.is_under_way = false;
                        return Status::Found;
                    }
                    false
                }
            };
            if goes_on {
                continue;
            }
            match self.back::<UTF8>(program, text) {
                Some(place) => (pc, at) = place,
                None => return Status::NotFound,
            }
        }
    }

    /// Where the next thing to try is, and at which place of the text.
    #[inline]
    fn back<const UTF8: bool>(&mut self, program: &Program, text: &[u8]) -> Option<(usize, usize)> {
        loop {
            let Frame { kind, pc, a, b, c } = self.stack.pop()?;
            let pc = pc as usize;
            match kind {
                Kind::Branch => return Some((pc, a)),
                Kind::Mark => {
                    self.marks[pc] = a;
                    self.last = b as u32;
                }
                Kind::Choose => {
                    let Some(Op::Choose(table)) = program.ops.get(pc) else {
                        continue;
                    };
                    if let Some(to) = self.choose(program, text, *table, b, a, pc) {
                        return Some((to, a));
                    }
                }
                Kind::Shorter => {
                    if let Some(end) = self.shorter::<UTF8>(program, text, pc, a, b) {
                        return Some((pc + 1, end));
                    }
                }
                Kind::Longer => {
                    if let Some(end) = self.longer::<UTF8>(program, text, pc, a, b) {
                        return Some((pc + 1, end));
                    }
                }
                Kind::Loop => self.loops[pc] = (b as u32, c),
                Kind::Leave => {
                    self.loops[pc] = (b as u32, c);
                    return Some((program.loops[pc].exit as usize, a));
                }
                Kind::Again => {
                    self.loops[pc] = (b as u32, c);
                    let to = &program.loops[pc];
                    if (to.max != FOREVER && b as u32 >= to.max) || a == c {
                        continue;
                    }
                    self.push(Kind::Loop, pc, 0, b, c);
                    self.loops[pc] = ((b as u32).saturating_add(1), a);
                    return Some((to.body as usize, a));
                }
            }
        }
    }

    /// The first alternative from `index` on that can match.
    #[inline]
    fn choose(
        &mut self,
        program: &Program,
        text: &[u8],
        table: u32,
        index: usize,
        at: usize,
        pc: usize,
    ) -> Option<usize> {
        let choices = &**program.choices.get(table as usize)?;
        let byte = text.get(at);
        let fits = |choice: &super::program::Choice| match (&choice.first, byte) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(first), Some(byte)) => has_bit(first, *byte),
        };
        let from = |index: usize| {
            let rest = choices.get(index..)?;
            Some(index + rest.iter().position(fits)?)
        };
        let found = from(index)?;
        self.steps -= ((found - index) / 4) as i64;
        if let Some(next) = from(found + 1) {
            self.steps -= ((next - found) / 4) as i64;
            self.push(Kind::Choose, pc, at, next, 0);
        }
        Some(choices[found].pc as usize)
    }

    /// A loop begins its next round, or ends: where to go on.
    #[inline]
    fn round(&mut self, program: &Program, index: u32, at: usize) -> usize {
        let to = &program.loops[index as usize];
        let (round, start) = self.loops[index as usize];
        if round < to.min {
            self.push(Kind::Loop, index as usize, 0, round as usize, start);
            self.loops[index as usize].0 = round + 1;
            return to.body as usize;
        }
        if to.is_lazy {
            self.push(Kind::Again, index as usize, at, round as usize, start);
            return to.exit as usize;
        }
        if (to.max == FOREVER || round < to.max) && at != start {
            self.push(Kind::Leave, index as usize, at, round as usize, start);
            // A round that has no bound is not counted on.
            let next = if to.max == FOREVER { round } else { round + 1 };
            self.loops[index as usize] = (next, at);
            return to.body as usize;
        }
        to.exit as usize
    }

    /// A run of characters at its first length.
    #[inline]
    fn single<const UTF8: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        pc: usize,
        at: usize,
    ) -> Option<usize> {
        let Op::Single(index) = program.ops[pc] else {
            return None;
        };
        let single = &program.singles[index as usize];
        let mut shortest = at;
        if single.min == 1 {
            shortest = one_at::<UTF8>(program, single.one, text, at)?;
        } else if single.min > 0 {
            let (end, count) = many::<UTF8>(program, single.one, text, at, single.min);
            self.steps -= ((end - at) / 16) as i64;
            if count < single.min {
                return None;
            }
            shortest = end;
        }
        let more = if single.max == FOREVER {
            FOREVER
        } else {
            single.max - single.min
        };
        if more == 0 {
            return Some(shortest);
        }
        if single.greed == Greed::Lazy {
            let fits = single
                .next
                .as_ref()
                .is_none_or(|next| fits(next, text, shortest));
            if fits {
                self.push(Kind::Longer, pc, shortest, more as usize, 0);
                return Some(shortest);
            }
            return self.longer::<UTF8>(program, text, pc, shortest, more as usize);
        }
        let (end, _) = many::<UTF8>(program, single.one, text, shortest, more);
        self.steps -= ((end - at) / 16) as i64;
        if single.greed == Greed::Possessive || end == shortest {
            return Some(end);
        }
        if single
            .next
            .as_ref()
            .is_none_or(|next| fits(next, text, end))
        {
            self.push(Kind::Shorter, pc, shortest, end, 0);
            return Some(end);
        }
        self.shorter::<UTF8>(program, text, pc, shortest, end)
    }

    /// A run that ends before `end` with what can follow it.
    #[inline]
    fn shorter<const UTF8: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        pc: usize,
        shortest: usize,
        end: usize,
    ) -> Option<usize> {
        let Op::Single(index) = program.ops[pc] else {
            return None;
        };
        let single = &program.singles[index as usize];
        let found = match &single.next {
            None => before::<UTF8>(text, end).filter(|at| *at >= shortest)?,
            Some(Next::Byte(byte)) => {
                let rest = text.get(shortest..end)?;
                let Some(found) = memrchr(*byte, rest) else {
                    self.steps -= (rest.len() / 32) as i64;
                    return None;
                };
                self.steps -= ((rest.len() - found) / 32) as i64;
                shortest + found
            }
            Some(next) => {
                let mut found = end;
                loop {
                    found = before::<UTF8>(text, found).filter(|at| *at >= shortest)?;
                    self.steps -= i64::from(found.is_multiple_of(8));
                    if fits(next, text, found) {
                        break found;
                    }
                }
            }
        };
        if found > shortest {
            self.push(Kind::Shorter, pc, shortest, found, 0);
        }
        Some(found)
    }

    /// A run that ends behind `end` with what can follow it.
    #[inline]
    fn longer<const UTF8: bool>(
        &mut self,
        program: &Program,
        text: &[u8],
        pc: usize,
        end: usize,
        more: usize,
    ) -> Option<usize> {
        let Op::Single(index) = program.ops[pc] else {
            return None;
        };
        let single = &program.singles[index as usize];
        let (mut end, mut more) = (end, more);
        let has_bound = single.max != FOREVER;
        loop {
            if more == 0 {
                return None;
            }
            let next = one_at::<UTF8>(program, single.one, text, end)?;
            end = next;
            more -= usize::from(has_bound);
            let Some(next) = &single.next else { break };
            if fits(next, text, end) {
                break;
            }
            self.steps -= i64::from(end.is_multiple_of(8));
        }
        self.push(Kind::Longer, pc, end, more, 0);
        Some(end)
    }

    /// Drops what stands on the stack above a height, but for what groups were before.
    fn keep_marks(&mut self, height: usize) {
        if height == 0 {
            // Nothing is left to go back to.
            self.stack.clear();
            return;
        }
        let from = height.min(self.stack.len());
        let mut kept = from;
        self.steps -= ((self.stack.len() - from) / 8) as i64;
        for at in from..self.stack.len() {
            if self.stack[at].kind == Kind::Mark {
                self.stack[kept] = self.stack[at];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// As before the stack was so high.
    fn undo(&mut self, height: usize) {
        while self.stack.len() > height {
            match self.stack.pop() {
                Some(frame) if frame.kind == Kind::Mark => {
                    self.marks[frame.pc as usize] = frame.a;
                    self.last = frame.b as u32;
                }
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Where a group starts and ends, if it took part.
    #[inline]
    fn group(&self, group: u32) -> Option<(usize, usize)> {
        let at = (group as usize).checked_sub(1)? * 2;
        match self.marks.get(at..at + 2)? {
            [start, end] if *start != NONE && *end != NONE && start <= end => Some((*start, *end)),
            _ => None,
        }
    }

    /// Behind the same text as that of a group.
    fn same<const UTF8: bool>(
        &mut self,
        text: &[u8],
        group: u32,
        fold: Fold,
        at: usize,
    ) -> Option<usize> {
        let (start, end) = self.group(group)?;
        let wanted = text.get(start..end)?;
        self.steps -= (wanted.len() / 16) as i64;
        if fold == Fold::None {
            let is_same = match *wanted {
                [byte] => text.get(at) == Some(&byte),
                _ => text.get(at..)?.starts_with(wanted),
            };
            return is_same.then_some(at + wanted.len());
        }
        self.steps -= (wanted.len() / 2) as i64;
        let (mut from, mut at) = (start, at);
        while from < end {
            let (wanted, next) = char_at::<UTF8>(text, from)?;
            let (found, behind) = char_at::<UTF8>(text, at)?;
            if fold.lower(wanted) != fold.lower(found) {
                return None;
            }
            (from, at) = (next, behind);
        }
        Some(at)
    }
}
