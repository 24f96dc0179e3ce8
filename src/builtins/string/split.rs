//! `split`, `rsplit`, `splitlines`, `partition` and `rpartition`.

use crate::builtins::string::{receiver_text, same_or_new};
use crate::text::unicode::{is_line_break, is_space};
use crate::vm::{Args, Outcome, Vm};

/// Bytes that a small str takes on the heap, about.
const PIECE: usize = 96;

/// Notes one more piece, and pays for it.
fn push_piece<'a>(vm: &mut Vm, pieces: &mut Vec<&'a str>, piece: &'a str) -> Outcome<()> {
    vm.budget.burn(1)?;
    if pieces.len() % 1024 == 1023 {
        vm.refuse(pieces.len() * PIECE)?;
    }
    pieces.push(piece);
    Ok(())
}

/// A list of pieces of the receiver, which is itself the only one where nothing divides it.
fn list_of_pieces(vm: &mut Vm, args: Args<'_>, pieces: &[&str]) -> Outcome {
    vm.charge_items(pieces.len(), PIECE)?;
    let items = match pieces {
        [only] => vec![same_or_new(vm, args, only)],
        _ => pieces.iter().map(|piece| vm.heap.new_str(piece)).collect(),
    };
    Ok(vm.heap.new_list(items))
}

/// How often to split at most, and the separator.
fn split_arguments(vm: &mut Vm, args: Args<'_>) -> Outcome<(Option<String>, usize)> {
    let most = match args.opt(2) {
        Some(most) => usize::try_from(vm.c_ssize(most)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let Some(separator) = args.opt(1).filter(|separator| !separator.is_none()) else {
        return Ok((None, most));
    };
    vm.look_at(separator)?;
    let Some(text) = vm.heap.as_text(separator).map(str::to_owned) else {
        let name = vm.type_name(separator);
        return Err(vm.type_error(format!("must be str or None, not {name}")));
    };
    if text.is_empty() {
        Err(vm.value_error("empty separator"))
    } else {
        Ok((Some(text), most))
    }
}

/// What is left of a text without the white space at its start.
fn without_leading<'a>(vm: &mut Vm, text: &'a str) -> Outcome<&'a str> {
    let start = vm.budget.find_char(text, |c| !is_space(c))?;
    Ok(&text[start.unwrap_or(text.len())..])
}

pub(super) fn split(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (separator, most) = split_arguments(vm, args)?;
    let text = receiver_text(vm, args)?;
    let mut pieces = Vec::new();
    match &separator {
        Some(separator) => {
            let mut rest = text.as_str();
            while pieces.len() < most
                && let Some(at) = vm.budget.find(rest, separator)?
            {
                push_piece(vm, &mut pieces, &rest[..at])?;
                rest = &rest[at + separator.len()..];
            }
            push_piece(vm, &mut pieces, rest)?;
        }
        None => {
            let mut rest = without_leading(vm, &text)?;
            while !rest.is_empty() {
                if pieces.len() == most {
                    push_piece(vm, &mut pieces, rest)?;
                    break;
                }
                let end = vm.budget.find_char(rest, is_space)?.unwrap_or(rest.len());
                push_piece(vm, &mut pieces, &rest[..end])?;
                rest = without_leading(vm, &rest[end..])?;
            }
        }
    }
    list_of_pieces(vm, args, &pieces)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (separator, most) = split_arguments(vm, args)?;
    let text = receiver_text(vm, args)?;
    let mut pieces = Vec::new();
    match &separator {
        Some(separator) => {
            let mut rest = text.as_str();
            while pieces.len() < most
                && let Some(at) = vm.budget.rfind(rest, separator)?
            {
                push_piece(vm, &mut pieces, &rest[at + separator.len()..])?;
                rest = &rest[..at];
            }
            push_piece(vm, &mut pieces, rest)?;
        }
        None => {
            let mut rest = &text[..vm.budget.trimmed_end(&text, is_space)?];
            while !rest.is_empty() {
                if pieces.len() == most {
                    push_piece(vm, &mut pieces, rest)?;
                    break;
                }
                let start = vm.budget.trimmed_end(rest, |c| !is_space(c))?;
                push_piece(vm, &mut pieces, &rest[start..])?;
                rest = &rest[..vm.budget.trimmed_end(&rest[..start], is_space)?];
            }
        }
    }
    pieces.reverse();
    list_of_pieces(vm, args, &pieces)
}

pub(super) fn splitlines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let keep_ends = match args.opt(1) {
        Some(keep) => vm.truthy(keep)?,
        None => false,
    };
    let text = receiver_text(vm, args)?;
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let Some(end) = vm.budget.find_char(rest, is_line_break)? else {
            push_piece(vm, &mut lines, rest)?;
            break;
        };
        let after = if rest[end..].starts_with("\r\n") {
            end + 2
        } else {
            rest.ceil_char_boundary(end + 1)
        };
        push_piece(vm, &mut lines, &rest[..if keep_ends { after } else { end }])?;
        rest = &rest[after..];
    }
    list_of_pieces(vm, args, &lines)
}

/// The separator of `partition`.
fn partition_separator(vm: &mut Vm, args: Args<'_>) -> Outcome<String> {
    let separator = args.get(1);
    if vm.heap.as_text(separator).is_none() {
        let name = vm.type_name(separator);
        return Err(vm.type_error(format!("must be str, not {name}")));
    }
    vm.look_at(separator)?;
    let separator = vm.heap.text(separator).to_owned();
    if separator.is_empty() {
        Err(vm.value_error("empty separator"))
    } else {
        Ok(separator)
    }
}

/// What `partition` and its mirror image give: the parts before and behind the separator and that itself, or the receiver
/// and two empty texts.
fn partition_at(vm: &mut Vm, args: Args<'_>, last: bool) -> Outcome {
    let separator = partition_separator(vm, args)?;
    let text = receiver_text(vm, args)?;
    let found = match last {
        true => vm.budget.rfind(&text, &separator)?,
        false => vm.budget.find(&text, &separator)?,
    };
    let parts = match found {
        Some(at) => {
            let before = vm.heap.new_str(&text[..at]);
            let behind = vm.heap.new_str(&text[at + separator.len()..]);
            [before, args.get(1), behind]
        }
        None => {
            let empty = vm.heap.new_str("");
            match last {
                true => [empty, empty, args.get(0)],
                false => [args.get(0), empty, empty],
            }
        }
    };
    Ok(vm.heap.new_tuple(&parts))
}

pub(super) fn partition(vm: &mut Vm, args: Args<'_>) -> Outcome {
    partition_at(vm, args, false)
}

pub(super) fn rpartition(vm: &mut Vm, args: Args<'_>) -> Outcome {
    partition_at(vm, args, true)
}
