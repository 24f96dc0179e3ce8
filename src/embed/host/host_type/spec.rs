//! [`Spec`]: a host type without its Rust type, and the class that is made from it in a runtime.

use std::any::{Any, TypeId};
use std::fmt;
use std::sync::Arc;

use crate::embed::host::callable::{HostFn, HostMethod, HostReturn};
use crate::embed::host::data::{Kind, Store, TraceData};
use crate::embed::host::function::{Call, Definition, HostFunction, MakeValue, define};
use crate::embed::host::put;
use crate::embed::{Ctx, Error, Keywords, Rest, Result, Value};
#[cfg(feature = "freeze")]
use crate::object::HostBox;
use crate::object::{HostClass, Property, Wrapper};
use crate::value::{ClassKey, DictKey, Value as VmValue};
use crate::vm::{KnownType, Vm};

type MakeKind = dyn Fn(&Spec, &Vm) -> Arc<dyn Any + Send + Sync> + Send + Sync;

/// A host type without its Rust type.
#[derive(Clone)]
pub(crate) struct Spec {
    pub(crate) name: Arc<str>,
    /// The module that it is part of.
    pub(crate) module: Option<Arc<str>>,
    pub(crate) rust: TypeId,
    pub(super) doc: Option<Arc<str>>,
    pub(super) subclassable: bool,
    /// Makes what its data has in common in a runtime, a [`Kind`].
    kind: Arc<MakeKind>,
    /// A [`TraceData`] of the type, if its data holds script values.
    pub(super) trace: Option<Arc<dyn Any + Send + Sync>>,
    members: Vec<(Arc<str>, Member)>,
    /// `__init__` of a type that scripts can derive from and make objects of.
    pub(super) init: Option<HostFunction>,
    /// Its data as bytes.
    #[cfg(feature = "freeze")]
    pub(crate) frozen: Option<Arc<FrozenWords>>,
}

/// What a class has under a name.
#[derive(Clone)]
pub(super) enum Member {
    Method(HostFunction),
    ClassMethod(HostFunction),
    StaticMethod(HostFunction),
    Constructor(HostFunction),
    Property(Accessors),
    Constant(MakeValue),
}

/// What reading, setting and deleting an attribute does.
#[derive(Clone, Default)]
pub(super) struct Accessors {
    pub(super) get: Option<HostFunction>,
    pub(super) set: Option<HostFunction>,
    pub(super) delete: Option<HostFunction>,
}

impl fmt::Debug for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members: Vec<&str> = self.members.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("HostType")
            .field("name", &self.name)
            .field("members", &members)
            .finish()
    }
}

/// Methods with two operands: what they cannot take, the other operand may.
const BINARY: [&str; 13] = [
    "add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "matmul", "and", "or", "xor",
    "lshift", "rshift",
];

fn is_operator(name: &str) -> bool {
    let Some(name) = name
        .strip_prefix("__")
        .and_then(|name| name.strip_suffix("__"))
    else {
        return false;
    };
    let reflected = |name: &str| BINARY.contains(&name) || name == "pow";
    matches!(name, "eq" | "ne" | "lt" | "le" | "gt" | "ge")
        || reflected(name)
        || name.strip_prefix(['r', 'i']).is_some_and(reflected)
}

impl Spec {
    /// A type without members.
    pub(super) fn new<T: Send + 'static>(name: &str, store: Store<T>) -> Self {
        Self {
            name: name.into(),
            module: None,
            rust: TypeId::of::<T>(),
            doc: None,
            subclassable: false,
            kind: Arc::new(move |spec, vm| {
                let (name, trace) = (Arc::clone(&spec.name), spec.trace_data::<T>());
                Arc::new(Kind::new(name, trace, store, vm))
            }),
            trace: None,
            members: Vec::new(),
            init: None,
            #[cfg(feature = "freeze")]
            frozen: None,
        }
    }

    pub(super) fn set(&mut self, name: &str, member: Member) {
        self.members.retain(|(other, _)| **other != *name);
        self.members.push((name.into(), member));
    }

    pub(super) fn accessors(&mut self, name: &str) -> &mut Accessors {
        let is_property = |(other, member): &(Arc<str>, Member)| {
            **other == *name && matches!(member, Member::Property(_))
        };
        if !self.members.iter().any(is_property) {
            self.set(name, Member::Property(Accessors::default()));
        }
        let found = self.members.iter_mut().find_map(|(other, member)| {
            if let Member::Property(accessors) = member
                && **other == *name
            {
                return Some(accessors);
            }
            None
        });
        // It was put there above.
        found.expect("a property of this name")
    }

    /// What errors call a member.
    pub(super) fn shown(&self, name: &str) -> Arc<str> {
        format!("{}.{name}", self.name).into()
    }

    /// A function that gets what it is called on, if anything, as an argument like any other.
    pub(super) fn plain<M, F>(&self, name: &str, function: F) -> HostFunction
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let shown = self.shown(name);
        HostFunction::new(name, function).change(|definition| definition.shown = shown)
    }

    /// A function that gets what it is called on as its receiver.
    pub(super) fn receiving<T, M, F>(&self, name: &str, function: F) -> HostFunction
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args)?.into_result(cx));
        let mut definition = Definition::new(name, F::ARITY, call);
        definition.shown = self.shown(name);
        definition.has_receiver = true;
        definition.is_operator = is_operator(name);
        HostFunction(Arc::new(definition))
    }

    /// What shows the script values inside data of the type.
    fn trace_data<T: 'static>(&self) -> Option<TraceData<T>> {
        let trace = self.trace.as_ref()?;
        trace.downcast_ref::<TraceData<T>>().cloned()
    }

    /// The class of the type in a runtime.
    pub(crate) fn class(self: &Arc<Self>, cx: &mut Ctx<'_>) -> Result<ClassKey> {
        if let Some(known) = cx.vm.host.known_type(self.rust) {
            return Ok(known.class);
        }
        let mark = cx.vm.heap.mark();
        let class = self.make(cx)?;
        cx.vm.heap.release(mark);
        let (spec, kind) = (Arc::clone(self) as _, (self.kind)(self, cx.vm));
        let known = KnownType { class, spec, kind };
        cx.vm.host.add_type(self.rust, known);
        Ok(class)
    }

    fn make(&self, cx: &mut Ctx<'_>) -> Result<ClassKey> {
        let dict = cx.vm.heap.new_dict();
        let module = self.module.as_deref().unwrap_or("builtins");
        let module = cx.vm.heap.intern(module);
        let doc = match &self.doc {
            Some(doc) => cx.vm.heap.new_str(doc),
            None => VmValue::NONE,
        };
        put(cx.vm, dict, "__module__", module);
        put(cx.vm, dict, "__doc__", doc);
        let host = HostClass {
            subclassable: self.subclassable,
        };
        let made = cx.vm.new_host_class(&self.name, dict, host);
        let class = cx.lift(made)?;
        if !self
            .members
            .iter()
            .any(|(_, member)| matches!(member, Member::Constructor(_)))
        {
            let new = self.method(cx.vm, &no_constructor(&self.name), class, false);
            put_wrapped(cx.vm, dict, "__new__", new, false);
        }
        for (name, member) in &self.members {
            match member {
                Member::Method(function) => {
                    let method = self.method(cx.vm, function, class, true);
                    put(cx.vm, dict, name, method);
                }
                Member::ClassMethod(function) => {
                    let method = self.method(cx.vm, function, class, false);
                    put_wrapped(cx.vm, dict, name, method, true);
                }
                Member::StaticMethod(function) | Member::Constructor(function) => {
                    let method = self.method(cx.vm, function, class, false);
                    put_wrapped(cx.vm, dict, name, method, false);
                }
                Member::Property(accessors) => {
                    let property = self.property(cx.vm, name, accessors, class);
                    put(cx.vm, dict, name, property);
                }
                Member::Constant(make) => {
                    let value = make(cx)?.into_raw(cx.vm)?;
                    put(cx.vm, dict, name, value);
                }
            }
        }
        let has = |wanted: &str| self.members.iter().any(|(name, _)| **name == *wanted);
        if let Some(init) = &self.init
            && self.subclassable
            && !has("__init__")
        {
            let init = self.method(cx.vm, init, class, true);
            put(cx.vm, dict, "__init__", init);
        }
        if has("__eq__") && !has("__hash__") {
            put(cx.vm, dict, "__hash__", VmValue::NONE);
        }
        Ok(class)
    }

    fn method(
        &self,
        vm: &mut Vm,
        function: &HostFunction,
        class: ClassKey,
        binds: bool,
    ) -> VmValue {
        let raw = define(vm, function, self.module.as_ref());
        if let Some(key) = raw.as_host_function() {
            vm.heap[key].owner = Some(class);
            vm.heap[key].binds = binds;
        }
        raw
    }

    fn property(&self, vm: &mut Vm, name: &str, accessors: &Accessors, class: ClassKey) -> VmValue {
        let mut accessor = |function: &Option<HostFunction>| match function {
            Some(function) => self.method(vm, function, class, true),
            None => VmValue::NONE,
        };
        let (getter, setter, deleter) = (
            accessor(&accessors.get),
            accessor(&accessors.set),
            accessor(&accessors.delete),
        );
        let doc = accessors.get.as_ref().and_then(|get| get.0.doc.clone());
        let doc = doc.map_or(VmValue::NONE, |doc| vm.heap.new_str(&doc));
        let name = vm.heap.intern(name);
        vm.heap.new_object(Property {
            getter,
            setter,
            deleter,
            doc,
            getter_doc: true,
            name,
        })
    }
}

/// `__new__` of a type that only the host makes objects of.
fn no_constructor(name: &Arc<str>) -> HostFunction {
    let text = format!("cannot create '{name}' instances");
    let refuse = move |_: Rest<Value>, _: Keywords<Value>| {
        Err::<(), Error>(Error::exception("TypeError", text.clone()))
    };
    HostFunction::new("__new__", refuse)
}

/// Puts a function into a namespace as a `staticmethod` or a `classmethod`.
fn put_wrapped(vm: &mut Vm, dict: DictKey, name: &str, function: VmValue, binds_class: bool) {
    let wrapper = vm.heap.new_object(Wrapper {
        function,
        binds_class,
        dict: VmValue::UNBOUND,
    });
    put(vm, dict, name, wrapper);
}

/// Makes bytes of data.
#[cfg(feature = "freeze")]
type Freeze = dyn Fn(&HostBox) -> Result<Vec<u8>> + Send + Sync;
/// Makes data of bytes, for a runtime that has met the type.
#[cfg(feature = "freeze")]
type Thaw = dyn Fn(&Vm, &[u8]) -> Result<HostBox> + Send + Sync;

/// The two functions of a type, without the type.
#[cfg(feature = "freeze")]
pub(crate) struct FrozenWords {
    freeze: Box<Freeze>,
    thaw: Box<Thaw>,
}

#[cfg(feature = "freeze")]
impl FrozenWords {
    pub(super) fn new(
        freeze: impl Fn(&HostBox) -> Result<Vec<u8>> + Send + Sync + 'static,
        thaw: impl Fn(&Vm, &[u8]) -> Result<HostBox> + Send + Sync + 'static,
    ) -> Self {
        Self {
            freeze: Box::new(freeze),
            thaw: Box::new(thaw),
        }
    }

    /// The data as bytes.
    pub(crate) fn freeze(&self, data: &HostBox) -> Result<Vec<u8>> {
        (self.freeze)(data)
    }
    /// The data from what that gave.
    pub(crate) fn thaw(&self, vm: &Vm, bytes: &[u8]) -> Result<HostBox> {
        (self.thaw)(vm, bytes)
    }
}
