//! `itertools`: constructors, and the few methods; `vm::itertools` and its neighbours `combinatorics`, `grouping` and `tee` advance the iterators.

use crate::builtins::generator::class_getitem;
use crate::builtins::iterator::ITERATOR;
use crate::object::{Iter, Itertool};
use crate::value::{IteratorKey, Tag, TypeId, Value};
use crate::vm::iterator::tee::new_tee_data;
use crate::vm::price;
use crate::vm::{Args, Fault, ModuleDef, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    types: &[TYPES, PARTS],
    ..ModuleDef::new("itertools")
};

const CHAIN: &[NativeDef] = natives! {
    class_method "from_iterable" "($type, iterable, /)"
        "A chain over the iterables that an iterable yields." => chain_from_iterable;
    class_method "__class_getitem__" => class_getitem;
};

const COUNT: &[NativeDef] = natives! {
    slot "__repr__" => count_repr;
};

const REPEAT: &[NativeDef] = natives! {
    slot "__repr__" => repeat_repr;
    method "__length_hint__" => repeat_length;
};

const TEE: &[NativeDef] = natives! {
    method "__copy__" => tee_copy;
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "tee" "($module, iterable, n=2, /)" "Several iterators over one iterable." => tee;
};

/// The namespaces of the types say which module they are from.
const MODULE_NAME: &[NativeDef] = natives! {
    class_value "__module__" => |vm, _| Ok(vm.heap.intern("itertools"));
};

/// Types that scripts make instances of: parameters, docstring, constructor, and methods beside [`ITERATOR`].
macro_rules! types {
    ($($id:ident $text:literal $doc:literal => $new:expr $(, $more:expr)?;)*) => {
        const TYPES: &[TypeDef] = &[$(TypeDef {
            new: Some($new),
            params: params!($text),
            subclassable: true,
            // As in CPython, where `tee` alone has them.
            weak_refs: matches!(TypeId::$id, TypeId::Tee),
            ..TypeDef::new(TypeId::$id, $doc, &[MODULE_NAME, ITERATOR $(, $more)?])
        },)*];
    };
}

types! {
    Chain "(*iterables)" "Walks one iterable after the other." => new_chain, CHAIN;
    Count "(start=0, step=1)" "Counts without end." => new_count, COUNT;
    Cycle "(iterable, /)" "Walks an iterable again and again." => new_cycle;
    Repeat "object[, times]" "Yields one object again and again." => new_repeat, REPEAT;
    Islice "iterable, start[, stop[, step]], /" "Some of the items of an iterable, as a slice chooses them." => new_islice;
    TakeWhile "(predicate, iterable, /)" "The items before the first that a function refuses." => new_takewhile;
    DropWhile "(predicate, iterable, /)" "The items from the first on that a function refuses." => new_dropwhile;
    FilterFalse "(function, iterable, /)" "The items that a function refuses." => new_filterfalse;
    StarMap "(function, iterable, /)" "Calls a function with each item as its arguments." => new_starmap;
    Accumulate "(iterable, func=None, *, initial=None)" "Running totals." => new_accumulate;
    Compress "(data, selectors)" "The items whose selector is true." => new_compress;
    ZipLongest "(*iterables, fillvalue=None)" "Walks several iterables side by side to the longest's end." => new_zip_longest;
    Pairwise "(iterable, /)" "Each item with the one after it." => new_pairwise;
    Batched "(iterable, n, *, strict=False)" "Tuples of so many items each." => new_batched;
    GroupBy "(iterable, key=None)" "Groups neighbours that have the same key." => new_groupby;
    Product "(*iterables, repeat=1)" "All choices of one item from each iterable." => new_product;
    Combinations "(iterable, r)" "All choices of so many items, in order." => new_combinations;
    CombinationsWithReplacement "(iterable, r)" "The same, where items may be chosen again." => new_replacements;
    Permutations "(iterable, r=None)" "All orders of so many items." => new_permutations;
    Tee "(iterable, /)" "One of several iterators over what is read once." => new_tee, TEE;
}

/// Types that only other types make instances of.
const PARTS: &[TypeDef] = &[
    TypeDef::new(TypeId::Grouper, "", &[MODULE_NAME, ITERATOR]),
    TypeDef::new(TypeId::TeeData, "", &[MODULE_NAME]),
];

// ---- arguments ---------------------------------------------------------------------------------

/// The arguments after the class, which are positional and so many; keyword arguments are refused unless
/// a subclass takes them.
fn positional<'a>(
    vm: &mut Vm,
    args: Args<'a>,
    name: &str,
    min: usize,
    max: usize,
) -> Outcome<&'a [Value]> {
    let kw = match vm.refuses_keywords(args.get(0), "__init__") {
        true => args.kw,
        false => &[],
    };
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional(name, rest, kw, min, max)?;
    Ok(rest)
}

fn finish(vm: &mut Vm, args: Args<'_>, tool: Itertool) -> Outcome {
    let made = vm.heap.new_itertool(tool);
    vm.wrap_payload(args.get(0), made)
}

fn given(value: Value) -> Option<Value> {
    (value.is_bound() && !value.is_none()).then_some(value)
}

// ---- constructors ------------------------------------------------------------------------------

fn new_chain(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sources = positional(vm, args, "chain", 0, usize::MAX)?;
    let sources = vm.heap.new_tuple(sources);
    let sources = vm.iter(sources)?;
    finish(
        vm,
        args,
        Itertool::Chain {
            sources,
            active: Value::UNBOUND,
        },
    )
}

fn chain_from_iterable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let sources = vm.iter(args.get(1))?;
    finish(
        vm,
        args,
        Itertool::Chain {
            sources,
            active: Value::UNBOUND,
        },
    )
}

fn new_count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Count), args)?;
    for &value in bound.iter().filter(|value| value.is_bound()) {
        let number = matches!(
            vm.heap.payload(value).tag(),
            Tag::Int | Tag::Bool | Tag::BigInt | Tag::Float | Tag::Complex
        ) || ["__index__", "__int__", "__float__"]
            .into_iter()
            .any(|name| vm.has_special(value, name));
        if !number {
            return Err(vm.type_error("a number is required"));
        }
    }
    let number = |value: Value, default| match value.as_bool() {
        Some(truth) => Value::int(i64::from(truth)),
        None if value.is_unbound() => Value::int(default),
        None => value,
    };
    let tool = Itertool::Count {
        next: number(bound[0], 0),
        step: number(bound[1], 1),
    };
    finish(vm, args, tool)
}

fn new_cycle(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = positional(vm, args, "cycle", 1, 1)?;
    let iterator = vm.iter(rest[0])?;
    let made = vm.new_cycle(iterator);
    vm.wrap_payload(args.get(0), made)
}

fn new_repeat(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Repeat), args)?;
    let remaining = match bound[1].is_bound() {
        true => Some(vm.c_ssize(bound[1])?.max(0)),
        false => None,
    };
    finish(
        vm,
        args,
        Itertool::Repeat {
            object: bound[0],
            remaining,
        },
    )
}

/// A number of `islice`: -1 where it is not an int or does not fit.
fn slice_number(vm: &mut Vm, value: Value, default: i64) -> Outcome<i64> {
    let Some(value) = given(value) else {
        return Ok(default);
    };
    match vm.index_opt(value) {
        Ok(number) => Ok(number.and_then(Value::as_int_or_bool).unwrap_or(-1)),
        Err(Fault::Raised(_)) => Ok(-1),
        Err(fault) => Err(fault),
    }
}

fn new_islice(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = positional(vm, args, "islice", 2, 4)?;
    let (start, stop, step) = match *rest {
        [_, stop] => (Value::NONE, stop, Value::NONE),
        [_, start, stop] => (start, stop, Value::NONE),
        [_, start, stop, step, ..] => (start, stop, step),
        _ => (Value::NONE, Value::NONE, Value::NONE),
    };
    let start = slice_number(vm, start, 0)?;
    let stop = match given(stop) {
        Some(stop) => Some(slice_number(vm, stop, 0)?),
        None => None,
    };
    if stop == Some(-1) {
        return Err(vm.value_error(
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
        ));
    }
    if start < 0 || stop.is_some_and(|stop| stop < 0) {
        return Err(vm.value_error(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
        ));
    }
    let step = slice_number(vm, step, 1)?;
    if step < 1 {
        return Err(vm.value_error("Step for islice() must be a positive integer or None."));
    }
    let (start, step) = (start.unsigned_abs(), step.unsigned_abs());
    let stop = stop.map(i64::unsigned_abs);
    let iterator = vm.iter(rest[0])?;
    let tool = Itertool::Islice {
        iterator,
        seen: 0,
        next: start,
        stop,
        step,
    };
    finish(vm, args, tool)
}

/// A function and an iterator.
fn function_and_source(vm: &mut Vm, args: Args<'_>, name: &str) -> Outcome<(Value, Value)> {
    let rest = positional(vm, args, name, 2, 2)?;
    let iterator = vm.iter(rest[1])?;
    Ok((rest[0], iterator))
}

fn new_takewhile(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (predicate, iterator) = function_and_source(vm, args, "takewhile")?;
    let tool = Itertool::TakeWhile {
        predicate,
        iterator,
        done: false,
    };
    finish(vm, args, tool)
}

fn new_dropwhile(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (predicate, iterator) = function_and_source(vm, args, "dropwhile")?;
    let tool = Itertool::DropWhile {
        predicate,
        iterator,
        started: false,
    };
    finish(vm, args, tool)
}

fn new_filterfalse(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (predicate, iterator) = function_and_source(vm, args, "filterfalse")?;
    finish(
        vm,
        args,
        Itertool::FilterFalse {
            predicate,
            iterator,
        },
    )
}

fn new_starmap(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, iterator) = function_and_source(vm, args, "starmap")?;
    finish(vm, args, Itertool::StarMap { function, iterator })
}

fn new_accumulate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Accumulate), args)?;
    let iterator = vm.iter(bound[0])?;
    let tool = Itertool::Accumulate {
        iterator,
        function: given(bound[1]).unwrap_or(Value::NONE),
        initial: given(bound[2]).unwrap_or_default(),
        total: Value::UNBOUND,
    };
    finish(vm, args, tool)
}

fn new_compress(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Compress), args)?;
    let (data, selectors) = (vm.iter(bound[0])?, vm.iter(bound[1])?);
    finish(vm, args, Itertool::Compress { data, selectors })
}

fn new_zip_longest(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut fill = Value::NONE;
    for &(name, value) in args.kw {
        if args.kw.len() > 1 || vm.heap.text(name) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let mut iterators = Vec::new();
    for &iterable in args.pos.get(1..).unwrap_or_default() {
        iterators.push(vm.iter(iterable)?);
    }
    let active = iterators.len();
    let tool = Itertool::ZipLongest {
        iterators,
        fill,
        active,
    };
    finish(vm, args, tool)
}

fn new_pairwise(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = positional(vm, args, "pairwise", 1, 1)?;
    let iterator = vm.iter(rest[0])?;
    let tool = Itertool::Pairwise {
        iterator,
        old: Value::UNBOUND,
    };
    finish(vm, args, tool)
}

fn new_batched(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Batched), args)?;
    let size = vm.c_ssize(bound[1])?;
    let strict = bound[2].is_bound() && vm.truthy(bound[2])?;
    let Some(size) = usize::try_from(size).ok().filter(|&size| size > 0) else {
        return Err(vm.value_error("n must be at least one"));
    };
    let iterator = vm.iter(bound[0])?;
    let tool = Itertool::Batched {
        iterator,
        size,
        strict,
    };
    finish(vm, args, tool)
}

fn new_groupby(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::GroupBy), args)?;
    let iterator = vm.iter(bound[0])?;
    let tool = Itertool::GroupBy {
        iterator,
        function: given(bound[1]).unwrap_or(Value::NONE),
        target_key: Value::UNBOUND,
        current_key: Value::UNBOUND,
        current: Value::UNBOUND,
        group: 0,
    };
    finish(vm, args, tool)
}

// ---- tee ---------------------------------------------------------------------------------------

/// `tee(iterable, n=2)`
fn tee(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = match args.opt(1) {
        Some(count) => vm.c_ssize(count)?,
        None => 2,
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("n must be >= 0"));
    };
    vm.charge_items(count, size_of::<Value>())?;
    let mut iterators = Vec::new();
    if count > 0 {
        let first = tee_over(vm, args.get(0))?;
        let key = first.as_iterator();
        iterators.push(first);
        for _ in 1..count {
            vm.budget.burn(1)?;
            vm.charge(size_of::<Itertool>())?;
            iterators.extend(key.and_then(|key| vm.tee_copy(key)));
        }
    }
    Ok(vm.heap.new_tuple(&iterators))
}

/// A `tee` iterator over an iterable: a copy of what is one already.
fn tee_over(vm: &mut Vm, iterable: Value) -> Outcome {
    let iterator = vm.iter(iterable)?;
    vm.heap.keep(iterator);
    if let Some(key) = iterator.as_iterator()
        && let Some(copy) = vm.tee_copy(key)
    {
        return Ok(copy);
    }
    match new_tee_data(&mut vm.heap, iterator) {
        Some(data) => Ok(vm.heap.new_itertool(Itertool::Tee { data, index: 0 })),
        None => Ok(Value::NONE),
    }
}

fn new_tee(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = positional(vm, args, "_tee", 1, 1)?;
    let made = tee_over(vm, rest[0])?;
    vm.wrap_payload(args.get(0), made)
}

fn tee_copy(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<IteratorKey>(vm)?;
    Ok(vm.tee_copy(key).unwrap_or(Value::NONE))
}

// ---- choosing from pools -----------------------------------------------------------------------

fn new_product(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut repeat = 1;
    if args.kw.len() > 1 {
        let given = args.kw.len();
        return Err(vm.type_error(format!(
            "product() takes at most 1 keyword argument ({given} given)"
        )));
    }
    for &(name, value) in args.kw {
        if vm.heap.text(name) != "repeat" {
            return Err(vm.unexpected_keyword("product", name, &["repeat"]));
        }
        repeat = vm.c_ssize(value)?;
    }
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(vm.value_error("repeat argument cannot be negative"));
    };
    let mut once = Vec::new();
    for &iterable in args.pos.get(1..).unwrap_or_default() {
        once.push(vm.collect(iterable)?);
    }
    let items = once.iter().map(|pool| pool.len() + 2).sum::<usize>();
    let total = repeat.saturating_mul(items);
    vm.charge_items(total, size_of::<Value>())?;
    vm.budget.burn(price::copied(total))?;
    let pools = once
        .iter()
        .cycle()
        .take(once.len() * repeat)
        .cloned()
        .collect();
    let tool = Itertool::Product {
        pools,
        indices: None,
        stopped: false,
    };
    finish(vm, args, tool)
}

fn choices(vm: &mut Vm, args: Args<'_>, def: &TypeDef, with_replacement: bool) -> Outcome {
    let bound = vm.bind_new(def, args)?;
    let size = vm.c_ssize(bound[1])?;
    let pool = vm.collect(bound[0])?;
    vm.budget.burn(price::copied(pool.len()))?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error("r must be non-negative"));
    };
    if with_replacement || size <= pool.len() {
        vm.charge_items(size, size_of::<usize>())?;
    }
    let tool = Itertool::Combinations {
        pool,
        size,
        indices: None,
        with_replacement,
        stopped: false,
    };
    finish(vm, args, tool)
}

fn new_combinations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let def = vm.registry.type_def(TypeId::Combinations);
    choices(vm, args, def, false)
}

fn new_replacements(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let def = vm.registry.type_def(TypeId::CombinationsWithReplacement);
    choices(vm, args, def, true)
}

fn new_permutations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(vm.registry.type_def(TypeId::Permutations), args)?;
    let pool = vm.collect(bound[0])?;
    let size = match given(bound[1]) {
        None => pool.len() as i64,
        Some(r) if !matches!(vm.heap.payload(r).tag(), Tag::Int | Tag::Bool | Tag::BigInt) => {
            return Err(vm.type_error("Expected int as r"));
        }
        Some(r) => vm.c_ssize(r)?,
    };
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error("r must be non-negative"));
    };
    vm.charge_items(2 * pool.len(), size_of::<usize>())?;
    vm.budget.burn(price::copied(pool.len()))?;
    let indices = (0..pool.len()).collect();
    let tool = Itertool::Permutations {
        pool,
        size,
        indices,
        cycles: None,
        stopped: false,
    };
    finish(vm, args, tool)
}

// ---- texts -------------------------------------------------------------------------------------

/// Next number and step of a `count`.
fn count_parts(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Value)> {
    let key = args.this::<IteratorKey>(vm)?;
    if let Iter::Itertool(tool) = &vm.heap[key]
        && let &Itertool::Count { next, step } = tool.as_ref()
    {
        return Ok((next, step));
    }
    Err(args.wrong_receiver(vm, TypeId::Count))
}

fn count_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (next, step) = count_parts(vm, args)?;
    let class = vm.type_of(args.get(0));
    let name = vm.heap.class_name(class);
    vm.heap.keep(step);
    let next = vm.repr(next)?;
    if step == Value::int(1) {
        return Ok(vm.heap.new_string(format!("{name}({next})")));
    }
    let step = vm.repr(step)?;
    Ok(vm.heap.new_string(format!("{name}({next}, {step})")))
}

/// Object and count of a `repeat`.
fn repeat_parts(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Option<i64>)> {
    let key = args.this::<IteratorKey>(vm)?;
    if let Iter::Itertool(tool) = &vm.heap[key]
        && let &Itertool::Repeat { object, remaining } = tool.as_ref()
    {
        return Ok((object, remaining));
    }
    Err(args.wrong_receiver(vm, TypeId::Repeat))
}

fn repeat_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (object, remaining) = repeat_parts(vm, args)?;
    let class = vm.type_of(args.get(0));
    let name = vm.heap.class_name(class);
    vm.enter_native()?;
    let object = vm.repr(object)?;
    Ok(vm.heap.new_string(match remaining {
        None => format!("{name}({object})"),
        Some(left) => format!("{name}({object}, {left})"),
    }))
}

fn repeat_length(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match repeat_parts(vm, args)?.1 {
        Some(left) => Ok(Value::int(left)),
        None => Err(vm.type_error("len() of unsized object")),
    }
}
