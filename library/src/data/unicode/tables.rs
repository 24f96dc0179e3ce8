//! The facts of Unicode 16.0, from `tables.bin`, which `make_tables.py` writes.

use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) const VERSION: &str = "16.0.0";

pub(super) const OLD_VERSION: &str = "3.2.0";

const CATEGORIES: [&str; 30] = [
    "Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs",
    "Co", "Lm", "Lo", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
];

const DIRECTIONS: [&str; 24] = [
    "", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM",
    "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI",
];

const WIDTHS: [&str; 6] = ["F", "H", "W", "Na", "A", "N"];

const TAGS: [&str; 17] = [
    "",
    "<noBreak>",
    "<compat>",
    "<super>",
    "<fraction>",
    "<sub>",
    "<font>",
    "<circle>",
    "<wide>",
    "<vertical>",
    "<square>",
    "<isolated>",
    "<final>",
    "<initial>",
    "<medial>",
    "<small>",
    "<narrow>",
];

/// The properties that every code point has.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) category: &'static str,
    pub(super) direction: &'static str,
    pub(super) combining: u8,
    pub(super) width: &'static str,
    pub(super) mirrored: bool,
}

/// The values of a code point that is a number.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) decimal: Option<u8>,
    pub(super) digit: Option<u8>,
    pub(super) value: Option<f64>,
}

/// What a code point is made of.
#[derive(Clone, Copy)]
pub(super) struct Decomposition {
    /// How it differs from that; empty where it is the same.
    pub(super) tag: &'static str,
    pub(super) parts: &'static [u32],
}

struct Tables {
    runs: Vec<(u32, u8)>,
    records: Vec<Record>,
    numbers: Vec<(u32, Number)>,
    /// Those of Unicode 3.2.
    old_runs: Vec<(u32, u8)>,
    old_records: Vec<Record>,
    /// Those of Unicode 3.2 that are not the same.
    old_numbers: Vec<(u32, Number)>,
    decompositions: Vec<(u32, Decomposition)>,
    compositions: HashMap<(u32, u32), u32>,
}

/// Reads what is at the front of the file.
struct Reader(&'static [u8]);

impl Reader {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (first, rest) = self.0.split_at_checked(N).unwrap_or_default();
        self.0 = rest;
        first.try_into().unwrap_or([0; N])
    }

    fn code_point(&mut self) -> u32 {
        let [a, b, c] = self.take();
        u32::from_le_bytes([a, b, c, 0])
    }

    fn section<T>(&mut self, mut entry: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = u32::from_le_bytes(self.take());
        (0..count).map(|_| entry(self)).collect()
    }
}

fn named(names: &[&'static str], index: u8) -> &'static str {
    names.get(usize::from(index)).copied().unwrap_or_default()
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut reader = Reader(include_bytes!("tables.bin"));
    let run = |reader: &mut Reader| {
        let first = reader.code_point();
        let [record] = reader.take();
        (first, record)
    };
    let runs = reader.section(run);
    let record = |reader: &mut Reader| {
        let [category, direction, combining, width, mirrored] = reader.take();
        Record {
            category: named(&CATEGORIES, category),
            direction: named(&DIRECTIONS, direction),
            combining,
            width: named(&WIDTHS, width),
            mirrored: mirrored != 0,
        }
    };
    let records = reader.section(record);
    let number = |reader: &mut Reader| (reader.code_point(), reader.take::<3>());
    let numbers = reader.section(number);
    let values = reader.section(|reader| f64::from_le_bytes(reader.take()));
    let heads = reader.section(|reader| {
        let number = reader.code_point();
        let [flags, low, high] = reader.take();
        (number, flags, usize::from(u16::from_le_bytes([low, high])))
    });
    // The tables live as long as the process, and so do the parts that they point at.
    let parts: &'static [u32] = reader.section(Reader::code_point).leak();
    let old_runs = reader.section(run);
    let old_records = reader.section(record);
    let old_numbers = reader.section(number);
    let ends = heads.iter().skip(1).map(|(_, _, first)| *first);
    let ends = ends.chain([parts.len()]);
    let mut compositions = HashMap::new();
    let mut decompositions = Vec::with_capacity(heads.len());
    for (&(number, flags, first), end) in heads.iter().zip(ends) {
        let parts = parts.get(first..end).unwrap_or_default();
        let tag = named(&TAGS, flags & 127);
        decompositions.push((number, Decomposition { tag, parts }));
        if let (true, [first, second]) = (flags & 128 != 0, parts) {
            compositions.insert((*first, *second), number);
        }
    }
    let small = |value: u8| (value != 255).then_some(value);
    let number = |(number, [decimal, digit, value]): (u32, [u8; 3])| {
        let value = values.get(usize::from(value)).copied();
        let (decimal, digit) = (small(decimal), small(digit));
        (
            number,
            Number {
                decimal,
                digit,
                value,
            },
        )
    };
    Tables {
        runs,
        records,
        numbers: numbers.into_iter().map(number).collect(),
        old_runs,
        old_records,
        old_numbers: old_numbers.into_iter().map(number).collect(),
        decompositions,
        compositions,
    }
});

/// Which Unicode is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
    /// 16.0.
    Current,
    /// 3.2, with which names of hosts are made.
    Old,
}

impl Edition {
    pub(super) fn record(self, number: u32) -> Record {
        let tables = &*TABLES;
        let (runs, records) = match self {
            Self::Current => (&tables.runs, &tables.records),
            Self::Old => (&tables.old_runs, &tables.old_records),
        };
        let index = runs.partition_point(|(first, _)| *first <= number);
        let record = index.checked_sub(1).and_then(|index| runs.get(index));
        let record = record.and_then(|(_, record)| records.get(usize::from(*record)));
        record.copied().unwrap_or(Record {
            category: "Cn",
            direction: "",
            combining: 0,
            width: "N",
            mirrored: false,
        })
    }

    /// Whether it has the character.
    pub(super) fn has(self, number: u32) -> bool {
        self == Self::Current || self.record(number).category != "Cn"
    }

    pub(super) fn number(self, number: u32) -> Option<Number> {
        if !self.has(number) {
            return None;
        }
        let old = match self {
            Self::Current => None,
            Self::Old => found(&TABLES.old_numbers, number),
        };
        old.or_else(|| found(&TABLES.numbers, number))
    }

    pub(super) fn decomposition(self, number: u32) -> Option<Decomposition> {
        let found = found(&TABLES.decompositions, number)?;
        self.has(number).then_some(found)
    }
}

/// What a sorted table has for a code point.
fn found<T: Copy>(table: &[(u32, T)], number: u32) -> Option<T> {
    let index = table
        .binary_search_by_key(&number, |(number, _)| *number)
        .ok()?;
    table.get(index).map(|(_, entry)| *entry)
}

/// The code point that two compose.
pub(super) fn composition(first: u32, second: u32) -> Option<u32> {
    TABLES.compositions.get(&(first, second)).copied()
}
