//! Modules, and parts of modules, that are written in Python.

use crate::builtins::functions::exec::source;
use crate::builtins::functions::exec::source::SourceMode;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

/// Module name, source.
const SOURCES: &[(&str, &str)] = &[
    ("_string", include_str!("_string.py")),
    ("__future__", include_str!("future.py")),
    ("abc", include_str!("abc.py")),
    ("collections", include_str!("collections/collections.py")),
    ("collections.user", include_str!("collections/user.py")),
    ("collections.abc", include_str!("collections/abc.py")),
    ("contextlib", include_str!("contextlib.py")),
    ("dataclasses", include_str!("dataclasses.py")),
    ("dis", include_str!("introspection/dis.py")),
    ("enum", include_str!("enum/enum.py")),
    ("enum.members", include_str!("enum/members.py")),
    ("enum.flags", include_str!("enum/flags.py")),
    ("enum.checks", include_str!("enum/checks.py")),
    ("copy", include_str!("copy/copy.py")),
    ("copyreg", include_str!("copy/copyreg.py")),
    ("functools", include_str!("functools.py")),
    ("heapq", include_str!("heapq.py")),
    ("inspect", include_str!("introspection/inspect.py")),
    (
        "inspect.signature",
        include_str!("introspection/inspect_signature.py"),
    ),
    (
        "inspect.source",
        include_str!("introspection/inspect_source.py"),
    ),
    ("io", include_str!("io.py")),
    ("keyword", include_str!("keyword.py")),
    ("linecache", include_str!("introspection/linecache.py")),
    ("json", include_str!("json/json.py")),
    ("json.decoder", include_str!("json/decoder.py")),
    ("json.encoder", include_str!("json/encoder.py")),
    ("math", include_str!("math.py")),
    ("symtable", include_str!("introspection/symtable.py")),
    ("traceback", include_str!("introspection/traceback.py")),
    ("string", include_str!("string.py")),
    ("types", include_str!("types.py")),
    ("typing", include_str!("typing/typing.py")),
    ("typing_aliases", include_str!("typing/aliases.py")),
    ("typing_functions", include_str!("typing/functions.py")),
    ("typing_generics", include_str!("typing/generics.py")),
    ("typing_protocols", include_str!("typing/protocols.py")),
    ("typing_records", include_str!("typing/records.py")),
    ("weakref", include_str!("weakref.py")),
];

/// The fill of a module that is Python throughout.
macro_rules! python_module {
    ($($fill:ident $name:literal;)*) => {
        $(pub(crate) fn $fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
            run(vm, $name, dict)
        })*
    };
}

python_module! {
    future "__future__";
    abc "abc";
    collections_abc "collections.abc";
    contextlib "contextlib";
    dataclasses "dataclasses";
    copy "copy";
    copyreg "copyreg";
    io "io";
    keyword "keyword";
    string "string";
}

/// The fill of `enum`: four parts in one namespace.
pub(crate) fn enumeration(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    for part in ["enum", "enum.members", "enum.flags", "enum.checks"] {
        run(vm, part, dict)?;
    }
    Ok(())
}

/// The fill of `weakref`.
pub(crate) fn weakref(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    weakref_functions(vm, dict)?;
    let (name, own) = (
        vm.heap.intern("getweakrefs"),
        vm.heap.intern("_getweakrefs"),
    );
    if let Some(function) = vm.dict_get_str(dict, name) {
        vm.dict_set_str(dict, own, function);
    }
    run(vm, "weakref", dict)
}

/// The fill of `_weakref`.
pub(crate) fn weakref_functions(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    super::add_functions(vm, "_weakref", dict);
    super::add(vm, dict, "ref", Value::builtin_type(TypeId::ReferenceType));
    Ok(())
}

/// The fill of `_string`.
pub(crate) fn string_parts(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    super::add_functions(vm, "_string", dict);
    run(vm, "_string", dict)
}

/// Runs the Python part of a module in its namespace. Without the parser there is none.
pub(super) fn run(vm: &mut Vm, module: &str, dict: DictKey) -> Outcome<()> {
    let Some((_, text)) = SOURCES.iter().find(|(name, _)| *name == module) else {
        return Ok(());
    };
    if cfg!(not(feature = "parser")) {
        return Ok(());
    }
    let name = format!("<frozen {module}>");
    let code = source::compile(vm, &name, text, SourceMode::Exec)?;
    let code = vm.link(&code);
    vm.run_code(code, dict, Value::UNBOUND, &[])?;
    Ok(())
}
