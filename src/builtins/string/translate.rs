//! `translate` and `maketrans`.

use crate::builtins::string::need_text;
use crate::builtins::string::receiver_text;
use crate::text::surrogates;
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Args, Outcome, Vm};

pub(super) fn translate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let table = args.get(1);
    let text = receiver_text(vm, args)?;
    let mut out = String::with_capacity(text.len());
    let mark = vm.heap.mark();
    // In a text of ASCII a character that goes, or becomes one of ASCII, is looked up once.
    let mut known: [Option<Option<u8>>; 128] = [None; 128];
    let is_ascii = text.is_ascii();
    for c in text.chars() {
        vm.budget.burn(1)?;
        let place = u8::try_from(c).ok().filter(|_| is_ascii).map(usize::from);
        if let Some(answer) = place.and_then(|at| known.get(at).copied().flatten()) {
            out.extend(answer.map(char::from));
            continue;
        }
        let before = out.len();
        let mapped = match vm.get_item(table, Value::int(i64::from(surrogates::code_of(c)))) {
            Ok(mapped) => mapped,
            Err(fault) if is_raised(&vm.heap, fault, TypeId::LookupError) => {
                out.push(c);
                if let (Some(slot), Ok(byte)) = (slot_of(&mut known, place), u8::try_from(c)) {
                    *slot = Some(Some(byte));
                }
                vm.heap.release(mark);
                continue;
            }
            Err(fault) => return Err(fault),
        };
        if let Some(piece) = vm.heap.as_text(mapped).map(str::to_owned) {
            vm.charge_growth((out.len(), out.capacity()), piece.len(), 1)?;
            out.push_str(&piece);
        } else if let Some(index) = int_payload(vm, mapped) {
            let code = index.as_int().and_then(|code| u32::try_from(code).ok());
            match code.and_then(surrogates::char_of) {
                Some(c) => out.push(c),
                None if code.is_some_and(surrogates::is_refused) => {
                    return Err(vm.value_error(surrogates::REFUSED));
                }
                None => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            }
        } else if !mapped.is_none() {
            return Err(vm.type_error("character mapping must return integer, None or str"));
        }
        if let Some(slot) = slot_of(&mut known, place) {
            match *out.as_bytes().get(before..).unwrap_or_default() {
                [] if mapped.is_none() => *slot = Some(None),
                [byte] => *slot = Some(Some(byte)),
                _ => {}
            }
        }
        vm.heap.release(mark);
    }
    Ok(vm.heap.new_string(out))
}

/// Where the answer for a character of ASCII is kept.
fn slot_of(
    known: &mut [Option<Option<u8>>; 128],
    place: Option<usize>,
) -> Option<&mut Option<Option<u8>>> {
    place.and_then(|at| known.get_mut(at))
}

/// The int behind a value: an int, a bool, or an instance of a subclass.
pub(crate) fn int_payload(vm: &Vm, value: Value) -> Option<Value> {
    let payload = vm.heap.payload(value);
    (crate::vm::number_rank(payload) == 1).then(|| {
        payload
            .as_bool()
            .map_or(payload, |b| Value::int(i64::from(b)))
    })
}

pub(super) fn maketrans(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let table = vm.heap.new_dict();
    let first = args.get(0);
    let Some(second) = args.opt(1) else {
        fill_from_dict(vm, table, first)?;
        return Ok(table.into());
    };
    let to: Vec<char> = need_text(vm, second, "maketrans() argument 2")?
        .chars()
        .collect();
    let removed = match args.opt(2) {
        Some(removed) => need_text(vm, removed, "maketrans() argument 3")?,
        None => String::new(),
    };
    if vm.heap.as_text(first).is_none() {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    }
    vm.look_at(first)?;
    let from: Vec<char> = vm.heap.text(first).chars().collect();
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |c: char| Value::int(i64::from(surrogates::code_of(c)));
    for (&from, &to) in from.iter().zip(&to) {
        vm.budget.burn(1)?;
        vm.dict_set(table, code(from), code(to))?;
    }
    for c in removed.chars() {
        vm.budget.burn(1)?;
        vm.dict_set(table, code(c), Value::NONE)?;
    }
    Ok(table.into())
}

/// A table from a dict whose keys are characters or code points.
fn fill_from_dict(vm: &mut Vm, table: crate::value::DictKey, source: Value) -> Outcome<()> {
    let Some(source) = source.as_dict() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let mut index = 0;
    while index < vm.heap[source].entry_count() {
        let entry = vm.heap[source].entry(index).copied();
        index += 1;
        let Some(entry) = entry else { continue };
        vm.budget.burn(1)?;
        let key = if let Some(text) = vm.heap.as_text(entry.key) {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Value::int(i64::from(surrogates::code_of(c))),
                _ => {
                    return Err(vm.value_error("string keys in translatetable must be of length 1"));
                }
            }
        } else if int_payload(vm, entry.key).is_some() {
            entry.key
        } else {
            return Err(vm.type_error("keys in translate table mustbe strings or integers"));
        };
        vm.dict_set(table, key, entry.value)?;
    }
    Ok(())
}
