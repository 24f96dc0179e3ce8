//! Padding and stripping: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`, `strip`.

use crate::builtins::string::receiver_text;
use crate::builtins::string::same_or_new;
use crate::text::unicode::is_space;
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// Where the text is placed in its padding.
enum Side {
    Left,
    Right,
    Center,
}

fn justify(vm: &mut Vm, args: Args<'_>, side: &Side) -> Outcome {
    let width = usize::try_from(vm.c_ssize(args.get(1))?).unwrap_or(0);
    let fill = match args.opt(2) {
        None => ' ',
        Some(fill) => {
            let Some(text) = vm.heap.as_text(fill) else {
                let name = vm.type_name(fill);
                return Err(vm.type_error(format!(
                    "The fill character must be a unicode character, not {name}"
                )));
            };
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(fill), None) => fill,
                _ => {
                    return Err(
                        vm.type_error("The fill character must be exactly one character long")
                    );
                }
            }
        }
    };
    let Some(key) = vm.heap.payload(args.get(0)).as_str() else {
        return Ok(args.get(0));
    };
    let missing = width.saturating_sub(vm.heap[key].len());
    if missing == 0 {
        let text = receiver_text(vm, args)?;
        return Ok(same_or_new(vm, args, &text));
    }
    let left = match side {
        Side::Left => 0,
        Side::Right => missing,
        // CPython puts the odd one out on the left where the width is odd.
        Side::Center => missing / 2 + (missing & width & 1),
    };
    let size = missing
        .saturating_mul(fill.len_utf8())
        .saturating_add(vm.heap[key].byte_len());
    vm.refuse(size)?;
    vm.budget.burn(price::text(size))?;
    let mut out = String::with_capacity(size);
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(vm.heap[key].as_str());
    out.extend(std::iter::repeat_n(fill, missing - left));
    Ok(vm.heap.new_string(out))
}

pub(super) fn ljust(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, &Side::Left)
}

pub(super) fn rjust(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, &Side::Right)
}

pub(super) fn center(vm: &mut Vm, args: Args<'_>) -> Outcome {
    justify(vm, args, &Side::Center)
}

pub(super) fn zfill(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let width = usize::try_from(vm.c_ssize(args.get(1))?).unwrap_or(0);
    let text = receiver_text(vm, args)?;
    let missing = width.saturating_sub(text.chars().count());
    if missing == 0 {
        return Ok(same_or_new(vm, args, &text));
    }
    vm.refuse(missing.saturating_add(text.len()))?;
    vm.budget.burn(price::text(missing))?;
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    Ok(vm
        .heap
        .new_string([sign, &"0".repeat(missing), digits].concat()))
}

pub(super) fn expandtabs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let size = match args.opt(1) {
        Some(size) => vm.c_int(size)?,
        None => 8,
    };
    let size = usize::try_from(size).unwrap_or(0);
    let text = receiver_text(vm, args)?;
    let tabs = text.bytes().filter(|b| *b == b'\t').count();
    vm.refuse(text.len().saturating_add(tabs.saturating_mul(size)))?;
    vm.budget.burn(price::text(text.len() + tabs * size))?;
    let (mut out, mut column) = (String::with_capacity(text.len()), 0);
    vm.budget.each_piece(&text, |piece| {
        for c in piece.chars() {
            match c {
                '\t' if size > 0 => {
                    let spaces = size - column % size;
                    out.extend(std::iter::repeat_n(' ', spaces));
                    column += spaces;
                }
                '\t' => {}
                '\n' | '\r' => {
                    out.push(c);
                    column = 0;
                }
                c => {
                    out.push(c);
                    column += 1;
                }
            }
        }
        true
    })?;
    Ok(same_or_new(vm, args, &out))
}

fn strip_with(vm: &mut Vm, args: Args<'_>, name: &str, left: bool, right: bool) -> Outcome {
    let unwanted = match args.opt(1).filter(|chars| !chars.is_none()) {
        None => None,
        Some(chars) => match vm.heap.as_text(chars) {
            Some(text) => {
                // Many are put into a table.
                if text.len() > 64 {
                    vm.budget.burn(price::copied(text.len()))?;
                }
                let mut unwanted = std::collections::HashSet::new();
                vm.budget.each_piece(text, |piece| {
                    unwanted.extend(piece.chars());
                    true
                })?;
                Some(unwanted)
            }
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    let strip = |c: char| {
        unwanted
            .as_ref()
            .map_or_else(|| is_space(c), |unwanted| unwanted.contains(&c))
    };
    let (budget, text) = (&mut vm.budget, vm.heap.text(args.get(0)));
    budget.burn(price::text(text.len()))?;
    let start = if left {
        budget.find_char(text, |c| !strip(c))?.unwrap_or(text.len())
    } else {
        0
    };
    let rest = &text[start..];
    let kept = if right {
        budget.trimmed_end(rest, strip)?
    } else {
        rest.len()
    };
    if kept == text.len() && args.get(0).as_str().is_some() {
        return Ok(args.get(0));
    }
    vm.charge(kept)?;
    let rest = vm.heap.text(args.get(0))[start..start + kept].to_owned();
    Ok(vm.heap.new_string(rest))
}

pub(super) fn strip(vm: &mut Vm, args: Args<'_>) -> Outcome {
    strip_with(vm, args, "strip", true, true)
}

pub(super) fn lstrip(vm: &mut Vm, args: Args<'_>) -> Outcome {
    strip_with(vm, args, "lstrip", true, false)
}

pub(super) fn rstrip(vm: &mut Vm, args: Args<'_>) -> Outcome {
    strip_with(vm, args, "rstrip", false, true)
}
