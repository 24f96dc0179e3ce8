//! `join` and `replace`: results whose size is checked before they are made.

use crate::builtins::string::need_text;
use crate::builtins::string::receiver_text;
use crate::builtins::string::same_or_new;
use crate::value::{Tag, Value};
use crate::vm::price;
use crate::vm::{Action, Args, NativeState, NativeStep, Outcome, Vm};

pub(super) fn join(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterable = args.get(1);
    if vm.gathers(args.leave, iterable) && iterable.tag() != Tag::Instance {
        let values = [iterable, Value::UNBOUND, args.get(0)];
        return vm.begin(args.leave, &JOIN, NativeState::of(&values));
    }
    vm.budget.burn(vm.heap.sequence_len(iterable) as u64)?;
    let items = match tuple_or_list(vm, iterable) {
        Some(items) => items,
        None => vm.collect_sequence(iterable, "can only join an iterable")?,
    };
    let separator = vm.heap.text(args.get(0)).len();
    let mut size = separator.saturating_mul(items.len().saturating_sub(1));
    for (index, &item) in items.iter().enumerate() {
        match vm.heap.as_text(item) {
            Some(text) => size = size.saturating_add(text.len()),
            None => {
                let name = vm.type_name(item);
                return Err(vm.type_error(format!(
                    "sequence item {index}: expected str instance, {name} found"
                )));
            }
        }
    }
    if let [only] = items.as_slice()
        && only.as_str().is_some()
    {
        return Ok(*only);
    }
    vm.refuse(size)?;
    vm.budget.burn(price::text(size))?;
    let separator = vm.heap.text(args.get(0));
    let mut joined = String::with_capacity(size);
    for (index, &item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(vm.heap.text(item));
    }
    Ok(vm.heap.new_string(joined))
}

/// `join` of an iterable whose items come from scripts: `[iterable, list, separator]`.
pub(crate) static JOIN: NativeStep = NativeStep {
    name: "join",
    run: |vm, state, resumed| {
        vm.gather(state, resumed, (usize::MAX, true), |vm, state, list| {
            let args = [state.values[2], list.into()];
            join(vm, Args::new(&args, &[])).map(Action::Done)
        })
    },
};

/// The items of a list or tuple, without running its iterator.
pub(crate) fn tuple_or_list(vm: &Vm, value: Value) -> Option<Vec<Value>> {
    match (value.as_list(), value.as_tuple()) {
        (Some(list), _) => Some(vm.heap[list].items.clone()),
        (_, Some(tuple)) => Some(vm.heap[tuple].items.to_vec()),
        _ => None,
    }
}

pub(super) fn replace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let old = need_text(vm, args.get(1), "replace() argument 1")?;
    let new = need_text(vm, args.get(2), "replace() argument 2")?;
    let most = match args.opt(3) {
        Some(count) => usize::try_from(vm.c_ssize(count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let text = receiver_text(vm, args)?;
    if most == 0 || (text.is_empty() && args.opt(3).is_some() && !old.is_empty()) {
        return Ok(same_or_new(vm, args, &text));
    }
    let found = if old.is_empty() {
        vm.budget.count_chars(&text)? + 1
    } else {
        vm.budget.count_bytes(text.as_bytes(), old.as_bytes())?
    };
    let count = found.min(most);
    if count == 0 {
        return Ok(same_or_new(vm, args, &text));
    }
    let size = (text.len() - count * old.len()).saturating_add(count.saturating_mul(new.len()));
    if isize::try_from(size).is_err() {
        return Err(vm.overflow_error("replace string is too long"));
    }
    vm.refuse(size)?;
    vm.budget.burn(price::text(size))?;
    if old == new {
        return Ok(same_or_new(vm, args, &text));
    }
    let mut out = String::with_capacity(size);
    let mut rest = 0;
    if old.is_empty() {
        for (at, _) in text.match_indices("").take(count) {
            vm.budget.burn(1)?;
            out.push_str(&text[rest..at]);
            out.push_str(&new);
            rest = at;
        }
    } else {
        let mut left = count;
        vm.budget
            .each_match(text.as_bytes(), old.as_bytes(), |at| {
                out.push_str(&text[rest..at]);
                out.push_str(&new);
                rest = at + old.len();
                left -= 1;
                left > 0
            })?;
    }
    out.push_str(&text[rest..]);
    Ok(vm.heap.new_string(out))
}
