//! `find`, `index`, `count`, `startswith`, `removeprefix` and their kin.

use super::{check_text, span};
use crate::builtins::string::need_text;
use crate::builtins::string::receiver_text;
use crate::builtins::string::same_or_new;
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// Which occurrence a search is after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The piece of the receiver that a search covers, in bytes, with where it starts in code points.
fn window(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<(usize, usize, usize)>> {
    let Some(key) = vm.heap.payload(args.get(0)).as_str() else {
        return Ok(None);
    };
    let len = vm.heap[key].len();
    let Some((start, end)) = span(vm, args.opt(2), args.opt(3), len)? else {
        return Ok(None);
    };
    let (from, to) = (vm.heap[key].offset(start), vm.heap[key].offset(end));
    vm.pay_for_reading(key)?;
    Ok(Some((from, to, start)))
}

/// The position of a piece in code points.
fn position(vm: &mut Vm, args: Args<'_>, name: &str, which: End) -> Outcome<Option<usize>> {
    check_text(vm, args.get(1), format_args!("{name}() argument 1"))?;
    let Some((from, to, start)) = window(vm, args)? else {
        return Ok(None);
    };
    let Some(key) = vm.heap.payload(args.get(0)).as_str() else {
        return Ok(None);
    };
    let (budget, string, wanted) = (&mut vm.budget, &vm.heap[key], vm.heap.text(args.get(1)));
    budget.burn(price::text(wanted.len()))?;
    let text = &string.as_str()[from..to];
    Ok(
        match budget.search(text.as_bytes(), wanted.as_bytes(), which == End::Last)? {
            Some(offset) if string.is_ascii() => Some(start + offset),
            Some(offset) => Some(start + budget.count_chars(&text[..offset])?),
            None => None,
        },
    )
}

fn find_with(vm: &mut Vm, args: Args<'_>, name: &str, which: End) -> Outcome {
    let found = position(vm, args, name, which)?;
    Ok(Value::int(found.map_or(-1, |at| at as i64)))
}

fn index_with(vm: &mut Vm, args: Args<'_>, name: &str, which: End) -> Outcome {
    match position(vm, args, name, which)? {
        Some(at) => Ok(vm.heap.new_usize(at)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn find(vm: &mut Vm, args: Args<'_>) -> Outcome {
    find_with(vm, args, "find", End::First)
}

pub(super) fn rfind(vm: &mut Vm, args: Args<'_>) -> Outcome {
    find_with(vm, args, "rfind", End::Last)
}

pub(super) fn index(vm: &mut Vm, args: Args<'_>) -> Outcome {
    index_with(vm, args, "index", End::First)
}

pub(super) fn rindex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    index_with(vm, args, "rindex", End::Last)
}

pub(super) fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let wanted = need_text(vm, args.get(1), "count() argument 1")?;
    let Some((from, to, _)) = window(vm, args)? else {
        return Ok(Value::int(0));
    };
    vm.budget.burn(price::text(to - from))?;
    let text = &vm.heap.text(args.get(0))[from..to];
    let count = if wanted.is_empty() {
        vm.budget.count_chars(text)? + 1
    } else {
        vm.budget.count_bytes(text.as_bytes(), wanted.as_bytes())?
    };
    Ok(vm.heap.new_usize(count))
}

/// `startswith` and `endswith`: one text, or a tuple of them.
fn affix(vm: &mut Vm, args: Args<'_>, name: &str, which: End) -> Outcome {
    let wanted = args.get(1);
    let window = window(vm, args)?;
    let matches = |vm: &Vm, piece: &str| {
        window.is_some_and(|(from, to, _)| {
            let text = &vm.heap.text(args.get(0))[from..to];
            if which == End::First {
                text.starts_with(piece)
            } else {
                text.ends_with(piece)
            }
        })
    };
    if let Some(piece) = vm.heap.as_text(wanted) {
        let (matches, cost) = (matches(vm, piece), price::text(piece.len()));
        vm.budget.burn(cost)?;
        return Ok(Value::bool(matches));
    }
    let Some(tuple) = vm.heap.payload(wanted).as_tuple() else {
        let given = vm.type_name(wanted);
        return Err(vm.type_error(format!(
            "{name} first arg must be str or a tuple of str, not {given}"
        )));
    };
    for index in 0..vm.heap[tuple].items.len() {
        let item = vm.heap[tuple].items[index];
        vm.budget.burn(1)?;
        vm.look_at(item)?;
        let Some(piece) = vm.heap.as_text(item) else {
            let given = vm.type_name(item);
            return Err(vm.type_error(format!(
                "tuple for {name} must only contain str, not {given}"
            )));
        };
        let (matches, cost) = (matches(vm, piece), price::text(piece.len()));
        vm.budget.burn(cost)?;
        if matches {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(vm: &mut Vm, args: Args<'_>) -> Outcome {
    affix(vm, args, "startswith", End::First)
}

pub(super) fn endswith(vm: &mut Vm, args: Args<'_>) -> Outcome {
    affix(vm, args, "endswith", End::Last)
}

pub(super) fn removeprefix(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let prefix = need_text(vm, args.get(1), "removeprefix() argument")?;
    let text = receiver_text(vm, args)?;
    Ok(same_or_new(
        vm,
        args,
        text.strip_prefix(prefix.as_str()).unwrap_or(&text),
    ))
}

pub(super) fn removesuffix(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let suffix = need_text(vm, args.get(1), "removesuffix() argument")?;
    let text = receiver_text(vm, args)?;
    Ok(same_or_new(
        vm,
        args,
        text.strip_suffix(suffix.as_str()).unwrap_or(&text),
    ))
}
