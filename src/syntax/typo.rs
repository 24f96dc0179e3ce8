//! [`Typo`]: a name in the line of a syntax error that becomes a program as a keyword: `fur x in y:`.
//!
//! CPython's `traceback` looks for it when it prints an error without other words. Here the parser does, while it has
//! the source; what an error says about itself stays "invalid syntax".

use std::collections::HashMap;
use std::sync::Arc;

use super::error::ParseError;
use super::token::Kind;
use super::{Limits, Mode, lexer, parse_tokens, pay_for_tree};
use crate::meter::Meter;
use crate::source::Source;
use crate::text::suggest::closest_name;

/// The keywords in the order of `keyword.kwlist`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// So many characters are looked at, names are tried, keywords for each of them.
const MAX_TEXT: usize = 1024;
const MAX_NAMES: usize = 10;
const MAX_KEYWORDS: usize = 3;

/// A misspelt keyword.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Typo {
    keyword: &'static str,
    /// The line with the name, and the columns of the name in it, from 1.
    pub(crate) text: String,
    pub(crate) column: u32,
    pub(crate) end_column: u32,
}

impl Typo {
    /// What is shown in place of "invalid syntax".
    pub(crate) fn message(&self) -> String {
        format!("invalid syntax. Did you mean '{}'?", self.keyword)
    }
}

/// Whether an error has no words of its own.
fn is_plain(message: &str) -> bool {
    message == "invalid syntax" || message.contains("Perhaps you forgot a comma")
}

/// Looks for a misspelt keyword in the line of an error.
pub(super) fn find(
    source: &Source,
    error: &ParseError,
    limits: Limits,
    meter: &Meter<'_>,
) -> Option<Typo> {
    if !is_plain(error.message()) {
        return None;
    }
    let last = error.location().line;
    let first = error.statement.map_or(1, |at| source.line(at)).min(last);
    // A program of so many lines is too long in any case.
    if last == 0 || (last - first) as usize > MAX_TEXT {
        return None;
    }
    let lines: Vec<&str> = (first..=last).map(|line| source.line_text(line)).collect();
    let lines = dedented(&lines);
    let text = lines.join("\n");
    if text.chars().count() > MAX_TEXT {
        return None;
    }
    let (shown, start) = (*lines.last()?, text.len() - lines.last()?.len());
    let code = Source::new(Arc::clone(source.name()), &text).ok()?;
    let inner = Meter::new(meter.room(), u64::MAX);
    let lexed = lexer::lex(&code, true, &inner);
    meter.burn(inner.burned());
    let names = lexed.tokens.iter().filter(|token| {
        token.kind == Kind::Name
            && token.start as usize >= start
            && token.end as usize <= text.len()
    });
    for name in names.take(MAX_NAMES) {
        let (from, to) = (name.start as usize, name.end as usize);
        for keyword in candidates(&text[from..to]) {
            if meter.is_stopped() {
                return None;
            }
            let changed = [&text[..from], keyword, &text[to..]].concat();
            if is_program(source, changed, limits, meter) {
                let column = |at: usize| {
                    let characters = text[start..at].chars().count();
                    u32::try_from(characters + 1).unwrap_or(u32::MAX)
                };
                return Some(Typo {
                    keyword,
                    text: shown.to_owned(),
                    column: column(from),
                    end_column: column(to),
                });
            }
        }
    }
    None
}

/// Whether a text is a program, or the beginning of one.
fn is_program(source: &Source, text: String, limits: Limits, meter: &Meter<'_>) -> bool {
    let Ok(code) = Source::new(Arc::clone(source.name()), &text) else {
        return false;
    };
    let inner = Meter::new(meter.room(), u64::MAX);
    let lexed = lexer::lex(&code, true, &inner);
    pay_for_tree(&lexed, &inner);
    let parsed = parse_tokens(&code, &lexed, Mode::Exec, limits, &inner);
    meter.burn(inner.burned());
    match parsed {
        Ok(_) => true,
        Err(error) => error.incomplete,
    }
}

/// Lines without the indentation that they share.
fn dedented<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let blank = |line: &str| line.trim_matches([' ', '\t']).is_empty();
    let indentation =
        |line: &'a str| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let filled = lines.iter().filter(|line| !blank(line));
    let margin = filled.map(|line| indentation(line)).reduce(|one, other| {
        let pairs = one.bytes().zip(other.bytes());
        &one[..pairs.take_while(|(a, b)| a == b).count()]
    });
    let margin = margin.unwrap_or_default().len();
    let lines = lines.iter();
    lines
        .map(|line| if blank(line) { "" } else { &line[margin..] })
        .collect()
}

/// The keywords that a name may stand for, the likeliest first.
fn candidates(name: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = closest_name(name, KEYWORDS).into_iter().collect();
    let mut close: Vec<(usize, &str)> = KEYWORDS
        .into_iter()
        .map(|keyword| (similarity(keyword, name), keyword))
        .filter(|(similarity, _)| *similarity >= 500_000)
        .collect();
    close.sort_unstable_by(|one, other| other.cmp(one));
    found.extend(
        close
            .into_iter()
            .map(|(_, keyword)| keyword)
            .take(MAX_KEYWORDS),
    );
    found.truncate(MAX_KEYWORDS);
    found
}

/// How much of two words is in both in the same order, in millionths (CPython: `SequenceMatcher.ratio`).
fn similarity(keyword: &str, name: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (keyword.chars().collect(), name.chars().collect());
    let total = a.len() + b.len();
    2_000_000 * common(&a, &b) / total.max(1)
}

/// The length of the longest common stretch, and of those on both sides of it.
fn common(a: &[char], b: &[char]) -> usize {
    let (mut from_a, mut from_b, mut size) = (0, 0, 0);
    // How long the stretch is that ends at a place of `b`.
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for (i, x) in a.iter().enumerate() {
        let mut longer = HashMap::new();
        for (j, y) in b.iter().enumerate() {
            if x == y {
                let before = j.checked_sub(1).and_then(|before| lengths.get(&before));
                let length = before.copied().unwrap_or(0) + 1;
                longer.insert(j, length);
                if length > size {
                    (from_a, from_b, size) = (i + 1 - length, j + 1 - length, length);
                }
            }
        }
        lengths = longer;
    }
    if size == 0 {
        return 0;
    }
    // As deep as a keyword is long.
    common(&a[..from_a], &b[..from_b]) + size + common(&a[from_a + size..], &b[from_b + size..])
}
