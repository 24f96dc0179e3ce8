//! Attributes that scripts compute, as natives that may leave: properties, `__get__`, `__getattribute__`,
//! `__getattr__`, and the hooks that store and delete.

use crate::object::Super;
use crate::value::{Tag, TypeId, Value};
use crate::vm::attribute::name_attribute;
use crate::vm::exception::errors::is_raised;
use crate::vm::native_frame::{Action, CallArgs, Leave, NativeState, NativeStep, Resumed};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

/// `object.name`: `[object, name, default]`; what it is asked for in `count`.
pub(crate) static GET: NativeStep = NativeStep {
    name: "getattr",
    run: get,
};

/// For the value, or an AttributeError.
const VALUE: usize = 0;
/// For the value, or a default.
const DEFAULT: usize = 1;
/// For whether it is there.
const PRESENCE: usize = 2;
/// For what `object.__getattribute__` finds.
const OWN: usize = 3;

/// A store or a deletion: `[callee, arguments ..]`, `count` of them; the result is None.
pub(crate) static SET: NativeStep = NativeStep {
    name: "setattr",
    run: |_, state, resumed| match resumed {
        Resumed::Start => {
            let [callee, args @ ..] = state.values;
            Ok(Action::Call(callee, args[..state.count].into()))
        }
        resumed => resumed.value().map(|_| Action::Done(Value::NONE)),
    },
};

/// What a look-up of an attribute has found.
enum Found {
    Value(Value),
    Nothing,
    /// A call gives it.
    Call(Action),
}

fn get(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [v, name, ..] = state.values;
    let found = match (resumed, state.stage) {
        (Resumed::Start, _) => {
            state.stage = 1;
            match state.count {
                OWN => vm.look_up_generic(v, name),
                _ => vm.look_up(v, name),
            }
        }
        (resumed, _) => resumed.value().map(Found::Value),
    };
    let fault = match found {
        Ok(Found::Value(value)) => {
            return Ok(Action::Done(match state.count {
                PRESENCE => Value::TRUE,
                _ => value,
            }));
        }
        Ok(Found::Call(action)) => return Ok(action),
        Ok(Found::Nothing) => None,
        Err(fault) if is_raised(&vm.heap, fault, TypeId::AttributeError) => Some(fault),
        Err(fault) => return Err(fault),
    };
    let hooked = vm.type_of(v).as_class();
    if state.stage == 1
        && state.count != OWN
        && hooked.is_some_and(|class| vm.hooks(class).getattr)
        && let Some(method) = vm.lookup_special(v, "__getattr__")
    {
        state.stage = 2;
        return vm.special_action(method, v, &[name]);
    }
    match state.count {
        DEFAULT => Ok(Action::Done(state.values[2])),
        PRESENCE => Ok(Action::Done(Value::FALSE)),
        _ => Err(match fault {
            Some(fault) if state.count == OWN => fault,
            Some(fault) => {
                name_attribute(&mut vm.heap, fault, v, name);
                fault
            }
            None => vm.no_attribute(v, name),
        }),
    }
}

impl Vm {
    /// `v.name` for an instruction, or for a native that gives nothing else.
    pub(crate) fn getattr_leaving(&mut self, leave: Leave, v: Value, name: Value) -> Outcome {
        if !leave.is_allowed() || !may_be_computed(v) {
            return self.getattr(v, name);
        }
        self.begin_get(leave, [v, name, Value::UNBOUND], VALUE)
    }

    /// The same with a default.
    pub(crate) fn getattr_default_leaving(
        &mut self,
        leave: Leave,
        v: Value,
        name: Value,
        default: Value,
    ) -> Outcome {
        if !leave.is_allowed() || !may_be_computed(v) {
            return Ok(self.getattr_opt(v, name)?.unwrap_or(default));
        }
        self.begin_get(leave, [v, name, default], DEFAULT)
    }

    /// Whether there is such an attribute, as a bool.
    pub(crate) fn hasattr_leaving(&mut self, leave: Leave, v: Value, name: Value) -> Outcome {
        if !leave.is_allowed() || !may_be_computed(v) {
            return Ok(Value::bool(self.getattr_opt(v, name)?.is_some()));
        }
        self.begin_get(leave, [v, name, Value::UNBOUND], PRESENCE)
    }

    /// What `object.__getattribute__` gives.
    pub(crate) fn own_attr_leaving(&mut self, leave: Leave, v: Value, name: Value) -> Outcome {
        self.begin_get(leave, [v, name, Value::UNBOUND], OWN)
    }

    fn begin_get(&mut self, leave: Leave, values: [Value; 3], wanted: usize) -> Outcome {
        let mut state = NativeState::of(&values);
        state.count = wanted;
        self.begin(leave, &GET, state)
    }

    /// The first part of a look-up: everything but `__getattr__`.
    fn look_up(&mut self, v: Value, name: Value) -> Outcome<Found> {
        if let Some(class) = self.type_of(v).as_class()
            && self.hooks(class).getattribute
            && let Some(method) = self.lookup_special(v, "__getattribute__")
        {
            return self.special_action(method, v, &[name]).map(Found::Call);
        }
        match self.layout_of(v) {
            TypeId::Super => self.look_up_above(v, name),
            TypeId::Type
            | TypeId::Module
            | TypeId::GenericAlias
            | TypeId::UnionType
            | TypeId::Method
            | TypeId::BuiltinFunction => {
                let found = self.default_getattr(v, name)?;
                Ok(found.map_or(Found::Nothing, Found::Value))
            }
            _ => self.look_up_generic(v, name),
        }
    }

    /// As [`Vm::generic_getattr`].
    fn look_up_generic(&mut self, v: Value, name: Value) -> Outcome<Found> {
        let class = self.type_of(v);
        let attr = self.lookup_type(class, name);
        if let Some(attr) = attr
            && self.is_data_descriptor(attr)
            && !self.is_plain(attr)
        {
            return self.bound_or_call(attr, v, class);
        }
        if let Some(dict) = self.heap.instance_dict(v)
            && let Some(own) = self.heap.dict_get_str(dict, name)
        {
            return Ok(Found::Value(own));
        }
        match attr {
            Some(attr) => self.bound_or_call(attr, v, class),
            None => {
                let found = self.generic_getattr(v, name)?;
                Ok(found.map_or(Found::Nothing, Found::Value))
            }
        }
    }

    /// As [`Vm::super_getattr`].
    fn look_up_above(&mut self, v: Value, name: Value) -> Outcome<Found> {
        if let Some(key) = self.heap.payload(v).as_super()
            && let Super {
                this_class,
                receiver,
                receiver_class,
            } = self.heap[key]
            && receiver.is_bound()
            && receiver != receiver_class
            && self.heap.text(name) != "__class__"
        {
            let mro = self.heap.mro(receiver_class);
            self.budget.burn(price::copied(mro.len()))?;
            let mut above = mro.iter().skip_while(|&&class| class != this_class).skip(1);
            if let Some(attr) = above.find_map(|&class| self.own_attr(class, name)) {
                return self.bound_or_call(attr, receiver, receiver_class);
            }
        }
        let found = self.super_getattr(v, name)?;
        Ok(found.map_or(Found::Nothing, Found::Value))
    }

    /// An attribute of a class, bound; what a script binds is a call.
    fn bound_or_call(&mut self, attr: Value, instance: Value, owner: Value) -> Outcome<Found> {
        match attr.tag() {
            Tag::Property => {
                if let Some(key) = attr.as_property()
                    && let getter = self.heap[key].getter
                    && !getter.is_none()
                {
                    return Ok(Found::Call(Action::call1(getter, instance)));
                }
            }
            Tag::Instance | Tag::Exception => {
                if let Some(get) = self.lookup_special(attr, "__get__")
                    && self.binds_receiver(get)
                {
                    let args = CallArgs::from_slice(&[attr, instance, owner]);
                    return Ok(Found::Call(Action::Call(get, args)));
                }
            }
            _ => {}
        }
        self.bind(attr, instance, owner).map(Found::Value)
    }

    /// `v.name = value`, or `del v.name` where the value is unbound, for an instruction or a native that does nothing
    /// else.
    pub(crate) fn setattr_leaving(
        &mut self,
        leave: Leave,
        v: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        if !leave.is_allowed() {
            return self.setattr(v, name, value);
        }
        let both = [name, value];
        let given = if value.is_bound() { &both } else { &both[..1] };
        let callee = match self.type_of(v).as_class() {
            Some(class) if may_be_computed(v) => {
                let hooks = self.hooks(class);
                let hook = match value.is_bound() {
                    true if hooks.setattr => Some("__setattr__"),
                    false if hooks.delattr => Some("__delattr__"),
                    _ => None,
                };
                match hook {
                    Some(hook) => self
                        .lookup_special(v, hook)
                        .map(|method| (method, v, given)),
                    None => None,
                }
            }
            _ => None,
        };
        match callee {
            Some((method, receiver, given)) if self.binds_receiver(method) => {
                self.begin_set(leave, method, &[&[receiver], given].concat())
            }
            Some(_) => self.setattr(v, name, value),
            None => match self.setter(leave, v, name, value) {
                Some((callee, args)) => self.begin_set(leave, callee, &args),
                None => self.setattr(v, name, value),
            },
        }
    }

    /// `object.__setattr__(v, name, value)` or `__delattr__`.
    pub(crate) fn default_setattr_leaving(
        &mut self,
        leave: Leave,
        v: Value,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        match self.setter(leave, v, name, value) {
            Some((callee, args)) => self.begin_set(leave, callee, &args),
            None => self.default_setattr(v, name, value),
        }
    }

    /// What of a script stores an attribute: the setter of a property, or `__set__`, with its arguments.
    fn setter(
        &mut self,
        leave: Leave,
        v: Value,
        name: Value,
        value: Value,
    ) -> Option<(Value, CallArgs)> {
        if !leave.is_allowed() || !may_be_computed(v) {
            return None;
        }
        let attr = self.lookup_type(self.type_of(v), name)?;
        let both = [v, value];
        let given = if value.is_bound() { &both } else { &both[..1] };
        match attr.tag() {
            Tag::Property => {
                let property = &self.heap[attr.as_property()?];
                let callee = match value.is_bound() {
                    true => property.setter,
                    false => property.deleter,
                };
                (!callee.is_none()).then(|| (callee, given.into()))
            }
            Tag::Instance | Tag::Exception => {
                let hook = if value.is_bound() {
                    "__set__"
                } else {
                    "__delete__"
                };
                let method = self.lookup_special(attr, hook)?;
                let all = [attr].into_iter().chain(given.iter().copied());
                self.binds_receiver(method).then(|| (method, all.collect()))
            }
            _ => None,
        }
    }

    fn begin_set(&mut self, leave: Leave, callee: Value, args: &[Value]) -> Outcome<()> {
        let mut state = NativeState::of(&[&[callee], args].concat());
        state.count = args.len();
        self.begin(leave, &SET, state).map(|_| ())
    }
}

/// Whether scripts may have a hand in the attributes of a value.
fn may_be_computed(v: Value) -> bool {
    matches!(v.tag(), Tag::Instance | Tag::Exception | Tag::Super)
}
