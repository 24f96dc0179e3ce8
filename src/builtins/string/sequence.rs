//! `str` as a sequence: length, items, `in`, repetition.

use crate::text::unicode;
use crate::value::{TypeId, Value};
use crate::vm::{Args, Outcome, Vm};

pub(super) fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let len = vm
        .payload(args.get(0))
        .as_str()
        .map_or(0, |key| vm.heap[key].len());
    Ok(vm.new_usize(len))
}

pub(super) fn contains(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.str_contains(args.get(0), args.get(1)).map(Value::bool)
}

pub(super) fn repeat(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = vm.index(args.get(1))?;
    vm.str_repeat(vm.payload(args.get(0)), count)
}

/// What CPython's object would take, by its widest character.
pub(super) fn size_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.text(args.get(0));
    let len = text.chars().count() as i64;
    let widest = text.chars().map(u32::from).max().unwrap_or(0);
    Ok(Value::int(match widest {
        0..=0x7f => 41 + len,
        0x80..=0xff => 57 + len + 1,
        0x100..=0xffff => 58 + 2 * (len + 1) - 2 + 2 - 2,
        _ => 60 + 4 * (len + 1) - 4,
    }))
}

impl Vm {
    /// `s[key]`
    pub(crate) fn str_get(&mut self, s: Value, key: Value) -> Outcome {
        let Some(string) = self.payload(s).as_str() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if let Some(index) = key.as_int_or_bool() {
            return self.str_index(string, index);
        }
        if let Some(slice) = key.as_slice() {
            let positions = self.slice_bounds(slice)?.fit(self.heap[string].len());
            return self.str_slice(
                string,
                positions.start.max(0) as usize,
                positions.count,
                positions.step,
            );
        }
        match self.index_opt(key)? {
            Some(index) => match index.as_int() {
                Some(index) => self.str_index(string, index),
                None => {
                    let name = self.type_name(key);
                    Err(self.raise(
                        TypeId::IndexError,
                        &format!("cannot fit '{name}' into an index-sized integer"),
                    ))
                }
            },
            None => {
                let name = self.type_name(key);
                Err(self.type_error(format!("string indices must be integers, not '{name}'")))
            }
        }
    }

    /// `piece in s`
    pub(crate) fn str_contains(&mut self, s: Value, piece: Value) -> Outcome<bool> {
        let Some(wanted) = self.as_text(piece) else {
            let name = self.type_name(piece);
            return Err(self.type_error(format!(
                "'in <string>' requires string as left operand, not {name}"
            )));
        };
        let text = self.text(s);
        let (found, cost) = (text.contains(wanted), text.len() as u64 / 64);
        self.tick(cost)?;
        Ok(found)
    }
}

/// Whether a text is an identifier.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| c == '_' || unicode::is_identifier_start(c))
        && chars.all(unicode::is_identifier_part)
}
