//! The case methods, by Unicode's full mappings.

use crate::builtins::string::receiver_text;
use crate::text::unicode;
use crate::text::unicode::{is_cased, is_lower, is_upper, push_folded, push_title, push_upper};
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// Applies a mapping of the characters: it gets the whole text, the place of the character there, and the character. A
/// text may become three times as long.
fn mapped(
    vm: &mut Vm,
    args: Args<'_>,
    mut map: impl FnMut(&mut String, &str, usize, char),
) -> Outcome {
    let text = receiver_text(vm, args)?;
    vm.refuse(text.len() * 3)?;
    // Each character is looked up in a table.
    vm.budget.burn(3 * price::text(text.len()))?;
    let mut out = String::with_capacity(text.len());
    let mut passed = 0;
    vm.budget.each_piece(&text, |piece| {
        for (at, c) in piece.char_indices() {
            map(&mut out, &text, passed + at, c);
        }
        passed += piece.len();
        true
    })?;
    Ok(vm.heap.new_string(out))
}

/// The same for texts of ASCII alone, whose bytes stay ASCII; `None` for others.
fn mapped_ascii(vm: &mut Vm, args: Args<'_>, map: fn(&mut [u8])) -> Outcome<Option<Value>> {
    let receiver = vm.heap.payload(args.get(0)).as_str();
    if !receiver.is_some_and(|text| vm.heap[text].is_ascii()) {
        return Ok(None);
    }
    let mut text = receiver_text(vm, args)?.into_bytes();
    vm.budget.burn(3 * price::text(text.len()))?;
    map(&mut text);
    // It has been ASCII before, and is now.
    Ok(String::from_utf8(text)
        .ok()
        .map(|text| vm.heap.new_string(text)))
}

/// The case of the letters of a text of ASCII by what stands before them: the first of each word in upper case.
fn ascii_title(text: &mut [u8]) {
    let mut in_word = false;
    for byte in text {
        if in_word {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        in_word = byte.is_ascii_alphabetic();
    }
}

fn ascii_capitalize(text: &mut [u8]) {
    text.make_ascii_lowercase();
    if let Some(first) = text.first_mut() {
        first.make_ascii_uppercase();
    }
}

fn ascii_swapcase(text: &mut [u8]) {
    for byte in text {
        if byte.is_ascii_alphabetic() {
            *byte ^= 0x20;
        }
    }
}

pub(super) fn lower(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match mapped_ascii(vm, args, <[u8]>::make_ascii_lowercase)? {
        Some(lower) => Ok(lower),
        None => mapped(vm, args, push_lower),
    }
}

pub(super) fn upper(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match mapped_ascii(vm, args, <[u8]>::make_ascii_uppercase)? {
        Some(upper) => Ok(upper),
        None => mapped(vm, args, |out, _, _, c| push_upper(out, c)),
    }
}

pub(super) fn casefold(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match mapped_ascii(vm, args, <[u8]>::make_ascii_lowercase)? {
        Some(folded) => Ok(folded),
        None => mapped(vm, args, |out, _, _, c| push_folded(out, c)),
    }
}

pub(super) fn capitalize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(text) = mapped_ascii(vm, args, ascii_capitalize)? {
        return Ok(text);
    }
    mapped(vm, args, |out, text, at, c| match at {
        0 => push_title(out, c),
        _ => push_lower(out, text, at, c),
    })
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
    if let Some(text) = mapped_ascii(vm, args, ascii_swapcase)? {
        return Ok(text);
    }
    mapped(vm, args, |out, text, at, c| {
        if is_upper(c) {
            push_lower(out, text, at, c);
        } else if is_lower(c) {
            push_upper(out, c);
        } else {
            out.push(c);
        }
    })
}

pub(super) fn title(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(text) = mapped_ascii(vm, args, ascii_title)? {
        return Ok(text);
    }
    let mut in_word = false;
    mapped(vm, args, |out, text, at, c| {
        if in_word {
            push_lower(out, text, at, c);
        } else {
            push_title(out, c);
        }
        in_word = is_cased(c);
    })
}
