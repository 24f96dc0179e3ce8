//! Properties of characters by range: what the standard library does not know, or knows differently.
//!
//! `tables.txt` is made by `generate.py` from version 16.0 of the Unicode character database, which Python 3.14 uses,
//! and is not edited by hand. It is read once per process, when a character beyond ASCII is first asked about.

use std::sync::LazyLock;

/// Ranges of characters, sorted; both ends belong to a range.
type Ranges = Vec<(u32, u32)>;

/// Characters with what they map to, sorted.
type Mapping = Vec<(char, &'static str)>;

/// What each table holds stands in `generate.py`.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) not_printable: Ranges,
    pub(crate) alpha: Ranges,
    pub(crate) decimal: Ranges,
    pub(crate) digit_only: Ranges,
    pub(crate) numeric_only: Ranges,
    pub(crate) titlecase: Ranges,
    pub(crate) wide: Ranges,
    pub(crate) title_special: Mapping,
    pub(crate) fold_special: Mapping,
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    for line in include_str!("tables.txt").lines() {
        let (name, items) = line.split_once(' ').unwrap_or_default();
        let items = items.split(' ');
        match name {
            "not_printable" => tables.not_printable = ranges(items),
            "alpha" => tables.alpha = ranges(items),
            "decimal" => tables.decimal = ranges(items),
            "digit_only" => tables.digit_only = ranges(items),
            "numeric_only" => tables.numeric_only = ranges(items),
            "titlecase" => tables.titlecase = ranges(items),
            "wide" => tables.wide = ranges(items),
            "title_special" => tables.title_special = mapping(items),
            "fold_special" => tables.fold_special = mapping(items),
            _ => debug_assert!(false, "a table of characters without a reader: {name}"),
        }
    }
    tables
});

fn ranges<'a>(items: impl Iterator<Item = &'a str>) -> Ranges {
    let code = |digits| u32::from_str_radix(digits, 16).ok();
    items
        .filter_map(|item| item.split_once('-'))
        .filter_map(|(first, last)| Some((code(first)?, code(last)?)))
        .collect()
}

fn mapping(items: impl Iterator<Item = &'static str>) -> Mapping {
    items
        .filter_map(|item| item.split_once('='))
        .filter_map(|(from, to)| Some((from.chars().next()?, to)))
        .collect()
}
