//! The case methods, by Unicode's full mappings.

use crate::builtins::string::receiver_text;
use crate::text::unicode;
use crate::text::unicode::{
    is_cased, is_lower, is_titlecase, is_upper, push_folded, push_title, push_upper,
};
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// Applies a mapping of whole texts; a text may become three times as long.
fn mapped(vm: &mut Vm, args: Args<'_>, map: impl FnOnce(&str) -> String) -> Outcome {
    let text = receiver_text(vm, args)?;
    vm.refuse(text.len() * 3)?;
    // Each character is looked up in a table.
    vm.budget.burn(3 * price::text(text.len()))?;
    let text = map(&text);
    Ok(vm.heap.new_string(text))
}

pub(super) fn lower(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        if text.is_ascii() {
            text.to_ascii_lowercase()
        } else {
            lower_tail(text, 0)
        }
    })
}

pub(super) fn upper(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        if text.is_ascii() {
            return text.to_ascii_uppercase();
        }
        let mut out = String::with_capacity(text.len());
        text.chars().for_each(|c| push_upper(&mut out, c));
        out
    })
}

pub(super) fn casefold(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        let mut out = String::with_capacity(text.len());
        text.chars().for_each(|c| push_folded(&mut out, c));
        out
    })
}

pub(super) fn capitalize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars();
        if let Some(first) = chars.next() {
            push_title(&mut out, first);
            out.push_str(&lower_tail(text, first.len_utf8()));
        }
        out
    })
}

/// The lower case of a text from an offset on; a final sigma depends on what precedes it.
fn lower_tail(text: &str, from: usize) -> String {
    let mut out = String::with_capacity(text.len() - from);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        push_lower(&mut out, text, at, c);
    }
    out
}

/// Appends the lower case of the character at an offset: only sigma depends on its neighbours.
fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    if c != 'Σ' {
        unicode::push_lower(out, c);
        return;
    }
    let significant = |c: &char| !is_case_ignorable(*c);
    let before = text[..at]
        .chars()
        .rev()
        .find(significant)
        .is_some_and(is_cased);
    let after = text[at + c.len_utf8()..]
        .chars()
        .find(significant)
        .is_some_and(is_cased);
    out.push(if before && !after { 'ς' } else { 'σ' });
}

/// Characters that the rule of the final sigma looks past; the standard library applies it, so that it can
/// be asked.
fn is_case_ignorable(c: char) -> bool {
    // A sigma after a letter is final unless a letter follows; if `c` makes no difference there and is no
    // letter on its own, it is ignored.
    let ends_word = ['α', c, 'Σ']
        .iter()
        .collect::<String>()
        .to_lowercase()
        .ends_with('ς');
    let is_letter = [c, 'Σ']
        .iter()
        .collect::<String>()
        .to_lowercase()
        .ends_with('ς');
    ends_word && !is_letter
}

pub(super) fn swapcase(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            if is_upper(c) {
                push_lower(&mut out, text, at, c);
            } else if is_lower(c) {
                push_upper(&mut out, c);
            } else {
                out.push(c);
            }
        }
        out
    })
}

pub(super) fn title(vm: &mut Vm, args: Args<'_>) -> Outcome {
    mapped(vm, args, |text| {
        let mut out = String::with_capacity(text.len());
        let mut in_word = false;
        for (at, c) in text.char_indices() {
            if in_word {
                push_lower(&mut out, text, at, c)
            } else {
                push_title(&mut out, c)
            }
            in_word = is_cased(c);
        }
        out
    })
}

/// Whether words begin in upper or title case and go on in lower case.
pub(super) fn is_title(text: &str) -> bool {
    let (mut any, mut after_cased) = (false, false);
    for c in text.chars() {
        if is_upper(c) || is_titlecase(c) {
            if after_cased {
                return false;
            }
            (any, after_cased) = (true, true);
        } else if is_lower(c) {
            if !after_cased {
                return false;
            }
            (any, after_cased) = (true, true);
        } else {
            after_cased = false;
        }
    }
    any
}
