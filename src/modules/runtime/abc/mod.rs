//! `abc`: Python (`abc.py`), but for the numbers by which classes are remembered.

use crate::value::{Tag, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(super) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[("abc", python!("abc.py"))],
    ..ModuleDef::new("abc")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_key" "($module, cls, /)" "A number that no other class has or had; None of what is no class." => key;
};

/// The number of a class. Unlike its `id()` it is not given again when the class is gone, so that who remembers classes
/// by it keeps none alive.
fn key(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    Ok(match class.tag() {
        // The version of a key is in its upper half, so that no key of a class is as small as a built-in type's.
        Tag::Class | Tag::Type => Value::int(class.bits() as i64),
        _ => Value::NONE,
    })
}
