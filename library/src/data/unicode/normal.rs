//! Normal forms (Unicode Standard Annex 15).

use super::tables::{Edition, composition};

/// A normal form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// Whether what only looks like others is replaced by them.
    pub(super) compatible: bool,
    /// Whether characters are put together at the end.
    pub(super) composed: bool,
}

impl Form {
    pub(super) fn named(name: &str) -> Option<Self> {
        let (compatible, composed) = match name {
            "NFC" => (false, true),
            "NFD" => (false, false),
            "NFKC" => (true, true),
            "NFKD" => (true, false),
            _ => return None,
        };
        Some(Self {
            compatible,
            composed,
        })
    }
}

/// Syllables of Hangul are made of a first, a middle and perhaps a last letter, in an order that needs no table.
pub(super) mod hangul {
    const SYLLABLE: u32 = 0xac00;
    const FIRST: u32 = 0x1100;
    const MIDDLE: u32 = 0x1161;
    const LAST: u32 = 0x11a7;
    const FIRSTS: u32 = 19;
    const MIDDLES: u32 = 21;
    const LASTS: u32 = 28;

    pub(crate) fn is_syllable(number: u32) -> bool {
        (SYLLABLE..SYLLABLE + FIRSTS * MIDDLES * LASTS).contains(&number)
    }

    pub(crate) fn parts(number: u32) -> impl Iterator<Item = u32> {
        let index = number - SYLLABLE;
        let last = LAST + index % LASTS;
        let first = FIRST + index / (MIDDLES * LASTS);
        let middle = MIDDLE + index / LASTS % MIDDLES;
        [first, middle]
            .into_iter()
            .chain((last != LAST).then_some(last))
    }

    pub(super) fn composed(first: u32, second: u32) -> Option<u32> {
        if (FIRST..FIRST + FIRSTS).contains(&first) && (MIDDLE..MIDDLE + MIDDLES).contains(&second)
        {
            return Some(SYLLABLE + ((first - FIRST) * MIDDLES + second - MIDDLE) * LASTS);
        }
        let open = is_syllable(first) && (first - SYLLABLE).is_multiple_of(LASTS);
        (open && (LAST + 1..LAST + LASTS).contains(&second)).then(|| first + second - LAST)
    }
}

/// The code points of a text in a normal form.
pub(super) fn normalized(
    text: impl Iterator<Item = u32>,
    form: Form,
    edition: Edition,
) -> Vec<u32> {
    let mut numbers = Vec::new();
    for number in text {
        decompose(number, form, edition, &mut numbers);
    }
    order(&mut numbers);
    if form.composed {
        compose(&mut numbers);
    }
    numbers
}

/// Ideographs that were thought to be others in Unicode 3.2.
const CORRECTED: [(u32, u32); 5] = [
    (0x2f868, 0x2136a),
    (0x2f874, 0x5f33),
    (0x2f91f, 0x43ab),
    (0x2f95f, 0x7aae),
    (0x2f9bf, 0x4d57),
];

/// Adds what a code point is made of in the end. Depth is bounded by the tables: four at most.
fn decompose(number: u32, form: Form, edition: Edition, numbers: &mut Vec<u32>) {
    // Nothing before this has a decomposition.
    if number < 0xa0 {
        numbers.push(number);
        return;
    }
    if hangul::is_syllable(number) {
        numbers.extend(hangul::parts(number));
        return;
    }
    let corrected = CORRECTED.iter().find(|(corrected, _)| *corrected == number);
    if let (Edition::Old, Some((_, then))) = (edition, corrected) {
        numbers.push(*then);
        return;
    }
    match edition.decomposition(number) {
        Some(found) if found.tag.is_empty() || form.compatible => {
            for part in found.parts {
                decompose(*part, form, edition, numbers);
            }
        }
        _ => numbers.push(number),
    }
}

fn class(number: u32) -> u8 {
    if number < 0x300 {
        0
    } else {
        Edition::Current.record(number).combining
    }
}

/// Sorts marks that combine by their class, each run of them.
fn order(numbers: &mut [u32]) {
    let mut start = 0;
    while start < numbers.len() {
        let run = numbers[start..]
            .iter()
            .take_while(|number| class(**number) != 0)
            .count();
        if run > 1 {
            numbers[start..start + run].sort_by_cached_key(|number| class(*number));
        }
        start += run + 1;
    }
}

/// Puts characters and the marks behind them together.
fn compose(numbers: &mut Vec<u32>) {
    let mut starter: Option<usize> = None;
    // The class of the last mark that stays between the starter and what comes.
    let mut last = None;
    let mut kept = 0;
    for index in 0..numbers.len() {
        let number = numbers[index];
        let own = class(number);
        let is_blocked = last.is_some_and(|last| last == 0 || last >= own);
        if let Some(starter) = starter.filter(|_| !is_blocked) {
            let first = numbers[starter];
            let composed = hangul::composed(first, number).or_else(|| composition(first, number));
            if let Some(composed) = composed {
                numbers[starter] = composed;
                continue;
            }
        }
        numbers[kept] = number;
        if own == 0 {
            starter = Some(kept);
            last = None;
        } else {
            last = Some(own);
        }
        kept += 1;
    }
    numbers.truncate(kept);
}
