//! `sys`: the runtime as scripts see it.

pub(crate) mod streams;
pub(in crate::modules) mod struct_sequence;
pub(in crate::modules) mod trace;

use crate::builtins::class::sizes::header_size;
use crate::builtins::functions::exit::exit;
use crate::modules::{add, add_text};
use crate::object::Rare;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Args, Looking, ModuleDef, NativeDef, Outcome, STDLIB_MODULES, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[&[streams::TYPE]],
    fill: Some(fill),
    ..ModuleDef::new("sys")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "getrecursionlimit" "($module, /)" "How deep calls may nest." => get_recursion_limit;
    function "setrecursionlimit" "($module, limit, /)" "Sets how deep calls may nest." => set_recursion_limit;
    function "exc_info" "($module, /)"
        "The exception that is handled now: its class, itself, its traceback." => exc_info;
    function "exception" "($module, /)" "The exception that is handled now, or None." => exception;
    function "_getframe" "($module, depth=0, /)" "A frame of the call stack, so many calls back." => get_frame;
    function "_getframemodulename" "($module, /, depth=0)"
        "The module of a frame, so many calls back." => get_frame_module_name;
    function "intern" "($module, string, /)" "The one text that is kept of those equal to this." => intern;
    function "_is_interned" "($module, string, /)" "Whether the text is the one that intern() keeps." => is_interned;
    function "displayhook" "($module, object, /)" "Prints the value of an expression at a prompt." => displayhook;
    function "excepthook" "($module, exctype, value, traceback, /)"
        "Prints an exception with its traceback." => excepthook;
    function "unraisablehook" "($module, unraisable, /)"
        "Reports an exception that nothing can catch." => unraisable_hook;
    function "exit" "($module, status=None, /)" "Ends the program by raising SystemExit." => exit;
    function "get_int_max_str_digits" "($module, /)"
        "How many digits an int may have as text." => get_int_max_str_digits;
    function "set_int_max_str_digits" "($module, /, maxdigits)"
        "Sets how many digits an int may have as text." => set_int_max_str_digits;
    function "getsizeof" "object[, default]" "The bytes that an object takes, roughly." => getsizeof;
    function "getrefcount" "($module, object, /)" "A number above 0: references are not counted." => getrefcount;
    function "getdefaultencoding" "($module, /)" "'utf-8'" => encoding;
    function "getfilesystemencoding" "($module, /)" "'utf-8'" => encoding;
    function "getfilesystemencodeerrors" "($module, /)"
        "How names of files that are not valid text are treated." => encode_errors;
    function "is_finalizing" "($module, /)" "Whether the program is being ended."
        => |vm, _| Ok(Value::bool(vm.gc.ending_program));
    function "getprofile" "($module, /)" "The function that setprofile() was given." => trace::get_profile;
    function "gettrace" "($module, /)" "The function that settrace() was given." => trace::get;
    function "settrace" "($module, function, /)"
        "Sets a function that is told of calls, lines, results and exceptions." => trace::set;
    function "setprofile" "($module, function, /)"
        "Sets a function that is told of calls and results, those of built-in functions included." => trace::set_profile;
    function "getswitchinterval" "($module, /)" "What setswitchinterval() sets in CPython." => switch_interval;
    function "setswitchinterval" "($module, interval, /)" "Does nothing: there are no threads." => none;
    function "get_asyncgen_hooks" "($module, /)" "What set_asyncgen_hooks() was given." => asyncgen_hooks;
    function "set_asyncgen_hooks" "firstiter=None, finalizer=None"
        "Sets what is called with asynchronous generators that begin, and with those that the collector finds."
        => set_asyncgen_hooks;
    function "get_coroutine_origin_tracking_depth" "($module, /)" "0" => zero;
    function "set_coroutine_origin_tracking_depth" "($module, /, depth)" "Does nothing." => none;
    function "audit" "($module, event, /, *args)" "Does nothing: there are no hooks." => none;
    function "call_tracing" "($module, func, args, /)" "func(*args)" => call_tracing;
    function "getunicodeinternedsize" "($module, /, *, _only_immortal=False)"
        "How many texts are interned." => interned_size;
    function "_clear_type_cache" "($module, /)" "Does nothing." => none;
    function "_clear_internal_caches" "($module, /)" "Does nothing." => none;
    function "_is_gil_enabled" "($module, /)" "True." => yes;
};

const VERSION: &str = "3.14.0 (nonlocal)";

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    streams::fill(vm, dict);
    for hook in ["displayhook", "excepthook", "unraisablehook"] {
        let name = vm.heap.intern(hook);
        if let Some(function) = vm.heap.dict_get_str(dict, name) {
            add(vm, dict, &format!("__{hook}__"), function);
        }
    }
    let modules = vm.names.make_modules(&mut vm.heap);
    add(vm, dict, "modules", modules.into());
    add(vm, dict, "maxsize", Value::int(i64::MAX));
    add(vm, dict, "maxunicode", Value::int(0x0010_ffff));
    add(vm, dict, "hexversion", Value::int(0x030e_00f0));
    add(vm, dict, "api_version", Value::int(1013));
    add(vm, dict, "dont_write_bytecode", Value::TRUE);
    add(vm, dict, "pycache_prefix", Value::NONE);
    for name in ["_xoptions", "path_importer_cache"] {
        let empty = vm.heap.new_dict();
        add(vm, dict, name, empty.into());
    }
    add(vm, dict, "ps1", Value::NONE);
    let texts = [
        ("version", VERSION),
        ("platform", "nonlocal"),
        ("byteorder", "little"),
        ("copyright", "nonlocal, MIT or Apache-2.0"),
        ("executable", ""),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("base_exec_prefix", ""),
        ("float_repr_style", "short"),
        ("platlibdir", "lib"),
        ("abiflags", ""),
    ];
    for (name, text) in texts {
        add_text(vm, dict, name, text);
    }
    let options = std::sync::Arc::clone(&vm.warnings.options);
    let options = options
        .iter()
        .map(|option| vm.heap.new_str(option))
        .collect();
    let argv = std::sync::Arc::clone(&vm.host.argv);
    let argv = match &*argv {
        [] => vec![vm.heap.new_str("")],
        given => given.iter().map(|text| vm.heap.new_str(text)).collect(),
    };
    for (name, items) in [
        ("argv", argv),
        ("orig_argv", vec![]),
        ("path", vec![]),
        ("warnoptions", options),
        (
            "meta_path",
            [TypeId::BuiltinImporter, TypeId::PathFinder]
                .map(Value::builtin_type)
                .into(),
        ),
        ("path_hooks", vec![]),
    ] {
        let list = vm.heap.new_list(items);
        add(vm, dict, name, list);
    }
    let ps1 = vm.heap.intern("ps1");
    vm.heap.dict_remove_str(dict, ps1);
    let names: Vec<Value> = STDLIB_MODULES
        .iter()
        .map(|name| vm.heap.intern(name))
        .collect();
    let set = vm.heap.new_tuple(&names);
    let set = vm.call(Value::builtin_type(TypeId::FrozenSet), &[set])?;
    add(vm, dict, "stdlib_module_names", set);
    let known = vm
        .registry
        .modules()
        .map(|module| vm.heap.intern(module.name));
    let known: Vec<Value> = known.collect();
    let known = vm.heap.new_tuple(&known);
    add(vm, dict, "builtin_module_names", known);
    add_versions(vm, dict)?;
    add_number_facts(vm, dict)
}

/// `version_info`, `implementation`, `flags`
fn add_versions(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let level = vm.heap.intern("final");
    let version = [
        ("major", Value::int(3)),
        ("minor", Value::int(14)),
        ("micro", Value::int(0)),
        ("releaselevel", level),
        ("serial", Value::int(0)),
    ];
    let version = struct_sequence::make(vm, "sys", "version_info", &version)?;
    add(vm, dict, "version_info", version);
    let attributes = vm.heap.new_dict();
    add_text(vm, attributes, "name", "nonlocal");
    add(vm, attributes, "cache_tag", Value::NONE);
    add(vm, attributes, "version", version);
    add(vm, attributes, "hexversion", Value::int(0x030e_00f0));
    let implementation = vm.heap.new_object(Rare::Namespace { dict: attributes });
    add(vm, dict, "implementation", implementation);
    let digits = vm.heap.new_usize(vm.bounds.int_max_str_digits);
    let flags = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ]
    .map(|name| {
        let value = match name {
            "dev_mode" | "safe_path" => Value::FALSE,
            "hash_randomization" | "dont_write_bytecode" | "isolated" => Value::int(1),
            "int_max_str_digits" => digits,
            _ => Value::int(0),
        };
        (name, value)
    });
    let flags = struct_sequence::make(vm, "sys", "flags", &flags)?;
    add(vm, dict, "flags", flags);
    let fields = [
        "exc_type",
        "exc_value",
        "exc_traceback",
        "err_msg",
        "object",
    ];
    let fields = fields.map(|name| (name, Value::NONE));
    let unraisable = struct_sequence::make(vm, "builtins", "UnraisableHookArgs", &fields)?;
    let class = vm.type_of(unraisable);
    add(vm, dict, "UnraisableHookArgs", class);
    Ok(())
}

/// `float_info`, `int_info`, `hash_info`
fn add_number_facts(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let float_info = [
        ("max", Value::float(f64::MAX)),
        ("max_exp", Value::int(f64::MAX_EXP.into())),
        ("max_10_exp", Value::int(f64::MAX_10_EXP.into())),
        ("min", Value::float(f64::MIN_POSITIVE)),
        ("min_exp", Value::int(f64::MIN_EXP.into())),
        ("min_10_exp", Value::int(f64::MIN_10_EXP.into())),
        ("dig", Value::int(f64::DIGITS.into())),
        ("mant_dig", Value::int(f64::MANTISSA_DIGITS.into())),
        ("epsilon", Value::float(f64::EPSILON)),
        ("radix", Value::int(f64::RADIX.into())),
        ("rounds", Value::int(1)),
    ];
    let float_info = struct_sequence::make(vm, "sys", "float_info", &float_info)?;
    add(vm, dict, "float_info", float_info);
    let int_info = [
        ("bits_per_digit", Value::int(30)),
        ("sizeof_digit", Value::int(4)),
        ("default_max_str_digits", Value::int(4300)),
        ("str_digits_check_threshold", Value::int(640)),
    ];
    let int_info = struct_sequence::make(vm, "sys", "int_info", &int_info)?;
    add(vm, dict, "int_info", int_info);
    let algorithm = vm.heap.intern("siphash13");
    let hash_info = [
        ("width", Value::int(64)),
        ("modulus", Value::int((1 << 61) - 1)),
        ("inf", Value::int(314_159)),
        ("nan", Value::int(0)),
        ("imag", Value::int(1_000_003)),
        ("algorithm", algorithm),
        ("hash_bits", Value::int(64)),
        ("seed_bits", Value::int(128)),
        ("cutoff", Value::int(0)),
    ];
    let hash_info = struct_sequence::make(vm, "sys", "hash_info", &hash_info)?;
    add(vm, dict, "hash_info", hash_info);
    Ok(())
}

fn none(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn yes(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::TRUE)
}

/// `sys.call_tracing(function, arguments)`: there is no tracing, so this is a call.
fn call_tracing(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let arguments = vm.collect(args.get(1))?;
    vm.call(args.get(0), &arguments)
}

fn interned_size(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let count = vm.heap.interned_count();
    Ok(vm.heap.new_usize(count))
}

fn zero(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::int(0))
}

fn get_recursion_limit(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.heap.new_usize(vm.bounds.recursion_limit))
}

/// A C int, which some functions take.
fn c_int(vm: &mut Vm, value: Value) -> Outcome<i64> {
    let value = vm.index(value)?;
    match value
        .as_int_or_bool()
        .filter(|value| i32::try_from(*value).is_ok())
    {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A script may lower the limit, and raise it; the host's limit on frames stands all the same.
fn set_recursion_limit(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let limit = c_int(vm, args.get(0))?;
    let Some(limit) = usize::try_from(limit).ok().filter(|limit| *limit > 0) else {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    };
    if vm.frames.len() >= limit {
        let depth = vm.frames.len();
        return Err(vm.recursion_error(format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    vm.set_recursion_limit(limit);
    Ok(Value::NONE)
}

fn exc_info(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let current = vm.current_exception();
    let Some(exc) = current.as_exception() else {
        return Ok(vm.heap.new_tuple(&[Value::NONE, Value::NONE, Value::NONE]));
    };
    let class = vm.type_of(current);
    let traceback = vm.heap[exc].traceback.map_or(Value::NONE, Value::from);
    Ok(vm.heap.new_tuple(&[class, current, traceback]))
}

fn exception(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let current = vm.current_exception();
    Ok(if current.is_bound() {
        current
    } else {
        Value::NONE
    })
}

/// `sys._getframe(depth=0)`
fn get_frame(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let depth = match args.opt(0) {
        Some(depth) => c_int(vm, depth)?.max(0),
        None => 0,
    };
    let depth = usize::try_from(depth).unwrap_or(usize::MAX);
    match vm.current_frame_object(depth) {
        Some(frame) => Ok(frame.into()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

fn get_frame_module_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let depth = match args.opt(0) {
        Some(depth) => c_int(vm, depth)?.max(0),
        None => 0,
    };
    let index = usize::try_from(depth)
        .ok()
        .and_then(|depth| vm.frames.len().checked_sub(depth + 1));
    let Some(index) = index else {
        return Ok(Value::NONE);
    };
    let globals = vm.frames[index].globals;
    let name = vm.heap.intern("__name__");
    Ok(vm.heap.dict_get_str(globals, name).unwrap_or(Value::NONE))
}

fn intern(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match args.get(0).as_str() {
        Some(key) => {
            vm.look_at(args.get(0))?;
            vm.look_at(args.get(0))?;
            let text = vm.heap[key].as_str().to_owned();
            Ok(vm.heap.intern(&text))
        }
        None => {
            let given = vm.argument_name(args.get(0));
            let message = if vm.heap.as_text(args.get(0)).is_some() {
                format!("can't intern {given}")
            } else {
                format!("intern() argument must be str, not {given}")
            };
            Err(vm.type_error(message))
        }
    }
}

fn is_interned(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        args.get(0)
            .as_str()
            .is_some_and(|key| vm.heap[key].interned),
    ))
}

fn displayhook(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.default_display(args.get(0))
}

/// `sys.unraisablehook(unraisable)`: writes to `sys.stderr` what a finaliser or a callback has raised.
fn unraisable_hook(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    let parts = match vm.heap.payload(args.get(0)) {
        tuple if tuple.as_tuple().is_some() => vm.heap.tuple_items(tuple),
        _ => Vec::new(),
    };
    let known = vm.heap.class_name(class) == "UnraisableHookArgs";
    match <[Value; 5]>::try_from(parts) {
        Ok(parts) if known => vm.write_unraisable(parts).map(|()| Value::NONE),
        _ => Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs")),
    }
}

/// `sys.excepthook(type, value, traceback)`: writes the traceback to `sys.stderr`.
fn excepthook(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(exc) = args.get(1).as_exception() else {
        return Ok(Value::NONE);
    };
    if let Some(traceback) = args.get(2).as_traceback() {
        vm.heap[exc].traceback = Some(traceback);
    }
    let mut looking = Looking::new(vm);
    let mut text = vm.format_exception(exc, &mut looking);
    text.extend(looking.cut());
    looking.finish()?;
    write_error(vm, text)
}

/// Writes to `sys.stderr`, if scripts have left one.
pub(in crate::modules) fn write_error(vm: &mut Vm, text: String) -> Outcome {
    let modules = vm.names.make_modules(&mut vm.heap);
    let (sys, stderr) = (vm.heap.intern("sys"), vm.heap.intern("stderr"));
    let Some(sys) = vm.heap.dict_get_str(modules, sys) else {
        return Ok(Value::NONE);
    };
    if let Some(stream) = vm
        .getattr_opt(sys, stderr)?
        .filter(|stream| !stream.is_none())
    {
        let text = vm.heap.new_string(text);
        vm.call_method(stream, "write", &[text])?;
    }
    Ok(Value::NONE)
}

fn get_int_max_str_digits(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.heap.new_usize(vm.bounds.int_max_str_digits))
}

fn set_int_max_str_digits(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let digits = c_int(vm, args.get(0))?;
    if digits != 0 && digits < 640 {
        return Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited"));
    }
    vm.bounds.int_max_str_digits = usize::try_from(digits).unwrap_or(0);
    Ok(Value::NONE)
}

/// What `__sizeof__` says, and what CPython keeps before the object.
fn getsizeof(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = args.get(0);
    let Some(size) = vm.call_special(value, "__sizeof__", &[])? else {
        return Ok(vm.heap.new_usize(vm.heap.object_size(value)));
    };
    let size = vm.index_i64(size)?;
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    Ok(Value::int(size.saturating_add(header_size(vm, value))))
}

/// Nothing is counted here; a plausible number for programs that print it.
fn getrefcount(_: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(if args.get(0).is_heap() {
        2
    } else {
        i64::from(u32::MAX)
    }))
}

fn encoding(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.heap.intern("utf-8"))
}

fn encode_errors(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.heap.intern("surrogateescape"))
}

fn switch_interval(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::float(0.005))
}

fn asyncgen_hooks(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let [first, last] = vm.host.awaited.hooks.map(|hook| {
        let is_set = hook.is_bound();
        if is_set { hook } else { Value::NONE }
    });
    let fields = [("firstiter", first), ("finalizer", last)];
    struct_sequence::make(vm, "builtins", "asyncgen_hooks", &fields)
}

fn set_asyncgen_hooks(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut hooks = vm.host.awaited.hooks;
    for (index, name) in ["firstiter", "finalizer"].into_iter().enumerate() {
        match args.opt(index) {
            None => {}
            Some(hook) if hook.is_none() => hooks[index] = Value::UNBOUND,
            Some(hook) if vm.is_callable(hook) => hooks[index] = hook,
            Some(other) => {
                let given = vm.type_name(other);
                let message = format!("callable {name} expected, got {given}");
                return Err(vm.type_error(message));
            }
        }
    }
    vm.host.awaited.hooks = hooks;
    Ok(Value::NONE)
}
