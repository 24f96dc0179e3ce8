//! Making classes and instances as natives that may leave: `__new__` and `__init__` of scripts, the bodies of
//! classes, metaclasses, `__set_name__` and `__init_subclass__`.

use crate::object::Making;
use crate::value::{ClassKey, DictKey, TypeId, Value};
use crate::vm::class::instantiate::runs_init;
use crate::vm::native_frame::{Action, CallArgs, Leave, NativeState, NativeStep, Resumed};
use crate::vm::{Args, Outcome, Vm};

/// `type.__call__`: `[class, arguments, names, init, object]`.
pub(crate) static MAKE: NativeStep = NativeStep {
    name: "type.__call__",
    run: make,
};

/// `__build_class__`: `[function, name, parts, namespace, cell]`; the parts are bases, metaclass and the rest.
pub(crate) static BUILD: NativeStep = NativeStep {
    name: "__build_class__",
    run: build,
};

/// What is told when a class is there: `[class, names and attributes, arguments, names]`.
pub(crate) static TELL: NativeStep = NativeStep {
    name: "type.__new__",
    run: tell,
};

const NEW: u32 = 1;
const INIT: u32 = 2;

fn make(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [class, all, names, ..] = state.values;
    let Some(key) = class.as_class() else {
        return Err(vm.bad_operand());
    };
    let all: CallArgs = vm.heap.tuple_items(all).into();
    let with =
        |first: Value| -> CallArgs { [first].into_iter().chain(all.iter().copied()).collect() };
    let object = match (resumed, state.stage) {
        (Resumed::Start, _) => {
            let [new, init] = ["__new__", "__init__"].map(|name| {
                let name = vm.heap.intern(name);
                vm.lookup_type(class, name).unwrap_or(Value::UNBOUND)
            });
            state.values[3] = init;
            let native = vm.registry.is_native_named(new, "__new__");
            state.count = usize::from(native);
            state.stage = NEW;
            if native && vm.heap[key].layout != TypeId::Type {
                let kw_names = vm.heap.tuple_items(names);
                let (pos, values) = all.split_at(all.len().saturating_sub(kw_names.len()));
                let kw: Vec<(Value, Value)> =
                    kw_names.into_iter().zip(values.iter().copied()).collect();
                vm.native_new(key, init, Args::new(pos, &kw))?
            } else {
                let bound = vm.bind(new, Value::UNBOUND, class)?;
                vm.heap.keep(bound);
                return Ok(Action::CallKw(bound, with(class), names));
            }
        }
        (resumed, NEW) => resumed.value()?,
        (resumed, _) => {
            let result = resumed.value()?;
            if !result.is_none() {
                let given = vm.type_name(result);
                return Err(vm.type_error(format!("__init__() should return None, not '{given}'")));
            }
            return Ok(Action::Done(state.values[4]));
        }
    };
    state.values[4] = object;
    vm.heap.keep(object);
    let made = vm.type_of(object);
    if !vm.is_subtype(made, class) {
        return Ok(Action::Done(object));
    }
    let init = match made == class {
        true => state.values[3],
        false => {
            let name = vm.heap.intern("__init__");
            vm.lookup_type(made, name).unwrap_or(Value::UNBOUND)
        }
    };
    if state.count == 1
        && vm.registry.is_native_named(init, "__init__")
        && !runs_init(vm.layout_of(object))
    {
        return Ok(Action::Done(object));
    }
    state.stage = INIT;
    if vm.binds_receiver(init) {
        return Ok(Action::CallKw(init, with(object), names));
    }
    let bound = vm.bind(init, object, made)?;
    vm.heap.keep(bound);
    Ok(Action::CallKw(bound, all, names))
}

/// What `parts` of a class that is built holds, in this order.
const ORIGINAL: usize = 0;
const BASES: usize = 1;
const META: usize = 2;
const KEYWORDS: usize = 3;
const NAMES: usize = 4;

fn build(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const PREPARED: u32 = 1;
    const BODY: u32 = 2;
    const CLASS: u32 = 3;
    let [function, name, parts, ..] = state.values;
    let part = |vm: &Vm, at: usize| vm.heap.sequence_item(parts, at).unwrap_or_default();
    let (bases, meta) = (part(vm, BASES), part(vm, META));
    let with = |vm: &Vm, first: &[Value]| -> CallArgs {
        let keywords = vm.heap.tuple_items(part(vm, KEYWORDS));
        first.iter().copied().chain(keywords).collect()
    };
    let namespace = match (resumed, state.stage) {
        (Resumed::Start, _) => {
            let prepare = match meta == Value::builtin_type(TypeId::Type) {
                true => None,
                false => vm.getattr_named(meta, "__prepare__")?,
            };
            match prepare {
                Some(prepare) => {
                    state.stage = PREPARED;
                    vm.heap.keep(prepare);
                    let args = with(vm, &[name, bases]);
                    return Ok(Action::CallKw(prepare, args, part(vm, NAMES)));
                }
                None => vm.heap.new_dict().into(),
            }
        }
        (resumed, PREPARED) => {
            let namespace = resumed.value()?;
            vm.check_namespace(meta, namespace)?;
            namespace
        }
        (resumed, BODY) => {
            let cell = resumed.value()?;
            state.values[4] = cell;
            let namespace = state.values[3];
            let original = part(vm, ORIGINAL);
            if vm.heap.tuple_items(bases) != vm.heap.tuple_items(original) {
                let key = vm.heap.intern("__orig_bases__");
                vm.set_item(namespace, key, original)?;
            }
            state.stage = CLASS;
            let args = with(vm, &[name, bases, namespace]);
            return Ok(Action::CallKw(meta, args, part(vm, NAMES)));
        }
        (resumed, _) => {
            let class = resumed.value()?;
            if let Some(cell) = state.values[4].as_cell()
                && class.is_type()
            {
                vm.check_class_cell(cell, name, class)?;
            }
            return Ok(Action::Done(class));
        }
    };
    state.values[3] = namespace;
    state.stage = BODY;
    let Some(function) = function.as_function() else {
        return Err(vm.bad_operand());
    };
    let (code, globals) = (vm.heap[function].code, vm.heap[function].globals);
    Ok(Action::Body(code, globals, namespace, Some(function)))
}

fn tell(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    const SUBCLASS: u32 = 1;
    let [class, told, all, names, ..] = state.values;
    let Some(key) = class.as_class() else {
        return Err(vm.bad_operand());
    };
    let item = |vm: &Vm, at: usize| vm.heap.sequence_item(told, at);
    match (resumed, state.stage) {
        (Resumed::Start, _) => {}
        (resumed, SUBCLASS) => return resumed.value().map(|_| Action::Done(class)),
        (resumed, _) => {
            let name = item(vm, state.count).unwrap_or_default();
            let value = item(vm, state.count + 1).unwrap_or_default();
            if let Err(fault) = resumed.value() {
                vm.note_set_name(fault, key, name, value)?;
                return Err(fault);
            }
            state.count += 2;
        }
    }
    while let (Some(name), Some(value)) = (item(vm, state.count), item(vm, state.count + 1)) {
        if let Some(property) = value.as_property() {
            vm.heap[property].name = name;
        } else if let Some(method) = vm.lookup_special(value, "__set_name__") {
            return vm.special_action(method, value, &[class, name]);
        }
        state.count += 2;
    }
    state.stage = SUBCLASS;
    let all: CallArgs = vm.heap.tuple_items(all).into();
    match vm.subclass_hook(key, all.is_empty())? {
        Some(hook) => Ok(Action::CallKw(hook, all, names)),
        None => Ok(Action::Done(class)),
    }
}

impl Vm {
    /// `type.__call__` of a class of a script's, if `__new__` or `__init__` is a script's and the native may leave.
    pub(super) fn make_leaving(&mut self, class: ClassKey, args: Args<'_>) -> Option<Outcome> {
        if !args.leave.is_allowed() || matches!(self.making(class), Making::Plain) {
            return None;
        }
        let scripted = ["__new__", "__init__"].into_iter().any(|name| {
            let found = self.heap.intern(name);
            let found = self.lookup_type(class.into(), found);
            found.is_some_and(|found| !self.registry.is_native_named(found, name))
        });
        if !scripted {
            return None;
        }
        let (all, names) = self.call_arguments(args.pos, args.kw);
        let state = NativeState::of(&[class.into(), all, names]);
        Some(self.begin(args.leave, &MAKE, state))
    }

    /// `__build_class__` from where bases and metaclass are known.
    pub(super) fn build_leaving(
        &mut self,
        leave: Leave,
        (function, name): (Value, Value),
        (original, bases): (&[Value], Value),
        meta: Value,
        kw: &[(Value, Value)],
    ) -> Outcome {
        let original = self.heap.new_tuple(original);
        let (keywords, names) = self.call_arguments(&[], kw);
        let parts = self
            .heap
            .new_tuple(&[original, bases, meta, keywords, names]);
        self.begin(leave, &BUILD, NativeState::of(&[function, name, parts]))
    }

    /// Tells the attributes of a new class their names, and the class above that it has one more below.
    pub(super) fn tell_leaving(
        &mut self,
        leave: Leave,
        class: ClassKey,
        dict: DictKey,
        kw: &[(Value, Value)],
    ) -> Outcome {
        let asked = self.asked_for_name(dict);
        let asked: Vec<Value> = asked.into_iter().flat_map(<[Value; 2]>::from).collect();
        let told = self.heap.new_tuple(&asked);
        let (all, names) = self.call_arguments(&[], kw);
        let state = NativeState::of(&[class.into(), told, all, names]);
        self.begin(leave, &TELL, state)
    }
}
