//! Long texts and bytes, in pieces between which interrupts and deadlines are seen.
//!
//! Who works on them has paid for the whole before; here no fuel counts, so that a run burns the same wherever a piece
//! ends. [`Budget::search`] alone pays for what it looks at.

use std::ops::Range;

use memchr::memmem::{self, Finder, FinderRev};

use super::{Budget, price};
use crate::vm::Outcome;

/// Bytes that are worked on between two looks: a millisecond at the very most.
const PIECE: usize = 128 << 10;

/// Items that are looked at one by one between two looks: the same for work that takes some nanoseconds for each.
const ITEMS: usize = 32 << 10;

/// Bytes that a search pays for and looks at in one go.
const LOOK: usize = 4 << 10;

/// What is searched for is prepared anew for each piece, up to this length.
const SHORT: usize = PIECE / 16;

impl Budget {
    /// Does something with the pieces of a text, which end between characters; `false` from it ends that.
    pub(crate) fn each_piece<'a>(
        &mut self,
        text: &'a str,
        mut work: impl FnMut(&'a str) -> bool,
    ) -> Outcome<()> {
        let mut rest = text;
        while rest.len() > PIECE {
            let (piece, left) = rest.split_at(rest.floor_char_boundary(PIECE));
            if !work(piece) {
                return Ok(());
            }
            self.look()?;
            rest = left;
        }
        work(rest);
        Ok(())
    }

    /// As [`Self::each_piece`], with numbers.
    pub(crate) fn each_range(
        &mut self,
        len: usize,
        mut work: impl FnMut(Range<usize>) -> bool,
    ) -> Outcome<()> {
        let mut start = 0;
        while len - start > PIECE {
            if !work(start..start + PIECE) {
                return Ok(());
            }
            self.look()?;
            start += PIECE;
        }
        work(start..len);
        Ok(())
    }

    /// Called with the number of each item that is looked at, looks now and then.
    #[inline]
    pub(crate) fn look_at_times(&self, item: usize) -> Outcome<()> {
        if item % ITEMS == ITEMS - 1 {
            self.look()?;
        }
        Ok(())
    }

    /// All that an iterator gives, of what was paid for.
    pub(crate) fn collect<T>(
        &self,
        mut items: impl Iterator<Item = T>,
        capacity: usize,
    ) -> Outcome<Vec<T>> {
        let mut collected = Vec::with_capacity(capacity);
        loop {
            let before = collected.len();
            collected.extend(items.by_ref().take(PIECE));
            if collected.len() - before < PIECE {
                return Ok(collected);
            }
            self.look()?;
        }
    }

    /// Copies items behind others.
    pub(crate) fn copy_behind<T: Copy>(&self, items: &mut Vec<T>, more: &[T]) -> Outcome<()> {
        items.reserve(more.len());
        for piece in more.chunks(PIECE) {
            items.extend_from_slice(piece);
            if piece.len() == PIECE {
                self.look()?;
            }
        }
        Ok(())
    }

    /// Puts items in the place of others. If many stand behind these, they move a piece at a time: an interrupt leaves
    /// some of them twice, and some of the new ones out.
    pub(crate) fn splice<T: Copy>(
        &self,
        items: &mut Vec<T>,
        place: Range<usize>,
        new: &[T],
    ) -> Outcome<()> {
        let (from, end) = (place.end, items.len());
        let to = place.start + new.len();
        if (end - from).max(new.len()) <= PIECE {
            items.splice(place, new.iter().copied());
            return Ok(());
        }
        if to > from {
            // Whatever stands there: all of it is written over.
            self.copy_behind(items, &new[..to - from])?;
            let mut rest = end;
            while rest > from {
                let start = from.max(rest.saturating_sub(PIECE));
                items.copy_within(start..rest, start + to - from);
                rest = start;
                self.look()?;
            }
        } else {
            for start in (from..end).step_by(PIECE) {
                items.copy_within(start..end.min(start + PIECE), start - (from - to));
                self.look()?;
            }
            items.truncate(end - (from - to));
        }
        let places = items[place.start..to].chunks_mut(PIECE);
        for (place, piece) in places.zip(new.chunks(PIECE)) {
            place.copy_from_slice(piece);
            self.look()?;
        }
        Ok(())
    }

    /// So many copies of items, one at least of at least one.
    pub(crate) fn repeat<T: Copy>(&self, items: &[T], count: usize) -> Outcome<Vec<T>> {
        let total = items.len() * count;
        let mut repeated = Vec::with_capacity(total);
        let piece = PIECE - PIECE % items.len();
        if piece == 0 {
            (0..count).try_for_each(|_| self.copy_behind(&mut repeated, items))?;
            return Ok(repeated);
        }
        repeated.extend_from_slice(items);
        // What is there already is copied, whole copies at once.
        while repeated.len() < total {
            let more = piece.min(repeated.len()).min(total - repeated.len());
            repeated.extend_from_within(..more);
            if more == piece {
                self.look()?;
            }
        }
        Ok(repeated)
    }

    /// The characters that stand for bytes, as Latin-1 has them.
    pub(crate) fn chars_of_bytes(&mut self, data: &[u8]) -> Outcome<String> {
        let mut text = String::with_capacity(data.len());
        self.each_range(data.len(), |range| {
            text.extend(data[range].iter().copied().map(char::from));
            true
        })?;
        Ok(text)
    }

    /// Where the first such character of a text is.
    #[inline]
    pub(crate) fn find_char(
        &mut self,
        text: &str,
        mut test: impl FnMut(char) -> bool,
    ) -> Outcome<Option<usize>> {
        if text.len() <= PIECE {
            return Ok(text.find(test));
        }
        let (mut found, mut passed) = (None, 0);
        self.each_piece(text, |piece| {
            found = piece.find(&mut test).map(|at| passed + at);
            passed += piece.len();
            found.is_none()
        })?;
        Ok(found)
    }

    /// Where a text ends without the such characters at its end.
    pub(crate) fn trimmed_end(
        &mut self,
        text: &str,
        mut test: impl FnMut(char) -> bool,
    ) -> Outcome<usize> {
        if text.len() <= PIECE {
            return Ok(text.trim_end_matches(test).len());
        }
        let mut end = text.len();
        loop {
            let start = text.floor_char_boundary(end.saturating_sub(PIECE));
            let left = text[start..end].trim_end_matches(&mut test).len();
            if left > 0 || start == 0 {
                return Ok(start + left);
            }
            self.look()?;
            end = start;
        }
    }

    /// How many characters a text has.
    pub(crate) fn count_chars(&mut self, text: &str) -> Outcome<usize> {
        let mut count = 0;
        self.each_piece(text, |piece| {
            count += piece.chars().count();
            true
        })?;
        Ok(count)
    }

    /// Changes bytes in place.
    pub(crate) fn each_byte(
        &mut self,
        data: &mut [u8],
        mut work: impl FnMut(&mut u8),
    ) -> Outcome<()> {
        self.each_range(data.len(), |range| {
            data[range].iter_mut().for_each(&mut work);
            true
        })
    }

    /// Where the first such byte is.
    pub(crate) fn find_byte(
        &mut self,
        data: &[u8],
        mut test: impl FnMut(&u8) -> bool,
    ) -> Outcome<Option<usize>> {
        let mut found = None;
        self.each_range(data.len(), |range| {
            let start = range.start;
            found = data[range].iter().position(&mut test).map(|at| start + at);
            found.is_none()
        })?;
        Ok(found)
    }

    /// Where the last such byte is.
    pub(crate) fn rfind_byte(
        &self,
        data: &[u8],
        mut test: impl FnMut(&u8) -> bool,
    ) -> Outcome<Option<usize>> {
        let mut end = data.len();
        loop {
            let start = end.saturating_sub(PIECE);
            let found = data[start..end].iter().rposition(&mut test);
            if found.is_some() || start == 0 {
                return Ok(found.map(|at| start + at));
            }
            self.look()?;
            end = start;
        }
    }

    /// The first place of a text in another.
    pub(crate) fn find(&mut self, text: &str, wanted: &str) -> Outcome<Option<usize>> {
        self.find_bytes(text.as_bytes(), wanted.as_bytes())
    }

    /// The last place of a text in another.
    pub(crate) fn rfind(&mut self, text: &str, wanted: &str) -> Outcome<Option<usize>> {
        self.rfind_bytes(text.as_bytes(), wanted.as_bytes())
    }

    /// Shows the places of bytes, of which there are some, in others, from the first to the last, without overlap;
    /// `false` ends that. A text is found in another where its bytes are: no character starts within another.
    pub(crate) fn each_match(
        &mut self,
        data: &[u8],
        wanted: &[u8],
        mut work: impl FnMut(usize) -> bool,
    ) -> Outcome<()> {
        let mut start = 0;
        if wanted.len() > SHORT {
            while let Some(at) = self.find_bytes(&data[start..], wanted)? {
                if !work(start + at) {
                    break;
                }
                start += at + wanted.len();
            }
            return Ok(());
        }
        let finder = Finder::new(wanted);
        loop {
            let end = (start + PIECE + wanted.len()).min(data.len());
            let mut next = start + PIECE;
            for at in finder.find_iter(&data[start..end]) {
                if start + at >= next && end < data.len() {
                    break;
                }
                if !work(start + at) {
                    return Ok(());
                }
                next = next.max(start + at + wanted.len());
            }
            if end == data.len() {
                return Ok(());
            }
            start = next;
            self.look()?;
        }
    }

    /// The first or the last place of bytes in others, which this pays for as far as it looks at them: so a loop may go
    /// on from where it has found something.
    pub(crate) fn search(
        &mut self,
        data: &[u8],
        wanted: &[u8],
        last: bool,
    ) -> Outcome<Option<usize>> {
        let step = if wanted.len() > LOOK {
            data.len()
        } else {
            LOOK
        };
        let size = step.saturating_add(wanted.len());
        let mut done = 0_usize;
        loop {
            let range = match last {
                false => done..data.len().min(done.saturating_add(size)),
                true => (data.len() - done).saturating_sub(size)..data.len() - done,
            };
            let piece = &data[range.clone()];
            self.burn(price::text(piece.len()))?;
            let found = match last {
                false => self.find_bytes(piece, wanted)?,
                true => self.rfind_bytes(piece, wanted)?,
            };
            if found.is_some() || piece.len() < size || done + size >= data.len() {
                return Ok(found.map(|at| range.start + at));
            }
            done += step;
        }
    }

    /// The first place of bytes in others.
    pub(crate) fn find_bytes(&mut self, data: &[u8], wanted: &[u8]) -> Outcome<Option<usize>> {
        if wanted.len() > SHORT {
            return self.find_by_borders(data.iter(), wanted.iter());
        }
        if data.len() <= PIECE {
            return Ok(match *wanted {
                [byte] => memchr::memchr(byte, data),
                _ => memmem::find(data, wanted),
            });
        }
        let finder = Finder::new(wanted);
        let mut start = 0;
        loop {
            let end = (start + PIECE + wanted.len()).min(data.len());
            if let Some(at) = finder.find(&data[start..end]) {
                return Ok(Some(start + at));
            }
            if end == data.len() {
                return Ok(None);
            }
            start += PIECE;
            self.look()?;
        }
    }

    /// The last place of bytes in others.
    pub(crate) fn rfind_bytes(&mut self, data: &[u8], wanted: &[u8]) -> Outcome<Option<usize>> {
        if wanted.len() > SHORT {
            let from_end = self.find_by_borders(data.iter().rev(), wanted.iter().rev())?;
            return Ok(from_end.map(|at| data.len() - at - wanted.len()));
        }
        if let ([byte], true) = (wanted, data.len() <= PIECE) {
            return Ok(memchr::memrchr(*byte, data));
        }
        let finder = FinderRev::new(wanted);
        let mut end = data.len();
        loop {
            let start = end.saturating_sub(PIECE + wanted.len());
            if let Some(at) = finder.rfind(&data[start..end]) {
                return Ok(Some(start + at));
            }
            if start == 0 {
                return Ok(None);
            }
            end -= PIECE;
            self.look()?;
        }
    }

    /// How often bytes occur in others, without overlap; no bytes are between any two.
    pub(crate) fn count_bytes(&mut self, data: &[u8], wanted: &[u8]) -> Outcome<usize> {
        let mut count = 0;
        match *wanted {
            [] => count = data.len() + 1,
            [byte] => self.each_range(data.len(), |range| {
                count += memchr::memchr_iter(byte, &data[range]).count();
                true
            })?,
            _ => self.each_match(data, wanted, |_| {
                count += 1;
                true
            })?,
        }
        Ok(count)
    }

    /// Knuth, Morris and Pratt's search: linear whatever the texts are.
    fn find_by_borders<'a>(
        &mut self,
        data: impl Iterator<Item = &'a u8>,
        wanted: impl Iterator<Item = &'a u8>,
    ) -> Outcome<Option<usize>> {
        let wanted: Vec<u8> = wanted.copied().collect();
        if wanted.is_empty() {
            return Ok(Some(0));
        }
        let borders = self.borders(&wanted)?;
        let mut matched = 0;
        for (at, &byte) in data.enumerate() {
            if at % PIECE == PIECE - 1 {
                self.look()?;
            }
            matched = next_match(&wanted, &borders, matched, byte);
            if matched == wanted.len() {
                return Ok(Some(at + 1 - matched));
            }
        }
        Ok(None)
    }

    /// `borders[n]`: how much of a piece is known to match again after a mismatch behind byte n.
    fn borders(&mut self, wanted: &[u8]) -> Outcome<Vec<u32>> {
        let mut borders = vec![0; wanted.len()];
        let mut matched = 0;
        for at in 1..wanted.len() {
            if at % PIECE == 0 {
                self.look()?;
            }
            matched = next_match(wanted, &borders, matched, wanted[at]);
            borders[at] = matched as u32;
        }
        Ok(borders)
    }
}

/// How much of a piece matches, where so much did before the next byte.
#[inline]
fn next_match(wanted: &[u8], borders: &[u32], mut matched: usize, byte: u8) -> usize {
    while matched > 0 && byte != wanted[matched] {
        matched = borders[matched - 1] as usize;
    }
    matched + usize::from(byte == wanted[matched])
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::{Budget, PIECE, SHORT};

    /// Texts in which what is found lies across the ends of pieces.
    fn texts() -> Vec<String> {
        ["ab", "\u{e9}b", "a", "aab\u{4e2d}", ""]
            .iter()
            .flat_map(|part| {
                let filled = part.repeat(3 * PIECE / part.len().max(1));
                let marked = |at: usize| {
                    let mut text = filled.clone();
                    text.insert_str(text.floor_char_boundary(at.min(text.len())), "needle");
                    text
                };
                [marked(PIECE - 3), marked(2 * PIECE), filled.clone()]
            })
            .collect()
    }

    #[test]
    fn what_is_collected_is_all_there_is_and_an_interrupt_is_seen_between_pieces() {
        let budget = Budget::default();
        for len in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let collected = budget.collect(0..len, len);
            assert_eq!(collected, Ok((0..len).collect::<Vec<_>>()));
        }
        budget.interrupt().store(true, Ordering::Relaxed);
        let mut taken = 0;
        let endless = std::iter::repeat_with(|| taken += 1);
        assert!(budget.collect(endless, PIECE).is_err());
        assert_eq!(taken, PIECE);
    }

    #[test]
    #[cfg_attr(miri, ignore = "texts of megabytes take Miri an hour")]
    fn pieces_give_what_the_whole_gives() {
        let mut budget = Budget::default();
        let long = "ab".repeat(SHORT);
        for text in texts() {
            for wanted in [
                "needle",
                "a",
                "ab",
                "b\u{e9}",
                "\u{4e2d}a",
                "none",
                "aa",
                &long,
            ] {
                let (data, bytes) = (text.as_bytes(), wanted.as_bytes());
                assert_eq!(budget.search(data, bytes, false), Ok(text.find(wanted)));
                assert_eq!(budget.search(data, bytes, true), Ok(text.rfind(wanted)));
                assert_eq!(budget.find(&text, wanted), Ok(text.find(wanted)));
                assert_eq!(budget.rfind(&text, wanted), Ok(text.rfind(wanted)));
                let count = text.matches(wanted).count();
                assert_eq!(
                    budget.find_bytes(data, wanted.as_bytes()),
                    Ok(text.find(wanted))
                );
                assert_eq!(
                    budget.rfind_bytes(data, wanted.as_bytes()),
                    Ok(text.rfind(wanted))
                );
                assert_eq!(
                    budget.count_bytes(data, wanted.as_bytes()),
                    Ok(count),
                    "{wanted}"
                );
            }
            assert_eq!(
                (budget.find(&text, ""), budget.rfind(&text, "")),
                (Ok(Some(0)), Ok(Some(text.len())))
            );
            assert_eq!(budget.count_chars(&text), Ok(text.chars().count()));
            let is_b = |c| c == 'b';
            assert_eq!(budget.find_char(&text, is_b), Ok(text.find(is_b)));
            let end = text.trim_end_matches(|c| c != 'n').len();
            assert_eq!(budget.trimmed_end(&text, |c| c != 'n'), Ok(end));
            let data = text.as_bytes();
            let last = data.iter().rposition(|b| *b == b'n');
            assert_eq!(budget.rfind_byte(data, |b| *b == b'n'), Ok(last));
            let chars = budget.chars_of_bytes(data);
            assert_eq!(chars, Ok(data.iter().copied().map(char::from).collect()));
            let mut copy = vec![b'-'];
            assert_eq!(budget.copy_behind(&mut copy, data), Ok(()));
            assert_eq!(copy, [b"-", data].concat());
        }
        for len in [1, 2, 1000, PIECE - 1, PIECE, PIECE + 1] {
            let items: Vec<_> = (0..len).collect();
            for count in [1, 2, 3, 7, 2 * PIECE / len + 1] {
                assert_eq!(budget.repeat(&items, count), Ok(items.repeat(count)));
            }
        }
        let items: Vec<_> = (0..3 * PIECE).collect();
        let ends = [0, 1, PIECE - 1, PIECE, 2 * PIECE, 3 * PIECE - 1];
        for at in ends {
            for place in ends.map(|end| at..end.max(at)) {
                for new in [0, 1, 7, PIECE, 2 * PIECE + 3] {
                    let (mut cut, mut whole) = (items.clone(), items.clone());
                    let new: Vec<_> = (0..new).map(|n| n + 7 * PIECE).collect();
                    assert_eq!(budget.splice(&mut cut, place.clone(), &new), Ok(()));
                    whole.splice(place.clone(), new);
                    assert!(cut == whole);
                }
            }
        }
    }

    #[test]
    fn an_interrupt_is_seen_between_two_pieces() {
        let mut budget = Budget::default();
        let text = "a".repeat(3 * PIECE);
        budget.interrupt().store(true, Ordering::Relaxed);
        assert!(budget.find(&text, "b").is_err() && budget.rfind(&text, "b").is_err());
        assert!(budget.count_bytes(text.as_bytes(), b"a").is_err());
        assert!(budget.find_bytes(text.as_bytes(), b"b").is_err());
        assert!(budget.count_bytes(text.as_bytes(), b"aa").is_err());
        assert!(budget.rfind_bytes(text.as_bytes(), b"ba").is_err());
        assert!(budget.trimmed_end(&text, |_| true).is_err());
        let mut items = vec![0; 3 * PIECE];
        assert!(budget.splice(&mut items, 0..0, &[1]).is_err());
        assert!(budget.splice(&mut items, 0..1, &[]).is_err());
        assert!(budget.splice(&mut items, 0..0, &[1; 2 * PIECE]).is_err());
        assert!(budget.repeat(&[0], 3 * PIECE).is_err());
        assert!(budget.repeat(&[0; PIECE + 1], 2).is_err());
    }
}
