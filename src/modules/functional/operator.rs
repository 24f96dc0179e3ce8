//! `operator`: the operators as functions, and `itemgetter`, `attrgetter` and `methodcaller`.

use crate::code::{BinaryOp, CompareOp, UnaryOp};
use crate::modules::add;
use crate::object::{Getter, GetterKind, Rare};
use crate::text::words::words;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::price;
use crate::vm::{
    Action, Args, ModuleDef, NativeDef, NativeState, NativeStep, Outcome, Resumed, TypeDef, Vm,
    natives, params,
};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[TYPES],
    fill: Some(fill),
    ..ModuleDef::new("operator")
};

/// `a op b`, or `a op= b`.
macro_rules! binary {
    ($op:ident) => {
        |vm, args| vm.binary(BinaryOp::$op, false, args.get(0), args.get(1))
    };
    ($op:ident in place) => {
        |vm, args| vm.binary(BinaryOp::$op, true, args.get(0), args.get(1))
    };
}

macro_rules! compare {
    ($op:ident) => {
        |vm, args| vm.compare(CompareOp::$op, args.get(0), args.get(1))
    };
}

const FUNCTIONS: &[NativeDef] = natives! {
    function "lt" "($module, a, b, /)" "a < b" => compare!(Lt);
    function "le" "($module, a, b, /)" "a <= b" => compare!(Le);
    function "eq" "($module, a, b, /)" "a == b" => compare!(Eq);
    function "ne" "($module, a, b, /)" "a != b" => compare!(Ne);
    function "ge" "($module, a, b, /)" "a >= b" => compare!(Ge);
    function "gt" "($module, a, b, /)" "a > b" => compare!(Gt);
    function "is_" "($module, a, b, /)" "a is b" => |_, args| Ok(Value::bool(args.get(0).is(args.get(1))));
    function "is_not" "($module, a, b, /)" "a is not b" => |_, args| Ok(Value::bool(!args.get(0).is(args.get(1))));
    function "is_none" "($module, a, /)" "a is None" => |_, args| Ok(Value::bool(args.get(0).is_none()));
    function "is_not_none" "($module, a, /)"
        "a is not None" => |_, args| Ok(Value::bool(!args.get(0).is_none()));
    function "add" "($module, a, b, /)" "a + b" => binary!(Add);
    function "sub" "($module, a, b, /)" "a - b" => binary!(Sub);
    function "mul" "($module, a, b, /)" "a * b" => binary!(Mul);
    function "matmul" "($module, a, b, /)" "a @ b" => binary!(MatMul);
    function "truediv" "($module, a, b, /)" "a / b" => binary!(TrueDiv);
    function "floordiv" "($module, a, b, /)" "a // b" => binary!(FloorDiv);
    function "mod" "($module, a, b, /)" "a % b" => binary!(Mod);
    function "pow" "($module, a, b, /)" "a ** b" => binary!(Pow);
    function "lshift" "($module, a, b, /)" "a << b" => binary!(LShift);
    function "rshift" "($module, a, b, /)" "a >> b" => binary!(RShift);
    function "and_" "($module, a, b, /)" "a & b" => binary!(And);
    function "or_" "($module, a, b, /)" "a | b" => binary!(Or);
    function "xor" "($module, a, b, /)" "a ^ b" => binary!(Xor);
    function "iadd" "($module, a, b, /)" "a += b" => binary!(Add in place);
    function "isub" "($module, a, b, /)" "a -= b" => binary!(Sub in place);
    function "imul" "($module, a, b, /)" "a *= b" => binary!(Mul in place);
    function "imatmul" "($module, a, b, /)" "a @= b" => binary!(MatMul in place);
    function "itruediv" "($module, a, b, /)" "a /= b" => binary!(TrueDiv in place);
    function "ifloordiv" "($module, a, b, /)" "a //= b" => binary!(FloorDiv in place);
    function "imod" "($module, a, b, /)" "a %= b" => binary!(Mod in place);
    function "ipow" "($module, a, b, /)" "a **= b" => binary!(Pow in place);
    function "ilshift" "($module, a, b, /)" "a <<= b" => binary!(LShift in place);
    function "irshift" "($module, a, b, /)" "a >>= b" => binary!(RShift in place);
    function "iand" "($module, a, b, /)" "a &= b" => binary!(And in place);
    function "ior" "($module, a, b, /)" "a |= b" => binary!(Or in place);
    function "ixor" "($module, a, b, /)" "a ^= b" => binary!(Xor in place);
    function "concat" "($module, a, b, /)" "a + b, for sequences." => |vm, args| concat(vm, args, false);
    function "iconcat" "($module, a, b, /)" "a += b, for sequences." => |vm, args| concat(vm, args, true);
    function "contains" "($module, a, b, /)"
        "b in a" => |vm, args| Ok(Value::bool(vm.contains(args.get(0), args.get(1))?));
    function "getitem" "($module, a, b, /)" "a[b]" => |vm, args| vm.get_item(args.get(0), args.get(1));
    function "countOf" "($module, a, b, /)" "How often b occurs in a." => count_of;
    function "indexOf" "($module, a, b, /)" "The first index of b in a." => index_of;
    function "delitem" "($module, a, b, /)" "del a[b]" => |vm, args| {
        vm.del_item(args.get(0), args.get(1))?;
        Ok(Value::NONE)
    };
    function "not_" "($module, a, /)" "not a" => |vm, args| Ok(Value::bool(!vm.truthy(args.get(0))?));
    function "truth" "($module, a, /)"
        "Whether a counts as true." => |vm, args| Ok(Value::bool(vm.truthy(args.get(0))?));
    function "neg" "($module, a, /)" "-a" => |vm, args| vm.unary(UnaryOp::Neg, args.get(0));
    function "pos" "($module, a, /)" "+a" => |vm, args| vm.unary(UnaryOp::Pos, args.get(0));
    function "inv" "($module, a, /)" "~a" => |vm, args| vm.unary(UnaryOp::Invert, args.get(0));
    function "invert" "($module, a, /)" "~a" => |vm, args| vm.unary(UnaryOp::Invert, args.get(0));
    function "index" "($module, a, /)" "a as an int, for indices." => |vm, args| vm.index(args.get(0));
    function "abs" "($module, a, /)" "abs(a)" => |vm, args| match vm.registry.builtin("abs") {
        Some(abs) => vm.call(abs, &[args.get(0)]),
        None => Ok(Value::NONE),
    };
    function "setitem" "($module, a, b, c, /)" "a[b] = c" => |vm, args| {
        vm.set_item(args.get(0), args.get(1), args.get(2))?;
        Ok(Value::NONE)
    };
    function "length_hint" "($module, obj, default=0, /)" "About how many items there are." => length_hint;
    function "call" "($module, obj, /, *args, **kwargs)" "obj(*args, **kwargs)" => call_function;
    function "_compare_digest" "($module, a, b, /)"
        "Whether two ASCII texts or two byte strings are equal; always compares all of both." => compare_digest;
};

/// What the three types of callables have.
pub(crate) const GETTER: &[NativeDef] = natives! {
    slot "__call__" => call_getter;
    getset "__text_signature__" => |vm, _| Ok(vm.heap.new_str("(obj, /)"));
    slot "__repr__" => repr;
    method "__reduce__" => reduce;
};

/// The namespaces of the types say which module they are from.
const MODULE_NAME: &[NativeDef] = natives! {
    class_value "__module__" => |vm, _| Ok(vm.heap.intern("operator"));
};

const TYPES: &[TypeDef] = &[
    TypeDef {
        new: Some(new_item_getter),
        params: params!("(item, /, *items)"),
        ..TypeDef::new(
            TypeId::ItemGetter,
            "Gives the items of what it is called with.",
            &[MODULE_NAME, GETTER],
        )
    },
    TypeDef {
        new: Some(new_attr_getter),
        params: params!("(attr, /, *attrs)"),
        ..TypeDef::new(
            TypeId::AttrGetter,
            "Gives the named attributes of what it is called with; dots go deeper.",
            &[MODULE_NAME, GETTER],
        )
    },
    TypeDef {
        new: Some(new_method_caller),
        params: params!("(name, /, *args, **kwargs)"),
        ..TypeDef::new(
            TypeId::MethodCaller,
            "Calls a method of what it is called with.",
            &[MODULE_NAME, GETTER],
        )
    },
];

/// Functions that are also there under the name of their special method.
const SPECIAL: &[&str] = words!(
    "lt le eq ne ge gt not_ abs add and_ floordiv index inv invert lshift mod mul matmul neg or_ pos pow rshift sub \
     truediv xor concat contains delitem getitem setitem call iadd iand iconcat ifloordiv ilshift imod imul imatmul \
     ior ipow irshift isub itruediv ixor"
);

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let mut all = Vec::new();
    for (name, _) in vm.registry.module_functions("operator") {
        if !name.starts_with('_') {
            all.push(name);
        }
    }
    all.extend(TYPES.iter().map(|def| def.id.name()));
    for name in SPECIAL {
        let key = vm.heap.intern(name);
        if let Some(function) = vm.heap.dict_get_str(dict, key) {
            let special = format!("__{}__", name.trim_end_matches('_'));
            add(vm, dict, &special, function);
        }
    }
    all.sort_unstable();
    let names = all.into_iter().map(|name| vm.heap.intern(name)).collect();
    let names = vm.heap.new_list(names);
    add(vm, dict, "__all__", names);
    Ok(())
}

// ---- functions ---------------------------------------------------------------------------------

fn concat(vm: &mut Vm, args: Args<'_>, in_place: bool) -> Outcome {
    let (a, b) = (args.get(0), args.get(1));
    if !vm.has_special(a, "__getitem__") || vm.layout_of(a).is_subtype(TypeId::Dict) {
        let given = vm.type_name(a);
        return Err(vm.type_error(format!("'{given}' object can't be concatenated")));
    }
    // Built-in sequences and their subclasses concatenate without asking anyone.
    let layout = vm.layout_of(a);
    let names: &[&str] = if in_place {
        &["__iadd__", "__add__"]
    } else {
        &["__add__"]
    };
    for name in names {
        if vm.registry.own_attr(layout, "__len__").is_some()
            && let Some(method) = vm.registry.own_attr(layout, name)
            && vm.lookup_special(a, name) == Some(method)
        {
            return vm.call_unbound(method, a, &[b]);
        }
    }
    if vm.has_special(b, "__getitem__")
        && !vm.layout_of(b).is_subtype(TypeId::Dict)
        && let Some(sum) = vm.add_by_slots(in_place, a, b)?
    {
        return Ok(sum);
    }
    let given = vm.type_name(a);
    Err(vm.type_error(format!("'{given}' object can't be concatenated")))
}

fn count_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = sequence_iterator(vm, args.get(0))?;
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    let mut count = 0;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        count += i64::from(vm.eq(item, args.get(1))?);
        vm.heap.release(mark);
    }
    Ok(Value::int(count))
}

fn index_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let iterator = sequence_iterator(vm, args.get(0))?;
    vm.heap.keep(iterator);
    let mark = vm.heap.mark();
    let mut at = 0;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        vm.heap.keep(item);
        if vm.eq(item, args.get(1))? {
            return Ok(Value::int(at));
        }
        vm.heap.release(mark);
        at += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn sequence_iterator(vm: &mut Vm, value: Value) -> Outcome {
    match vm.is_iterable(value) {
        true => vm.iter(value),
        false => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!("argument of type '{given}' is not iterable")))
        }
    }
}

/// `length_hint(obj, default=0)`
fn length_hint(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let default = match args.opt(1) {
        None => Value::int(0),
        Some(default) => Value::int(vm.c_ssize(default)?),
    };
    Ok(match vm.length_hint(args.get(0))? {
        Some(hint) => vm.heap.new_usize(hint),
        None => default,
    })
}

fn call_function(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some((&function, rest)) = args.pos.split_first() else {
        return Err(vm.type_error("call expected at least 1 argument, got 0"));
    };
    if !args.leave.is_allowed() {
        return vm.call_kw(function, rest, args.kw);
    }
    let [given, names] = vm.pack_call(rest, args.kw);
    vm.begin(
        args.leave,
        &CALL,
        NativeState::of(&[function, given, names]),
    )
}

/// `operator.call`: `[function, arguments, names of the last of them]`.
pub(crate) static CALL: NativeStep = NativeStep {
    name: "call",
    run: |vm, state, resumed| {
        let [function, given, names, ..] = state.values;
        match resumed {
            Resumed::Start => Ok(vm.unpack_call(function, [given, names])),
            resumed => resumed.value().map(Action::Done),
        }
    },
};

/// `_compare_digest(a, b)`: whether two texts of ASCII or two byte strings are equal; it always compares all of them.
fn compare_digest(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (a, b) = (args.get(0), args.get(1));
    vm.look_at(a)?;
    vm.look_at(b)?;
    let (left, right) = match (vm.heap.as_text(a), vm.heap.as_text(b)) {
        (Some(left), Some(right)) => {
            if !left.is_ascii() || !right.is_ascii() {
                return Err(
                    vm.type_error("comparing strings with non-ASCII characters is not supported")
                );
            }
            (left.as_bytes().to_vec(), right.as_bytes().to_vec())
        }
        _ => match (vm.heap.as_bytes_like(a), vm.heap.as_bytes_like(b)) {
            (Some(left), Some(right)) => (left.to_vec(), right.to_vec()),
            _ => {
                let (left, right) = (vm.type_name(a), vm.type_name(b));
                return Err(vm.type_error(format!(
                    "unsupported operand types(s) or combination of types: '{left}' and '{right}'"
                )));
            }
        },
    };
    let differences = left.iter().zip(&right).fold(0, |all, (x, y)| all | (x ^ y));
    Ok(Value::bool(left.len() == right.len() && differences == 0))
}

// ---- itemgetter, attrgetter, methodcaller ------------------------------------------------------

fn finish(vm: &mut Vm, args: Args<'_>, getter: Getter) -> Outcome {
    let made = vm.heap.new_object(Rare::Getter(Box::new(getter)));
    vm.wrap_payload(args.get(0), made)
}

fn new_item_getter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("itemgetter", rest, args.kw, 1, rest.len().max(1))?;
    let getter = Getter {
        kind: GetterKind::Item,
        args: rest.to_vec(),
        kw: Vec::new(),
        paths: Vec::new(),
    };
    finish(vm, args, getter)
}

fn new_attr_getter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("attrgetter", rest, args.kw, 1, rest.len().max(1))?;
    let mut paths = Vec::new();
    for &name in rest {
        vm.look_at(name)?;
        vm.look_at(name)?;
        let Some(text) = vm.heap.as_text(name).map(str::to_owned) else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        vm.charge_items(text.split('.').count(), size_of::<Value>())?;
        paths.push(text.split('.').map(|part| vm.heap.intern(part)).collect());
    }
    let getter = Getter {
        kind: GetterKind::Attribute,
        args: rest.to_vec(),
        kw: Vec::new(),
        paths,
    };
    finish(vm, args, getter)
}

fn new_method_caller(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = args.pos.get(1..).unwrap_or_default();
    let Some(&name) = rest.first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if vm.heap.as_text(name).is_none() {
        return Err(vm.type_error("method name must be a string"));
    }
    vm.look_at(name)?;
    let path = vm.heap.intern_value(name);
    let getter = Getter {
        kind: GetterKind::Method,
        args: rest.to_vec(),
        kw: args.kw.to_vec(),
        paths: vec![vec![path]],
    };
    finish(vm, args, getter)
}

fn this(vm: &Vm, value: Value) -> Option<&Getter> {
    match &vm.heap[vm.heap.payload(value).as_rare()?] {
        Rare::Getter(getter) => Some(getter),
        _ => None,
    }
}

fn call_getter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(getter) = this(vm, args.get(0)) else {
        return Err(args.wrong_receiver(vm, TypeId::ItemGetter));
    };
    let kind = getter.kind;
    let first = match kind {
        GetterKind::Item => getter.args.first().copied(),
        GetterKind::Attribute | GetterKind::Method => {
            getter.paths.first().and_then(|path| path.first().copied())
        }
    };
    let simple = match kind {
        GetterKind::Item => getter.args.len() == 1,
        GetterKind::Attribute => getter.paths.len() == 1 && getter.paths[0].len() == 1,
        GetterKind::Method => getter.args.len() == 1 && getter.kw.is_empty(),
    };
    let name = match kind {
        GetterKind::Item => "itemgetter",
        GetterKind::Attribute => "attrgetter",
        GetterKind::Method => "methodcaller",
    };
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional(name, rest, args.kw, 1, 1)?;
    let (object, first) = (rest[0], first.unwrap_or(Value::NONE));
    match kind {
        GetterKind::Item if simple => vm.get_item(object, first),
        GetterKind::Attribute if simple => vm.getattr(object, first),
        GetterKind::Method => {
            let Some(Getter {
                args: given, kw, ..
            }) = this(vm, args.get(0)).cloned()
            else {
                return Ok(Value::NONE);
            };
            let method = vm.getattr(object, first)?;
            vm.heap.keep(method);
            vm.call_kw(method, given.get(1..).unwrap_or_default(), &kw)
        }
        GetterKind::Item | GetterKind::Attribute => get_several(vm, args.get(0), object),
    }
}

/// Pays for a copy of what a getter holds.
fn pay_for_parts(vm: &mut Vm, getter: Value) -> Outcome<()> {
    let held = this(vm, getter).map_or(0, |getter| getter.args.len() + getter.kw.len());
    vm.budget.burn(price::copied(held))
}

/// What a getter of several items or of dotted names gives.
fn get_several(vm: &mut Vm, getter: Value, object: Value) -> Outcome {
    pay_for_parts(vm, getter)?;
    let Some(Getter {
        kind, args, paths, ..
    }) = this(vm, getter).cloned()
    else {
        return Ok(Value::NONE);
    };
    let mut values = Vec::new();
    if kind == GetterKind::Item {
        for item in args {
            vm.budget.burn(1)?;
            let value = vm.get_item(object, item)?;
            values.push(vm.heap.keep(value));
        }
    } else {
        for path in paths {
            let mut value = object;
            for name in path {
                vm.budget.burn(1)?;
                value = vm.getattr(value, name)?;
                vm.heap.keep(value);
            }
            values.push(value);
        }
        if let [only] = values.as_slice() {
            return Ok(*only);
        }
    }
    Ok(vm.heap.new_tuple(&values))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    pay_for_parts(vm, args.get(0))?;
    let Some(Getter {
        args: given, kw, ..
    }) = this(vm, args.get(0)).cloned()
    else {
        return Err(args.wrong_receiver(vm, TypeId::ItemGetter));
    };
    let class = vm.type_of(args.get(0));
    let name = vm.heap.dotted_type_name(class);
    vm.enter_native()?;
    let text = vm.guarded_repr(args.get(0), |vm| {
        let mut parts = Vec::new();
        for value in given {
            vm.budget.burn(1)?;
            parts.push(vm.repr(value)?);
        }
        for (key, value) in kw {
            let key = vm.str_of(key)?;
            parts.push(format!("{key}={}", vm.repr(value)?));
        }
        let total = parts.iter().map(String::len).sum();
        vm.charge(total)?;
        Ok(format!("{name}({})", parts.join(", ")))
    })?;
    Ok(vm.heap.new_string(text))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    pay_for_parts(vm, args.get(0))?;
    let Some(Getter {
        args: given, kw, ..
    }) = this(vm, args.get(0)).cloned()
    else {
        return Err(args.wrong_receiver(vm, TypeId::ItemGetter));
    };
    let class = vm.type_of(args.get(0));
    if kw.is_empty() {
        let given = vm.heap.new_tuple(&given);
        return Ok(vm.heap.new_tuple(&[class, given]));
    }
    let maker = vm.call_kw(
        Value::builtin_type(TypeId::Partial),
        &[class, given[0]],
        &kw,
    )?;
    vm.heap.keep(maker);
    let given = vm.heap.new_tuple(given.get(1..).unwrap_or_default());
    Ok(vm.heap.new_tuple(&[maker, given]))
}
