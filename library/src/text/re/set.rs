//! Sets of characters: what `[a-z]`, `\w` and a letter whose case is ignored match.

use std::sync::LazyLock;

use super::unicode::{DECIMAL, LOWER, SAME, WORD};

/// The bits of 256 codes or bytes.
pub(super) type Bits = [u64; 4];

/// How letters are compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Fold {
    /// As they are.
    None,
    /// Without their case, if they are ASCII.
    Ascii,
    /// Without their case.
    Unicode,
}

/// What a class such as `\d` stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Digit,
    Space,
    Word,
}

/// A set of characters, by their code points.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// The answers for the first 256 codes.
    pub(super) bits: Bits,
    /// Sorted, apart from each other, and folded as far as `fold` says.
    ranges: Vec<(u32, u32)>,
    /// Unicode classes in it, with whether they are negated.
    classes: Vec<(Class, bool)>,
    negated: bool,
    fold: Fold,
}

#[inline]
pub(super) fn has_bit(bits: &Bits, code: u8) -> bool {
    bits[usize::from(code >> 6)] >> (code & 63) & 1 != 0
}

pub(super) fn set_bit(bits: &mut Bits, code: u8) {
    bits[usize::from(code >> 6)] |= 1 << (code & 63);
}

fn is_in(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|&(start, _)| start <= code);
    after > 0 && code <= ranges[after - 1].1
}

/// The word characters of the first plane, a bit for each.
static WORD_BITS: LazyLock<Box<[u64]>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 1024];
    for code in WORD.iter().flat_map(|&(start, end)| start..=end) {
        if let Some(word) = bits.get_mut(code as usize / 64) {
            *word |= 1 << (code % 64);
        }
    }
    bits.into_boxed_slice()
});

impl Class {
    /// Whether a character is in it. Beyond ASCII nothing is, if `ascii`.
    pub(super) fn has(self, code: u32, ascii: bool) -> bool {
        if let Ok(byte) = u8::try_from(code)
            && byte.is_ascii()
        {
            return match self {
                Self::Digit => byte.is_ascii_digit(),
                Self::Space => matches!(byte, 9..=13 | b' ') || (!ascii && matches!(byte, 28..=31)),
                Self::Word => byte.is_ascii_alphanumeric() || byte == b'_',
            };
        }
        !ascii
            && match self {
                Self::Digit => is_in(DECIMAL, code),
                Self::Space => matches!(
                    code,
                    0x85 | 0xa0 | 0x1680 | 0x2000
                        ..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
                ),
                Self::Word => match WORD_BITS.get(code as usize / 64) {
                    Some(word) => word >> (code % 64) & 1 != 0,
                    None => is_in(WORD, code),
                },
            }
    }
}

/// The simple lower case of a character.
pub(super) fn lower(code: u32) -> u32 {
    if code < 128 {
        return match code {
            0x41..=0x5a => code + 32,
            _ => code,
        };
    }
    let after = LOWER.partition_point(|&(start, ..)| start <= code);
    let Some(&(start, end, add, step)) = after.checked_sub(1).and_then(|at| LOWER.get(at)) else {
        return code;
    };
    if code <= end && (code - start).is_multiple_of(step) {
        code.wrapping_add_signed(add)
    } else {
        code
    }
}

/// What ignoring case makes of the first 256 codes.
static FOLDED: LazyLock<Box<[u32]>> = LazyLock::new(|| (0..256).map(folded).collect());

fn folded(code: u32) -> u32 {
    let code = lower(code);
    let found = SAME.binary_search_by_key(&code, |&(from, _)| from);
    found.map_or(code, |at| SAME[at].1)
}

impl Fold {
    /// What stands for a character and all that equal it.
    #[inline]
    pub(super) fn apply(self, code: u32) -> u32 {
        match self {
            Self::None => code,
            Self::Ascii if code < 128 => lower(code),
            Self::Ascii => code,
            Self::Unicode if code < 128 => lower(code),
            Self::Unicode => FOLDED
                .get(code as usize)
                .copied()
                .unwrap_or_else(|| folded(code)),
        }
    }

    /// Lower case alone, as back references compare.
    #[inline]
    pub(super) fn lower(self, code: u32) -> u32 {
        match self {
            Self::None => code,
            Self::Ascii if code >= 128 => code,
            Self::Ascii | Self::Unicode => lower(code),
        }
    }

    /// Whether anything else equals the character.
    pub(super) fn is_cased(self, code: u32) -> bool {
        match self {
            Self::None => false,
            Self::Ascii => code < 128 && (code as u8).is_ascii_alphabetic(),
            Self::Unicode => {
                (code < 128 && (code as u8).is_ascii_alphabetic())
                    || self.apply(code) != code
                    || LOWER.iter().any(|&(start, end, add, step)| {
                        let from = code.wrapping_add_signed(-add);
                        (start..=end).contains(&from) && (from - start) % step == 0
                    })
                    || SAME.iter().any(|&(_, to)| to == code)
            }
        }
    }
}

/// A set that is being put together.
#[derive(Debug)]
pub(super) struct Builder {
    ranges: Vec<(u32, u32)>,
    classes: Vec<(Class, bool)>,
    pub(super) negated: bool,
    fold: Fold,
    ascii: bool,
}

/// So many ranges are kept before they are put in order.
const LOOSE: usize = 4096;

impl Builder {
    pub(super) fn new(fold: Fold, ascii: bool) -> Self {
        Self {
            ranges: Vec::new(),
            classes: Vec::new(),
            negated: false,
            fold,
            ascii,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty() && self.classes.is_empty()
    }

    pub(super) fn class(&mut self, class: Class, negated: bool) {
        if self.ascii {
            // Few ranges say the same.
            let mut start = None;
            for code in 0..=128 {
                let is_in = code < 128 && class.has(code, true) != negated;
                match (start, is_in) {
                    (None, true) => start = Some(code),
                    (Some(from), false) => {
                        self.range(from, code - 1);
                        start = None;
                    }
                    _ => {}
                }
            }
            if negated {
                self.ranges.push((128, 0x10_ffff));
            }
        } else if !self.classes.contains(&(class, negated)) {
            self.classes.push((class, negated));
        }
    }

    pub(super) fn range(&mut self, start: u32, end: u32) {
        self.ranges.push((start, end));
        let fold = self.fold;
        if fold != Fold::None {
            let mut add = |code: u32| {
                let folded = fold.apply(code);
                if !(start..=end).contains(&folded) {
                    self.ranges.push((folded, folded));
                }
            };
            (start.max(0x41)..=end.min(0x5a)).for_each(&mut add);
            if fold == Fold::Unicode && end >= 128 {
                for &(from, to, _, step) in LOWER {
                    if to < start || from > end {
                        continue;
                    }
                    (from..=to.min(end))
                        .step_by(step as usize)
                        .filter(|code| *code >= start)
                        .for_each(&mut add);
                }
                for &(from, _) in SAME {
                    if (start..=end).contains(&from) {
                        add(from);
                    }
                }
            }
        }
        if self.ranges.len() > LOOSE && self.ranges.len().is_power_of_two() {
            self.sort();
        }
    }

    fn sort(&mut self) {
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, last| {
            let joins = next.0 <= last.1.saturating_add(1);
            if joins {
                last.1 = last.1.max(next.1);
            }
            joins
        });
    }

    /// The one character that the set is, if it is one.
    pub(super) fn single(&self) -> Option<u32> {
        match (&*self.ranges, &*self.classes) {
            ([(start, end)], []) if start == end && !self.negated && self.fold == Fold::None => {
                Some(*start)
            }
            _ => None,
        }
    }

    pub(super) fn build(mut self) -> Set {
        self.sort();
        self.ranges.shrink_to_fit();
        let mut set = Set {
            bits: [0; 4],
            ranges: self.ranges,
            classes: self.classes,
            negated: self.negated,
            fold: self.fold,
        };
        if set.fold == Fold::None && set.classes.is_empty() {
            for &(start, end) in &set.ranges {
                for code in start..=end.min(255) {
                    set_bit(&mut set.bits, code as u8);
                }
            }
            if set.negated {
                set.bits = set.bits.map(|word| !word);
            }
        } else {
            for code in 0..=255_u8 {
                if set.looked_up(code.into()) {
                    set_bit(&mut set.bits, code);
                }
            }
        }
        set
    }
}

impl Set {
    #[inline]
    pub(super) fn has(&self, code: u32) -> bool {
        match u8::try_from(code) {
            Ok(byte) => has_bit(&self.bits, byte),
            Err(_) => self.looked_up(code),
        }
    }

    #[inline(never)]
    fn looked_up(&self, code: u32) -> bool {
        let code = self.fold.apply(code);
        let is_in = is_in(&self.ranges, code)
            || self
                .classes
                .iter()
                .any(|&(class, negated)| class.has(code, false) != negated);
        is_in != self.negated
    }

    /// The bytes that a character of the set can start with, in UTF-8 or as one byte each.
    pub(super) fn first_bytes(&self, utf8: bool) -> Bits {
        if !utf8 {
            return self.bits;
        }
        let [low, high, ..] = self.bits;
        let is_ascii = !self.negated
            && self.classes.is_empty()
            && self.fold != Fold::Unicode
            && self.ranges.last().is_none_or(|range| range.1 < 128);
        // What is beyond ASCII is not looked into.
        [low, high, 0, if is_ascii { 0 } else { u64::MAX }]
    }
}
