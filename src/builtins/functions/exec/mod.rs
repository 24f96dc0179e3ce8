//! `exec`, `eval`, `compile`, and the functions that show namespaces: `globals`, `locals`, `vars`, `dir`,
//! and `__import__`.
//!
//! Source text goes through [`source`] (the one place in here that needs the parser); code runs through
//! `Vm::run_code` in the namespaces that the caller gave or has.

#[cfg(feature = "parser")]
mod compiled;
mod encoding;
mod namespaces;
pub(crate) mod source;
#[cfg(feature = "trees")]
mod trees;

use std::sync::Arc;

use crate::builtins::functions::exec::source::SourceMode;
use crate::code::{CodeFlags, CodeObject, CodeParts, ConstIdx, Constant, Instr};
use crate::object::Rare;
use crate::value::{CellKey, CodeKey, DictKey, Tag, Value};
use crate::vm::container::bytes::BUFFER_SIMPLE;
use crate::vm::{
    Action, Args, Fault, Leave, NativeDef, NativeState, NativeStep, Outcome, Resumed, Trap, Vm,
    natives,
};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "exec" "($module, source, /, globals=None, locals=None, *, closure=None)"
        "Runs statements, given as text or as code." => exec;
    function "eval" "($module, source, /, globals=None, locals=None)"
        "The value of an expression, given as text or as code." => eval;
    function "compile" "($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)"
        "Compiles source text to a code object." => compile;
    function "globals" "($module, /)" "The dict of the global variables." => namespaces::globals;
    function "locals" "($module, /)" "The local variables as a dict." => namespaces::locals;
    function "vars" "[object], /" "The __dict__ of an object, or without one, the local variables." => namespaces::vars;
    function "dir" "[object], /"
        "The names of an object's attributes, or without one, of the variables here." => namespaces::dir;
    function "__import__" "($module, /, name, globals=None, locals=None, fromlist=(), level=0)"
        "Imports a module: what an import statement calls." => import;
};

/// The flag of `compile()` that asks for a syntax tree instead of code.
const ONLY_AST: i64 = 0x0400;

/// Flags of `compile()` that CPython knows: features of `__future__`, and those of the `ast` module. Only [`ONLY_AST`] means
/// something here.
const KNOWN_FLAGS: i64 = 0x1ff_0000 | ONLY_AST | 0x0200 | 0x1000 | 0x2000 | 0x4000 | 0x8000;

/// The module that has the classes of syntax trees, if the host gives one, and its function that does what `compile()` does
/// with them.
const TREES: (&str, &str) = ("_ast", "_compile");

/// Where code runs.
struct Namespaces {
    globals: DictKey,
    /// The same dict as the globals, or another mapping.
    locals: Value,
}

/// `exec(source, globals=None, locals=None, /, *, closure=None)`
fn exec(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = |value: Option<Value>| value.filter(|value| !value.is_none());
    let (globals, locals, closure) = (given(args.opt(1)), given(args.opt(2)), given(args.opt(3)));
    let wrong = globals.filter(|globals| vm.heap.payload(*globals).as_dict().is_none());
    if let Some(wrong) = wrong {
        let given = vm.type_name(wrong);
        return Err(vm.type_error(format!("exec() globals must be a dict, not {given}")));
    }
    if let Some(locals) = locals.filter(|locals| !is_mapping(vm, *locals)) {
        let given = vm.type_name(locals);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {given}")));
    }
    let spaces = namespaces(vm, globals, locals)?;
    let source = args.get(0);
    if let Some(code) = source.as_code() {
        let cells = closure_cells(vm, code, closure)?;
        return run(vm, args.leave, code, &spaces, &cells, false);
    }
    if closure.is_some() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let text = source_text(
        vm,
        source,
        "exec() arg 1 must be a string, bytes or code object",
        "<string>",
    )?;
    let code = source::compile(vm, "<string>", &text, SourceMode::Exec)?;
    let code = vm.link(&code);
    run(vm, args.leave, code, &spaces, &[], false)
}

/// `eval(source, globals=None, locals=None, /)`
fn eval(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = |value: Option<Value>| value.filter(|value| !value.is_none());
    let (globals, locals) = (given(args.opt(1)), given(args.opt(2)));
    if let Some(locals) = locals.filter(|locals| !is_mapping(vm, *locals)) {
        let _ = locals;
        return Err(vm.type_error("locals must be a mapping"));
    }
    if let Some(globals) = globals.filter(|globals| vm.heap.payload(*globals).as_dict().is_none()) {
        let message = if is_mapping(vm, globals) {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        };
        return Err(vm.type_error(message));
    }
    let spaces = namespaces(vm, globals, locals)?;
    let source = args.get(0);
    if let Some(code) = source.as_code() {
        if !vm.heap[code].code.freevars.is_empty() {
            return Err(
                vm.type_error("code object passed to eval() may not contain free variables")
            );
        }
        return run(vm, args.leave, code, &spaces, &[], true);
    }
    let text = source_text(
        vm,
        source,
        "eval() arg 1 must be a string, bytes or code object",
        "<string>",
    )?;
    let text = text.trim_start_matches([' ', '\t']);
    let code = source::compile(vm, "<string>", text, SourceMode::Eval)?;
    let code = vm.link(&code);
    run(vm, args.leave, code, &spaces, &[], true)
}

/// The name of a file, given as str, bytes or an object with `__fspath__`.
pub(crate) fn file_name(vm: &mut Vm, mut value: Value) -> Outcome<String> {
    if !matches!(vm.heap.payload(value).tag(), Tag::Str | Tag::Bytes)
        && let Some(path) = vm.call_special(value, "__fspath__", &[])?
    {
        if !matches!(vm.heap.payload(path).tag(), Tag::Str | Tag::Bytes) {
            let (class, given) = (vm.type_name(value), vm.type_name(path));
            return Err(vm.type_error(format!(
                "expected {class}.__fspath__() to return str or bytes, not {given}"
            )));
        }
        value = vm.heap.keep(path);
    }
    let inner = vm.heap.payload(value);
    vm.look_at(inner)?;
    vm.look_at(inner)?;
    if let Some(data) = inner.as_bytes().map(|key| vm.heap[key].data.clone()) {
        return Ok(String::from_utf8_lossy(&data).into_owned());
    }
    match vm.heap.as_text(inner) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!(
                "expected str, bytes or os.PathLike object, not {given}"
            )))
        }
    }
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`
fn compile(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = file_name(vm, args.get(1))?;
    vm.look_at(args.get(2))?;
    let Some(mode) = vm.heap.as_text(args.get(2)).map(str::to_owned) else {
        let given = vm.argument_name(args.get(2));
        return Err(vm.type_error(format!(
            "compile() argument 'mode' must be str, not {given}"
        )));
    };
    let flags = match args.opt(3) {
        Some(flags) => vm.index_i64(flags)?,
        None => 0,
    };
    if flags & !KNOWN_FLAGS != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if let Some(dont_inherit) = args.opt(4) {
        vm.truthy(dont_inherit)?;
    }
    let level = match args.opt(5) {
        Some(optimize) => vm.index_i64(optimize)?,
        None => -1,
    };
    if !(-1..=2).contains(&level) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    if let Some(result) = compile_by_trees(vm, args, &name, flags, level)? {
        return Ok(result);
    }
    let mode = match mode.as_str() {
        "exec" => SourceMode::Exec,
        "eval" => SourceMode::Eval,
        "single" => SourceMode::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let text = source_text(
        vm,
        args.get(0),
        "compile() arg 1 must be a string, bytes or AST object",
        &name,
    )?;
    let code = source::compile_at(vm, &name, &text, mode, level)?;
    let code = if mode == SourceMode::Exec {
        without_value(&code)
    } else {
        code
    };
    Ok(vm.link(&code).into())
}

/// What the module of syntax trees makes of the arguments of `compile()`: a tree where the flags ask for one, code where
/// the source is one. `None`: no tree is concerned.
fn compile_by_trees(
    vm: &mut Vm,
    args: Args<'_>,
    name: &str,
    flags: i64,
    level: i64,
) -> Outcome<Option<Value>> {
    let (module, function) = TREES;
    if flags & ONLY_AST == 0 {
        let is_object = args.get(0).as_instance().is_some();
        let key = vm.heap.intern(module);
        let modules = vm.names.modules();
        let is_there = modules.is_some_and(|dict| vm.heap.dict_get_str(dict, key).is_some());
        if !is_object || !is_there {
            return Ok(None);
        }
    }
    let module = vm.import_module(module)?;
    vm.heap.keep(module);
    let Some(function) = vm.getattr_named(module, function)? else {
        return Ok(None);
    };
    vm.heap.keep(function);
    let name = vm.heap.new_str(name);
    vm.heap.keep(name);
    let version = args.opt(6).unwrap_or(Value::int(-1));
    let given = [
        args.get(0),
        name,
        args.get(2),
        Value::int(flags),
        Value::int(level),
        version,
    ];
    let result = vm.call(function, &given)?;
    Ok(Some(result).filter(|result| *result != Value::NOT_IMPLEMENTED))
}

/// A module's code whose value is None: the compiler lets hosts see the value of the last statement,
/// `eval()` of a module's code does not.
fn without_value(code: &CodeObject) -> CodeObject {
    let mut parts: CodeParts = code.parts().clone();
    let Some(Instr::Return { src }) = parts.instrs.last().copied() else {
        return code.clone();
    };
    let index = match parts
        .constants
        .iter()
        .position(|constant| *constant == Constant::None)
    {
        Some(index) => index,
        None => {
            parts.constants.push(Constant::None);
            parts.constants.len() - 1
        }
    };
    let Ok(index) = u32::try_from(index) else {
        return code.clone();
    };
    let last = parts.instrs.len() - 1;
    parts.instrs[last] = Instr::LoadConst {
        dst: src,
        idx: ConstIdx(index),
    };
    parts.instrs.push(Instr::Return { src });
    if let Some(position) = parts.positions.last().copied() {
        parts.positions.push(position);
    }
    if let Some(live) = parts.live.last().copied() {
        parts.live.push(live.max(u16::from(src.0) + 1));
    }
    CodeObject::from_verified(parts)
}

/// Ends the run where a source that a script asks for is longer than the host allows.
pub(crate) fn refuse_longer(vm: &mut Vm, bytes: usize) -> Outcome<()> {
    if bytes > vm.bounds.source_bytes {
        vm.ending.note_asked(bytes as u64);
        return Err(Trap::Source.into());
    }
    Ok(())
}

/// The text of a source argument.
pub(crate) fn source_text(
    vm: &mut Vm,
    source: Value,
    wrong: &str,
    filename: &str,
) -> Outcome<Arc<str>> {
    let inner = vm.heap.payload(source);
    vm.look_at(inner)?;
    let length = match vm.heap.as_text(inner) {
        Some(text) => text.len(),
        None => vm.heap.as_bytes_like(inner).map_or(0, <[u8]>::len),
    };
    refuse_longer(vm, length)?;
    if vm.room_for(length)? < length {
        return Err(Trap::Memory.into());
    }
    let data: Box<[u8]> = match inner.tag() {
        Tag::Str => {
            let text: Arc<str> = vm.heap.text(source).into();
            vm.refuse_surrogates(&text)?;
            return Ok(text);
        }
        Tag::Bytes => inner
            .as_bytes()
            .map(|key| vm.heap[key].data.clone())
            .unwrap_or_default(),
        Tag::ByteArray => inner
            .as_byte_array()
            .map(|key| vm.heap[key].data.clone().into())
            .unwrap_or_default(),
        _ => match vm.heap.as_bytes_like(inner) {
            Some(data) => data.into(),
            None => match vm.lent_bytes(source, BUFFER_SIMPLE) {
                Ok(Some(data)) => data.into(),
                Ok(None) | Err(Fault::Raised(_)) => return Err(vm.type_error(wrong)),
                Err(fault) => return Err(fault),
            },
        },
    };
    encoding::decode(vm, &data, filename)
}

/// Whether a value can be a namespace: it has items.
fn is_mapping(vm: &mut Vm, value: Value) -> bool {
    if vm.type_of(value).as_class().is_some() {
        return vm.has_special(value, "__getitem__");
    }
    match vm.heap.payload(value).tag() {
        Tag::Dict
        | Tag::List
        | Tag::Tuple
        | Tag::Str
        | Tag::Bytes
        | Tag::ByteArray
        | Tag::Range => true,
        Tag::Rare => value.as_rare().is_some_and(|key| {
            matches!(
                vm.heap[key],
                Rare::MappingProxy { .. } | Rare::FrameLocals { .. }
            )
        }),
        _ => false,
    }
}

/// The namespaces of a run: those given, else the caller's. Puts `__builtins__` into the globals.
fn namespaces(vm: &mut Vm, globals: Option<Value>, locals: Option<Value>) -> Outcome<Namespaces> {
    let spaces = match globals.and_then(|globals| vm.heap.payload(globals).as_dict()) {
        Some(dict) => {
            // An instance of a dict's subclass has its own ways of getting and setting names.
            let own = globals
                .filter(|globals| globals.as_instance().is_some())
                .unwrap_or(dict.into());
            Namespaces {
                globals: dict,
                locals: locals.unwrap_or(own),
            }
        }
        None => {
            let globals = namespaces::current_globals(vm);
            let locals = match locals {
                Some(locals) => locals,
                None => namespaces::current_locals(vm)?,
            };
            Namespaces { globals, locals }
        }
    };
    if spaces.globals != vm.names.globals() {
        let name = vm.heap.intern("__builtins__");
        if vm.heap.dict_get_str(spaces.globals, name).is_none() {
            // What a restricted script runs is as restricted as the script itself.
            let builtins = match vm.inherited_builtins(spaces.globals) {
                own if own.is_bound() => own,
                _ => vm.builtins_dict().into(),
            };
            vm.heap.dict_set_str(spaces.globals, name, builtins);
        }
    }
    Ok(spaces)
}

/// The cells of `exec(code, closure=...)`.
fn closure_cells(vm: &mut Vm, code: CodeKey, closure: Option<Value>) -> Outcome<Vec<CellKey>> {
    let count = vm.heap[code].code.freevars.len();
    if count == 0 {
        if closure.is_some() {
            return Err(vm.type_error("cannot use a closure with this code object"));
        }
        return Ok(Vec::new());
    }
    let items = closure
        .filter(|closure| closure.as_tuple().is_some())
        .map(|closure| vm.heap.tuple_items(closure));
    let cells: Option<Vec<CellKey>> =
        items.and_then(|items| items.into_iter().map(Value::as_cell).collect());
    match cells {
        Some(cells) if cells.len() == count => Ok(cells),
        _ => Err(vm.type_error(format!(
            "code object requires a closure of exactly length {count}"
        ))),
    }
}

/// Runs code in its namespaces. A function's code runs as a call without arguments.
///
/// `gives`: its value is the result, else None.
fn run(
    vm: &mut Vm,
    leave: Leave,
    code: CodeKey,
    spaces: &Namespaces,
    cells: &[CellKey],
    gives: bool,
) -> Outcome {
    vm.heap.keep(code.into());
    vm.heap.keep(spaces.globals.into());
    vm.heap.keep(spaces.locals);
    let optimized = vm.heap[code].code.flags.contains(CodeFlags::OPTIMIZED);
    let locals = if optimized || spaces.locals == Value::dict(spaces.globals) {
        Value::UNBOUND
    } else {
        let inner = vm.heap.payload(spaces.locals);
        // A dict's subclass may define its own look-up; a plain one is used as a dict.
        if spaces.locals.as_instance().is_some() {
            spaces.locals
        } else {
            inner
        }
    };
    if leave.is_allowed() && cells.is_empty() {
        let mut state = NativeState::of(&[code.into(), spaces.globals.into(), locals]);
        state.count = usize::from(gives);
        return vm.begin(leave, &RUN, state);
    }
    let value = vm.run_code(code, spaces.globals, locals, cells)?;
    Ok(if gives { value } else { Value::NONE })
}

/// Code that runs in its namespaces: `[code, globals, locals]`; `count`: whether its value is the result.
pub(crate) static RUN: NativeStep = NativeStep {
    name: "exec",
    run: |_, state, resumed| {
        let [code, globals, locals, ..] = state.values;
        match (resumed, code.as_code(), globals.as_dict()) {
            (Resumed::Start, Some(code), Some(globals)) => {
                Ok(Action::Body(code, globals, locals, None))
            }
            (resumed, ..) => {
                let value = resumed.value()?;
                let gives = state.count == 1;
                Ok(Action::Done(if gives { value } else { Value::NONE }))
            }
        }
    },
};

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
fn import(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if vm.heap.as_text(args.get(0)).is_none() {
        return Err(vm.type_error("module name must be a string"));
    }
    let level = match args.opt(4) {
        Some(level) => Value::int(vm.index_i64(level)?),
        None => Value::int(0),
    };
    let globals = args.opt(1).unwrap_or(Value::NONE);
    vm.import(
        args.get(0),
        globals,
        args.opt(3).unwrap_or(Value::NONE),
        level,
    )
}
