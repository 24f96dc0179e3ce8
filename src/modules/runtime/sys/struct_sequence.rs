//! Tuples with named fields, like `sys.version_info`.
//!
//! The class of one is made here: a subclass of tuple whose fields are properties over the rows of a table
//! (`field0`, `field1`, ..).

use crate::modules::add;
use crate::object::Property;
use crate::value::{TypeId, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

/// Getters of the fields by position, and what else the classes share.
macro_rules! rows {
    ($($name:literal $index:literal;)*) => {
        const ROWS: &[NativeDef] = natives! {
            $(function $name "(self, /)" "A field of the tuple." => field::<$index>;)*
            method "__repr__" => repr;
        };
    };
}

rows! {
    "field0" 0; "field1" 1; "field2" 2; "field3" 3; "field4" 4; "field5" 5; "field6" 6; "field7" 7; "field8" 8;
    "field9" 9; "field10" 10; "field11" 11; "field12" 12; "field13" 13; "field14" 14; "field15" 15; "field16" 16;
    "field17" 17;
}

/// The rows, which only the classes use.
pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[ROWS],
    hidden: true,
    ..ModuleDef::new("structseq")
};

fn field<const INDEX: usize>(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(vm
        .heap
        .tuple_items(args.get(0))
        .get(INDEX)
        .copied()
        .unwrap_or(Value::NONE))
}

/// `module.name(field=value, ..)`, without the module `builtins`.
fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    let (module, names) = (
        vm.heap.intern("__module__"),
        vm.heap.intern("__match_args__"),
    );
    let module = vm.getattr(class, module)?;
    let names = vm.getattr(class, names)?;
    let mut text = match vm.heap.text(module) {
        "builtins" => format!("{}(", vm.heap.class_name(class)),
        module => format!("{module}.{}(", vm.heap.class_name(class)),
    };
    let names = vm.heap.tuple_items(names);
    for (at, (name, value)) in names
        .into_iter()
        .zip(vm.heap.tuple_items(args.get(0)))
        .enumerate()
    {
        if at > 0 {
            text.push_str(", ");
        }
        let shown = vm.repr(value)?;
        text.push_str(&format!("{}={shown}", vm.heap.text(name)));
    }
    text.push(')');
    Ok(vm.heap.new_string(text))
}

/// One struct sequence: a new class with one instance.
pub(super) fn make(vm: &mut Vm, module: &str, name: &str, fields: &[(&str, Value)]) -> Outcome {
    let dict = vm.heap.new_dict();
    let module = vm.heap.intern(module);
    add(vm, dict, "__module__", module);
    let names: Vec<Value> = fields
        .iter()
        .map(|(field, _)| vm.heap.intern(field))
        .collect();
    let names = vm.heap.new_tuple(&names);
    add(vm, dict, "__match_args__", names);
    let rows = vm.registry.module_functions(MODULE.name);
    for (row, value) in rows {
        if let Some(index) = row
            .strip_prefix("field")
            .and_then(|index| index.parse::<usize>().ok())
            && let Some((field, _)) = fields.get(index)
        {
            let name = vm.heap.intern(field);
            let property = vm.heap.new_object(Property {
                getter: value,
                setter: Value::NONE,
                deleter: Value::NONE,
                doc: Value::NONE,
                getter_doc: false,
                name,
            });
            vm.heap.dict_set_str(dict, name, property);
        } else if row == "__repr__" {
            add(vm, dict, row, value);
        }
    }
    for count in ["n_fields", "n_sequence_fields"] {
        let value = vm.heap.new_usize(fields.len());
        add(vm, dict, count, value);
    }
    add(vm, dict, "n_unnamed_fields", Value::int(0));
    let bases = vm.heap.new_tuple(&[Value::builtin_type(TypeId::Tuple)]);
    let name = vm.heap.intern(name);
    let class = vm.call(
        Value::builtin_type(TypeId::Type),
        &[name, bases, dict.into()],
    )?;
    let values: Vec<Value> = fields.iter().map(|(_, value)| *value).collect();
    let values = vm.heap.new_tuple(&values);
    vm.call(class, &[values])
}
