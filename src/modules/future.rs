//! `__future__`: the features that a program may ask for; all but `annotations` are in force anyway.

use super::add;
use crate::object::Misc;
use crate::value::{DictKey, Value};
use crate::vm::{Outcome, Vm};

type Feature = (&'static str, [i64; 3], Option<[i64; 3]>, i64);

/// Name, the first version that had it, the version that has it without asking, the compiler's flag.
const FEATURES: &[Feature] = &[
    ("nested_scopes", [2, 1, 0], Some([2, 2, 0]), 0x10),
    ("generators", [2, 2, 0], Some([2, 3, 0]), 0),
    ("division", [2, 2, 0], Some([3, 0, 0]), 0x20000),
    ("absolute_import", [2, 5, 0], Some([3, 0, 0]), 0x40000),
    ("with_statement", [2, 5, 0], Some([2, 6, 0]), 0x80000),
    ("print_function", [2, 6, 0], Some([3, 0, 0]), 0x10_0000),
    ("unicode_literals", [2, 6, 0], Some([3, 0, 0]), 0x20_0000),
    ("barry_as_FLUFL", [3, 1, 0], Some([4, 0, 0]), 0x40_0000),
    ("generator_stop", [3, 5, 0], Some([3, 7, 0]), 0x80_0000),
    ("annotations", [3, 7, 0], None, 0x100_0000),
];

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let mut names = Vec::new();
    for &(name, optional, mandatory, flag) in FEATURES {
        let attributes = vm.new_dict();
        let optional = version(vm, optional);
        let mandatory = mandatory.map_or(Value::NONE, |release| version(vm, release));
        add(vm, attributes, "optional", optional);
        add(vm, attributes, "mandatory", mandatory);
        add(vm, attributes, "compiler_flag", Value::int(flag));
        let feature = vm.new_misc(Misc::Namespace { dict: attributes });
        add(vm, dict, name, feature);
        names.push(vm.intern(name));
    }
    let all = vm.new_list(names);
    add(vm, dict, "all_feature_names", all);
    Ok(())
}

fn version(vm: &mut Vm, [major, minor, micro]: [i64; 3]) -> Value {
    let level = vm.intern("alpha");
    vm.new_tuple(&[
        Value::int(major),
        Value::int(minor),
        Value::int(micro),
        level,
        Value::int(0),
    ])
}
