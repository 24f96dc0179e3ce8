//! What `functools.lru_cache` makes of a function: a callable that remembers results.
//!
//! Results lie in a dict under the arguments. Where their number is limited, a use moves the entry to the
//! dict's end, and the first entry is the one to go.

use super::MODULE_NAME;
use crate::object::{LruCache, Rare};
use crate::value::{DictKey, RareKey, Tag, TypeId, Value};
use crate::vm::{
    Action, Args, NativeDef, NativeState, NativeStep, Outcome, Resumed, TypeDef, Vm, natives,
    params,
};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__call__" => call;
    slot "__get__" => get;
    method "__reduce__" => reduce;
    method "__copy__" "" => |_, args| Ok(args.get(0));
    method "__deepcopy__" "memo, /" "The function itself: there is one cache." => |_, args| Ok(args.get(0));
    method "cache_info" "($self, /)" "Hits, misses, the largest and the current size of the cache." => info;
    method "cache_clear" "($self, /)" "Empties the cache and its counts." => clear;
    getset "__dict__" => dict, set_dict;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("user_function, maxsize, typed, cache_info_type, /"),
    subclassable: true,
    has_dict: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::LruCache,
        "A function whose results are remembered.",
        &[MODULE_NAME, METHODS],
    )
};

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<(RareKey, LruCache)> {
    args.this_with(vm, TypeId::LruCache, |vm, value| {
        let key = vm.heap.payload(value).as_rare()?;
        match &vm.heap[key] {
            Rare::LruCache(cache) => Some((key, **cache)),
            _ => None,
        }
    })
}

fn change(vm: &mut Vm, key: RareKey, change: impl FnOnce(&mut LruCache)) {
    if let Rare::LruCache(cache) = &mut vm.heap[key] {
        change(cache);
    }
}

/// `_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional("_lru_cache_wrapper", rest, args.kw, 4, 4)?;
    let (function, maxsize, typed, info) = (rest[0], rest[1], rest[2], rest[3]);
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let maxsize = match maxsize.is_none() {
        true => None,
        false => Some(usize::try_from(vm.c_ssize(maxsize)?).unwrap_or(0)),
    };
    let typed = vm.truthy(typed)?;
    let results = vm.heap.new_dict();
    let mark = vm.heap.new_object(Rare::Object);
    let made = vm.heap.new_object(Rare::LruCache(Box::new(LruCache {
        function,
        maxsize,
        typed,
        hits: 0,
        misses: 0,
        results,
        mark,
        info,
        dict: Value::UNBOUND,
    })));
    vm.wrap_payload(args.get(0), made)
}

/// What the arguments of a call are remembered under.
fn cache_key(vm: &mut Vm, cache: &LruCache, pos: &[Value], kw: &[(Value, Value)]) -> Value {
    if !cache.typed
        && kw.is_empty()
        && let [only] = pos
        && matches!(only.tag(), Tag::Int | Tag::Str)
    {
        return *only;
    }
    let mut parts: smallvec::SmallVec<[Value; 8]> = pos.into();
    if !kw.is_empty() {
        parts.push(cache.mark);
        parts.extend(kw.iter().flat_map(|&(name, value)| [name, value]));
    }
    if cache.typed {
        let values = pos
            .iter()
            .copied()
            .chain(kw.iter().map(|&(_, value)| value));
        parts.extend(values.map(|value| vm.type_of(value)));
    }
    vm.heap.new_tuple(&parts)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, cache) = this(vm, args)?;
    let pos = args.pos.get(1..).unwrap_or_default();
    vm.enter_native()?;
    if cache.maxsize == Some(0) {
        change(vm, key, |cache| cache.misses += 1);
        return vm.call_kw_leaving(args.leave, cache.function, pos, args.kw);
    }
    let arguments = cache_key(vm, &cache, pos, args.kw);
    let hash = vm.table_hash(arguments)?;
    if let Some(result) = vm.dict_get_hashed(cache.results, hash, arguments)? {
        vm.heap.keep(result);
        if cache.maxsize.is_some() {
            use_latest(vm, cache.results, hash, arguments)?;
        }
        change(vm, key, |cache| cache.hits += 1);
        return Ok(result);
    }
    change(vm, key, |cache| cache.misses += 1);
    if args.leave.is_allowed() && cache.function.as_builtin().is_none() {
        let (all, names) = vm.call_arguments(pos, args.kw);
        let mut state = NativeState::of(&[key.into(), arguments, all, names]);
        state.count = hash as usize;
        return vm.begin(args.leave, &MISS, state);
    }
    let result = vm.call_kw(cache.function, pos, args.kw)?;
    remember(vm, &cache, (hash, arguments), result)
}

/// The call of the function whose result is not there yet: `[cache, key, arguments, names]`, the hash of the key in
/// `count`.
pub(crate) static MISS: NativeStep = NativeStep {
    name: "lru_cache",
    run: |vm, state, resumed| {
        let [cache, arguments, all, names, _] = state.values;
        let cache = match cache.as_rare().map(|key| &vm.heap[key]) {
            Some(Rare::LruCache(cache)) => **cache,
            _ => return Err(vm.bad_operand()),
        };
        if let Resumed::Start = resumed {
            let all = vm.heap.tuple_items(all).into();
            return Ok(Action::CallKw(cache.function, all, names));
        }
        let result = resumed.value()?;
        remember(vm, &cache, (state.count as u64, arguments), result).map(Action::Done)
    },
};

/// Remembers what a call has given.
fn remember(
    vm: &mut Vm,
    cache: &LruCache,
    (hash, arguments): (u64, Value),
    result: Value,
) -> Outcome {
    vm.heap.keep(result);
    if let Some(maxsize) = cache.maxsize {
        // The call may have remembered the same arguments meanwhile.
        if vm
            .dict_get_hashed(cache.results, hash, arguments)?
            .is_some()
        {
            return Ok(result);
        }
        while vm.heap[cache.results].len() >= maxsize
            && vm.heap[cache.results].pop_first().is_some()
        {
            vm.budget.burn(1)?;
        }
    }
    vm.dict_set_hashed(cache.results, hash, arguments, result)?;
    Ok(result)
}

/// Moves an entry to the end.
fn use_latest(vm: &mut Vm, results: DictKey, hash: u64, arguments: Value) -> Outcome<()> {
    if let Some(index) = vm.dict_find_hashed(results, hash, arguments)?
        && index + 1 < vm.heap[results].entry_count()
        && let Some(entry) = vm.heap[results].remove_at(index)
    {
        vm.heap[results].insert_new(entry.hash, entry.key, entry.value);
    }
    Ok(())
}

/// A method is bound to an instance.
fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let instance = args.get(1);
    if instance.is_none() {
        return Ok(args.get(0));
    }
    Ok(vm.heap.new_method(args.get(0), instance))
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.heap.intern("__qualname__");
    vm.getattr(args.get(0), name)
}

/// `cache_info()`
fn info(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, cache) = this(vm, args)?;
    let size = vm.heap[cache.results].len();
    let number = |vm: &mut Vm, count: u64| vm.heap.new_int(count.into());
    let (hits, misses) = (number(vm, cache.hits), number(vm, cache.misses));
    let maxsize = match cache.maxsize {
        Some(maxsize) => vm.heap.new_usize(maxsize),
        None => Value::NONE,
    };
    let size = vm.heap.new_usize(size);
    vm.call(cache.info, &[hits, misses, maxsize, size])
}

/// `cache_clear()`
fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (key, cache) = this(vm, args)?;
    vm.heap[cache.results].clear();
    change(vm, key, |cache| {
        cache.hits = 0;
        cache.misses = 0;
    });
    Ok(Value::NONE)
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.instance_dict_attr(args.get(0))
}

fn set_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.set_instance_dict(args.get(0), args.get(1))?;
    Ok(Value::NONE)
}
