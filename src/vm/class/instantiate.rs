//! Calling a class: `__new__`, then `__init__`.
//!
//! ```text
//!  instantiate -> the metaclass's __call__, if a script defines one
//!              -> type_call: __new__ (object's, a built-in type's, or a script's) -> __init__
//! ```
//!
//! Constructors of built-in types (`TypeDef::new`) get the class first; they make the built-in value and
//! hand it to [`Vm::wrap_payload`], which makes it an instance where the class is a subclass. They do the
//! whole construction; a built-in `__init__` does not run after them, except for exceptions, whose `__new__`
//! keeps the arguments and whose `__init__` reads them.

use smallvec::SmallVec;

use crate::object::{Making, Module};
use crate::value::{ClassKey, FunctionKey, TypeId, Value};
use crate::vm::native_frame::Leave;
use crate::vm::{Args, Outcome, Vm};

impl Vm {
    /// `class(*args, **kwargs)`
    pub(crate) fn instantiate(&mut self, class: Value, args: Args<'_>) -> Outcome {
        if let Some(meta) = self.type_of(class).as_class()
            && self.hooks(meta).call
            && let Some(call) = self.lookup_special(class, "__call__")
        {
            if self.binds_receiver(call) {
                let all = with_first(class, args.pos);
                return self.call_kw_leaving(args.leave, call, &all, args.kw);
            }
            return self.call_as_method(call, class, args);
        }
        self.type_call(class, args)
    }

    /// `type.__call__(class, *args, **kwargs)`
    pub(crate) fn type_call(&mut self, class: Value, args: Args<'_>) -> Outcome {
        if class == Value::builtin_type(TypeId::Type) && args.len() != 3 {
            return match args.pos {
                [of] if args.kw.is_empty() => Ok(self.type_of(*of)),
                [_] => Err(self.type_error("type() takes no keyword arguments")),
                _ => Err(self.type_error("type() takes 1 or 3 arguments")),
            };
        }
        let Some(key) = class.as_class() else {
            return self.instantiate_builtin(class, args);
        };
        if let Some(made) = self.make_leaving(key, args) {
            return made;
        }
        let name = self.heap.intern("__new__");
        let new = self.lookup_type(class, name).unwrap_or(Value::UNBOUND);
        let name = self.heap.intern("__init__");
        let init = self.lookup_type(class, name).unwrap_or(Value::UNBOUND);
        // `__new__` may take `__init__` out of the class.
        self.heap.keep(init);
        let native_new = self.registry.is_native_named(new, "__new__");
        let object = match native_new {
            true => self.native_new(key, init, args)?,
            false => {
                let bound = self.bind(new, Value::UNBOUND, class)?;
                self.heap.keep(bound);
                let all = with_first(class, args.pos);
                self.call_kw(bound, &all, args.kw)?
            }
        };
        self.heap.keep(object);
        let made = self.type_of(object);
        if !self.is_subtype(made, class) {
            return Ok(object);
        }
        let init = if made == class {
            init
        } else {
            self.lookup_type(made, name).unwrap_or(Value::UNBOUND)
        };
        if native_new
            && self.registry.is_native_named(init, "__init__")
            && !runs_init(self.layout_of(object))
        {
            return Ok(object);
        }
        let result = self.call_as_method(init, object, args)?;
        if !result.is_none() {
            let text = format!(
                "__init__() should return None, not '{}'",
                self.type_name(result)
            );
            return Err(self.type_error(text));
        }
        Ok(object)
    }

    /// Calls a raw attribute of a type as a method, keyword arguments included.
    pub(crate) fn call_as_method(
        &mut self,
        method: Value,
        receiver: Value,
        args: Args<'_>,
    ) -> Outcome {
        if self.binds_receiver(method) {
            let all = with_first(receiver, args.pos);
            return self.call_kw(method, &all, args.kw);
        }
        let class = self.type_of(receiver);
        let bound = self.bind(method, receiver, class)?;
        self.heap.keep(bound);
        self.call_kw(bound, args.pos, args.kw)
    }

    /// Calls a built-in type.
    fn instantiate_builtin(&mut self, class: Value, args: Args<'_>) -> Outcome {
        let ty = class.as_builtin_type().unwrap_or(TypeId::Object);
        match self.registry.constructor(ty) {
            Some(new) => {
                let all = with_first(class, args.pos);
                let leave = match self.ends_with_new(ty, args) {
                    true => args.leave,
                    false => Leave::Never,
                };
                let object = new(self, Args::new(&all, args.kw).leaving(leave))?;
                // A metaclass of the bases may have made the class, and has its own `__init__`.
                let own_init =
                    runs_init(ty) || (ty == TypeId::Type && self.type_of(object) != class);
                if own_init && let Some(init) = self.lookup_special(object, "__init__") {
                    self.call_as_method(init, object, args)?;
                }
                Ok(object)
            }
            None => {
                let text = format!(
                    "cannot create '{}' instances",
                    self.heap.dotted_type_name(class)
                );
                Err(self.type_error(text))
            }
        }
    }

    /// Whether nothing follows the constructor of a built-in type: no `__init__`, and no metaclass of a script.
    fn ends_with_new(&self, ty: TypeId, args: Args<'_>) -> bool {
        let own = Value::builtin_type(TypeId::Type);
        match (ty, args.pos) {
            (TypeId::Type, [_, bases, _]) => {
                let bases = self.heap.tuple_items(*bases);
                bases.into_iter().all(|base| self.type_of(base) == own)
            }
            _ => ty != TypeId::Type && !runs_init(ty),
        }
    }

    /// What an explicit call of `ty.__new__(class)` may be asked of.
    pub(crate) fn check_new(&mut self, ty: TypeId, class: Option<Value>) -> Outcome<()> {
        let own = match ty.module() {
            "builtins" => ty.name().to_owned(),
            module => format!("{module}.{}", ty.name()),
        };
        let Some(class) = class else {
            return Err(self.type_error(format!("{own}.__new__(): not enough arguments")));
        };
        if !class.is_type() {
            let text = format!(
                "{own}.__new__(X): X is not a type object ({})",
                self.type_name(class)
            );
            return Err(self.type_error(text));
        }
        let name = self.heap.class_name(class);
        if !self.is_subtype(class, Value::builtin_type(ty)) {
            return Err(self.type_error(format!(
                "{own}.__new__({name}): {name} is not a subtype of {own}"
            )));
        }
        if let Some(host) = self.heap.host_base(class) {
            let host = self.heap.class_name(host);
            let text = format!("{own}.__new__({name}) is not safe, use {host}.__new__()");
            return Err(self.type_error(text));
        }
        let layout = self.heap.layout_of_class(class);
        if self.registry.constructor_owner(layout) != self.registry.constructor_owner(ty) {
            let text = format!(
                "{own}.__new__({name}) is not safe, use {}.__new__()",
                layout.name()
            );
            return Err(self.type_error(text));
        }
        Ok(())
    }

    /// A new instance by the `__new__` of the built-in type whose layout the class has.
    pub(super) fn native_new(&mut self, class: ClassKey, init: Value, args: Args<'_>) -> Outcome {
        let layout = self.heap[class].layout;
        if layout == TypeId::Object {
            if args.len() > 0 || !args.kw.is_empty() {
                self.check_no_arguments(class.into(), true)?;
            }
            return self.new_plain_object(class);
        }
        let Some(new) = self.registry.constructor(layout) else {
            let text = format!("cannot create '{}' instances", layout.name());
            return Err(self.type_error(text));
        };
        // An `__init__` of a script gets the arguments; what they mean to the built-in type it decides.
        let scripted = !self.registry.is_native_named(init, "__init__");
        if scripted && self.registry.type_def(layout).fills_in_init {
            return new_without_contents(self, Args::new(&[class.into()], &[]));
        }
        let all = with_first(class.into(), args.pos);
        new(self, Args::new(&all, args.kw))
    }

    /// The complaint about arguments that neither `__new__` nor `__init__` of a script takes; `in_new`
    /// tells which of `object`'s two methods got them.
    pub(crate) fn check_no_arguments(&mut self, class: Value, in_new: bool) -> Outcome<()> {
        let name = self.heap.intern("__new__");
        let own_new = self
            .lookup_type(class, name)
            .is_some_and(|m| !self.registry.is_native_of(m, TypeId::Object, "__new__"));
        let name = self.heap.intern("__init__");
        let own_init = self
            .lookup_type(class, name)
            .is_some_and(|m| !self.registry.is_native_of(m, TypeId::Object, "__init__"));
        let text = match in_new {
            true if own_new => {
                "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
            }
            true if !own_init => format!("{}() takes no arguments", self.heap.class_name(class)),
            false if own_init => {
                "object.__init__() takes exactly one argument (the instance to initialize)"
                    .to_owned()
            }
            // A built-in type that cannot be called has no `__new__` at all.
            false
                if !own_new
                    && class
                        .as_builtin_type()
                        .is_none_or(|ty| ty == TypeId::Object) =>
            {
                format!(
                    "{}.__init__() takes exactly one argument (the instance to initialize)",
                    self.heap.class_name(class)
                )
            }
            _ => return Ok(()),
        };
        Err(self.type_error(text))
    }

    /// `object.__new__(class)` for a class of plain layout: refuses abstract classes.
    pub(crate) fn new_plain_object(&mut self, class: ClassKey) -> Outcome {
        if self.heap[class].is_abstract {
            let left = self.heap[class].abstract_methods;
            return Err(self.abstract_class_error(class, left)?);
        }
        Ok(self.new_instance(class))
    }

    fn abstract_class_error(&mut self, class: ClassKey, left: Value) -> Outcome<crate::vm::Fault> {
        let mut names = Vec::new();
        for item in self.collect(left)? {
            names.push(self.str_of(item)?);
        }
        names.sort();
        let s = if names.len() > 1 { "s" } else { "" };
        let text = format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{s} '{}'",
            self.heap.class_name(class.into()),
            names.join("', '")
        );
        Ok(self.type_error(text))
    }

    /// A new instance without any call: `object.__new__` without its checks.
    pub(crate) fn new_instance(&mut self, class: ClassKey) -> Value {
        self.new_instance_with(class, Value::UNBOUND)
    }

    pub(in crate::vm) fn new_instance_with(&mut self, class: ClassKey, payload: Value) -> Value {
        let instance = self.heap.make_instance(class, payload);
        self.note_instance(class.into(), instance);
        instance
    }

    /// What a constructor of a built-in type gives back: `value` itself where `class` is its type, else an
    /// instance of the subclass with `value` inside. An exception gets the class as its own.
    pub(crate) fn wrap_payload(&mut self, class: Value, value: Value) -> Outcome {
        let own = self.type_of(value);
        if own == class {
            return Ok(value);
        }
        if !self.is_subtype(class, own) {
            let own = self.heap.class_name(own);
            let text = match class.is_type() {
                true => {
                    let name = self.heap.class_name(class);
                    format!("{own}.__new__({name}): {name} is not a subtype of {own}")
                }
                false => format!(
                    "{own}.__new__(X): X is not a type object ({})",
                    self.type_name(class)
                ),
            };
            return Err(self.type_error(text));
        }
        if let Some(exc) = value.as_exception() {
            self.heap[exc].class = class;
            self.note_instance(class, value);
            return Ok(value);
        }
        match class.as_class() {
            Some(key) => Ok(self.new_instance_with(key, value)),
            None => Ok(value),
        }
    }

    /// How an instance of the class is made, as far as the eval loop can do it by itself.
    #[inline]
    pub(crate) fn making(&mut self, class: ClassKey) -> Making {
        match self.heap[class].is_abstract {
            true => Making::General,
            false => self.hooks(class).making,
        }
    }

    pub(in crate::vm) fn find_making(&mut self, class: ClassKey) -> Making {
        let object = &self.heap[class];
        if object.layout != TypeId::Object || object.metaclass != Value::builtin_type(TypeId::Type)
        {
            return Making::General;
        }
        let [new, finalizer, init] = ["__new__", "__del__", "__init__"].map(|name| {
            let name = self.heap.intern(name);
            self.lookup_type(class.into(), name)
                .unwrap_or(Value::UNBOUND)
        });
        if finalizer.is_bound() || !self.registry.is_native_of(new, TypeId::Object, "__new__") {
            return Making::General;
        }
        if self.registry.is_native_of(init, TypeId::Object, "__init__") {
            return Making::Plain;
        }
        match init.as_function() {
            Some(init) if !self.is_generator_function(init) => Making::Init(init),
            _ => Making::General,
        }
    }

    fn is_generator_function(&self, function: FunctionKey) -> bool {
        let code = self.heap[function].code;
        self.heap[code].code.flags.is_generator_like()
    }
}

/// Whether the built-in `__init__` of a type has to run after its `__new__`.
pub(super) fn runs_init(layout: TypeId) -> bool {
    layout.is_exception()
}

/// `__new__` of a type that takes its contents in `__init__`, called by itself: arguments are ignored.
pub(crate) fn new_without_contents(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    if vm.heap.layout_of_class(class) == TypeId::Module {
        let dict = vm.heap.new_dict();
        let module = vm.heap.new_object(Module {
            name: Value::NONE,
            dict,
            class: Value::UNBOUND,
        });
        return vm.wrap_payload(class, module);
    }
    match vm.registry.constructor(vm.heap.layout_of_class(class)) {
        Some(new) => new(vm, Args::new(&[class], &[])),
        None => Err(vm.type_error("cannot create instances")),
    }
}

/// The arguments with a receiver put first.
fn with_first(first: Value, rest: &[Value]) -> SmallVec<[Value; 6]> {
    let mut all = SmallVec::with_capacity(rest.len() + 1);
    all.push(first);
    all.extend_from_slice(rest);
    all
}
