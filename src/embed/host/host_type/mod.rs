//! [`HostType`]: a Rust type as a class of scripts.
//!
//! A [`HostType`] is what an [`Engine`](crate::Engine) knows of the type, for all its runtimes: the builder writes a
//! [`Spec`] (`spec.rs`). In each runtime a class is made from it when a script imports its module, or when the first
//! object is made (`object.rs`).

mod protocols;
mod spec;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use spec::Member;
pub(crate) use spec::Spec;

use super::callable::{Construct, HostFn, HostMethod, HostReturn};
use super::data::{Store, TraceData, store_exclusive, store_shared};
use super::function::{Call, Definition, HostFunction, Making, make_value};
use super::object::{fill_object, new_object};
use crate::embed::value::held::Visitor;
use crate::embed::{IntoValue, Trace};
use crate::vm::Contained;

/// A Rust type as a class of scripts: what they may do with it is what is declared here, and nothing else. They
/// cannot set attributes that have no setter, cannot change the class, and cannot derive from it unless that is
/// [allowed](HostType::subclassable).
///
/// ```
/// use nonlocal::{Engine, HostType, Module};
///
/// struct Account {
///     owner: String,
///     balance: f64,
/// }
///
/// #[derive(Debug, thiserror::Error)]
/// #[error("only {0} left")]
/// struct Overdrawn(f64);
///
/// let account = HostType::<Account>::new("Account")
///     .doc("An account with a balance.")
///     .constructor(|owner: String, balance: f64| Account { owner, balance })
///     .method("deposit", |this: &mut Account, amount: f64| {
///         this.balance += amount;
///         this.balance
///     })
///     .method("withdraw", |this: &mut Account, amount: f64| {
///         if amount > this.balance {
///             return Err(Overdrawn(this.balance));
///         }
///         this.balance -= amount;
///         Ok(this.balance)
///     })
///     .property("balance", |this: &Account| this.balance)
///     .property("owner", |this: &Account| this.owner.clone())
///     .setter("owner", |this: &mut Account, owner: String| this.owner = owner)
///     .repr(|this: &Account| format!("<account of {}>", this.owner));
///
/// let mut rt = Engine::builder().module(Module::new("bank").ty(account)).build().runtime();
/// rt.run::<()>("from bank import Account\na = Account('Ada', 10.0)")?;
/// assert_eq!(rt.run::<f64>("a.deposit(5)")?, 15.0);
/// assert_eq!(rt.run::<String>("a.owner = 'Bob'\nrepr(a)")?, "<account of Bob>");
///
/// let error = rt.run::<()>("a.withdraw(20.0)").unwrap_err();
/// assert_eq!(error.downcast_ref::<Overdrawn>().unwrap().0, 15.0);
/// let error = rt.run::<()>("a.balance = 1e9").unwrap_err();
/// assert_eq!(error.to_string(), "AttributeError: property 'balance' of 'Account' object has no setter");
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// # Operators and protocols
///
/// A method whose name has a meaning in Python is called by what means it there. An operator whose argument is not
/// of the type that its function takes leaves the matter to the other operand, as Python's `NotImplemented` does.
///
/// | scripts write | methods |
/// |---|---|
/// | `a + b`, `b + a`, `a += b`, and so for `- * / // % ** @ & \| ^ << >>` | `__add__`, `__radd__`, `__iadd__`, .. |
/// | `-a`, `+a`, `~a`, `abs(a)` | `__neg__`, `__pos__`, `__invert__`, `__abs__` |
/// | `a == b`, `a < b`, .. | `__eq__`, `__lt__`, ..; [`compare_eq`](HostType::compare_eq), [`compare_ord`](HostType::compare_ord) |
/// | `hash(a)`, keys of dicts | `__hash__`; [`hash`](HostType::hash) |
/// | `bool(a)`, `int(a)`, `float(a)`, `a` as an index | `__bool__`, `__int__`, `__float__`, `__index__` |
/// | `len(a)`, `x in a`, `a[x]`, `a[x] = y`, `del a[x]` | `__len__`, `__contains__`, `__getitem__`, `__setitem__`, `__delitem__` |
/// | `for x in a`, `iter(a)` | [`iter`](HostType::iter) |
/// | `a(..)` | `__call__` |
/// | `with a as b:` | `__enter__`, `__exit__`; [`handle_method`](HostType::handle_method) |
/// | `repr(a)`, `str(a)`, `f"{a:..}"` | [`repr`](HostType::repr), [`str`](HostType::str), `__format__` |
///
/// ```
/// use nonlocal::{Engine, HostType, Module, Ref, Runtime};
///
/// #[derive(Clone, Copy, PartialEq, Debug)]
/// struct Vec2(f64, f64);
///
/// impl nonlocal::HostObject for Vec2 {
///     fn host_type() -> HostType<Self> {
///         HostType::new("Vec2")
///             .constructor(Vec2)
///             .method("__add__", |this: &Vec2, other: Vec2| Vec2(this.0 + other.0, this.1 + other.1))
///             .method("__mul__", |this: &Vec2, by: f64| Vec2(this.0 * by, this.1 * by))
///             .method("__rmul__", |this: &Vec2, by: f64| Vec2(this.0 * by, this.1 * by))
///             .method("__neg__", |this: &Vec2| Vec2(-this.0, -this.1))
///             .compare_eq()
///             .debug_repr()
///     }
/// }
///
/// let geo = Module::new("geo").ty(<Vec2 as nonlocal::HostObject>::host_type());
/// let mut rt = Engine::builder().module(geo).build().runtime();
/// rt.run::<()>("from geo import Vec2")?;
/// assert_eq!(rt.run::<Vec2>("2 * (Vec2(1, 2) + -Vec2(0, 1))")?, Vec2(2.0, 2.0));
/// assert!(rt.run::<bool>("Vec2(1, 2) == Vec2(1, 2) != 3")?);
/// let error = rt.run::<()>("Vec2(1, 2) + 1").unwrap_err();
/// assert_eq!(error.to_string(), "TypeError: unsupported operand type(s) for +: 'Vec2' and 'int'");
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// # Borrowing
///
/// A method that takes `&T` may run while others that take `&T` do; one that takes `&mut T` runs alone. A method
/// that calls a script which calls a method of the same object may break that: the script gets a `RuntimeError`.
pub struct HostType<T> {
    spec: Spec,
    data: PhantomData<fn(T)>,
}

impl<T: Send + Sync + 'static> HostType<T> {
    /// A type without anything that scripts could do with it, under the name that they see.
    ///
    /// Types that are `Send` but not `Sync` are made with [`HostType::exclusive`].
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::stored(name, store_shared::<T>)
    }
}

impl<T: Send + 'static> HostType<T> {
    /// As [`HostType::new`], for types that are not `Sync`: access to an object is exclusive, so that even two methods
    /// that take `&T` never overlap.
    ///
    /// ```
    /// use std::sync::mpsc;
    ///
    /// use nonlocal::{Engine, HostType};
    ///
    /// let inbox = HostType::<mpsc::Receiver<i64>>::exclusive("Inbox")
    ///     .method("take", |this: &mpsc::Receiver<i64>| this.try_recv().ok());
    /// let mut rt = Engine::builder().host_type(inbox).build().runtime();
    /// let (sender, receiver) = mpsc::channel::<i64>();
    /// let inbox = rt.object(receiver)?;
    /// rt.set("inbox", &inbox)?;
    /// sender.send(7).unwrap();
    /// assert_eq!(rt.run::<(i64, Option<i64>)>("inbox.take(), inbox.take()")?, (7, None));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn exclusive(name: &str) -> Self {
        Self::stored(name, store_exclusive::<T>)
    }
}

impl<T: Send + 'static> HostType<T> {
    fn stored(name: &str, store: Store<T>) -> Self {
        Self {
            spec: Spec::new(name, store),
            data: PhantomData,
        }
    }

    /// The docstring: what scripts see at `__doc__`.
    #[must_use]
    pub fn doc(mut self, text: &str) -> Self {
        self.spec.doc = Some(text.into());
        self
    }

    /// Lets scripts derive classes from it; their instances have the same data inside, and attributes of their own.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType, Module};
    ///
    /// struct Shape(f64);
    ///
    /// let shape = HostType::<Shape>::new("Shape")
    ///     .subclassable()
    ///     .constructor(Shape)
    ///     .method("area", |this: &Shape| this.0);
    /// let mut rt = Engine::builder().module(Module::new("geo").ty(shape)).build().runtime();
    /// let area: f64 = rt.run("
    /// from geo import Shape
    /// class Square(Shape):
    ///     def area(self):
    ///         return super().area() ** 2
    /// Square(3.0).area()")?;
    /// assert_eq!(area, 9.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// A class with an `__init__` of its own takes the arguments that this takes, and calls that of the host's type with
    /// what its constructor needs. Until then an object has no data, and the methods of the host's type raise a
    /// `RuntimeError`.
    ///
    /// ```
    /// # use nonlocal::{Engine, HostType, Module};
    /// # struct Shape(f64);
    /// # let shape = HostType::<Shape>::new("Shape")
    /// #     .subclassable()
    /// #     .constructor(Shape)
    /// #     .method("area", |this: &Shape| this.0);
    /// # let mut rt = Engine::builder().module(Module::new("geo").ty(shape)).build().runtime();
    /// let area: f64 = rt.run("
    /// from geo import Shape
    /// class Rectangle(Shape):
    ///     def __init__(self, width, height):
    ///         super().__init__(width * height)
    /// Rectangle(3.0, 4.0).area()")?;
    /// assert_eq!(area, 12.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn subclassable(mut self) -> Self {
        self.spec.subclassable = true;
        self
    }

    /// What a call of the class does: a function that gives a `T`, or a [`Result`] of one. Without a constructor
    /// only the host makes objects ([`Runtime::object`](crate::Runtime::object)).
    #[must_use]
    pub fn constructor<M, F>(self, function: F) -> Self
    where
        F: HostFn<M, Output: Construct<T>>,
    {
        self.constructor_with(function, |new| new)
    }

    /// As [`HostType::constructor`], with names and defaults for its parameters.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType, Module};
    ///
    /// struct Timer(f64);
    ///
    /// let timer = HostType::<Timer>::new("Timer")
    ///     .constructor_with(Timer, |new| new.param_or("seconds", 1.0))
    ///     .property("seconds", |this: &Timer| this.0);
    /// let mut rt = Engine::builder().module(Module::new("clock").ty(timer)).build().runtime();
    /// assert_eq!(rt.run::<f64>("import clock\nclock.Timer(seconds=2.5).seconds")?, 2.5);
    /// assert_eq!(rt.run::<f64>("clock.Timer().seconds")?, 1.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn constructor_with<M, F>(
        mut self,
        function: F,
        signature: impl FnOnce(HostFunction) -> HostFunction,
    ) -> Self
    where
        F: HostFn<M, Output: Construct<T>>,
    {
        let function = Arc::new(function);
        let construct = Arc::clone(&function);
        let call: Call = Arc::new(move |cx, args| {
            let class = args.receiver();
            let value = construct.invoke(cx, args)?.construct()?;
            new_object(cx, value, Some(class))
        });
        let mut definition = Definition::new("__new__", F::ARITY, call);
        definition.shown = Arc::clone(&self.spec.name);
        definition.has_receiver = true;
        definition.making = Some(Making::New);
        let new = signature(HostFunction(Arc::new(definition)));
        let fill: Call = Arc::new(move |cx, args| {
            let object = args.receiver();
            let value = function.invoke(cx, args)?.construct()?;
            fill_object(cx, value, object)
        });
        let shown = self.spec.shown("__init__");
        let init = new.clone().change(|definition| {
            definition.name = "__init__".into();
            definition.shown = shown;
            definition.making = Some(Making::Init);
            definition.call = Some(fill);
        });
        self.spec.set("__new__", Member::Constructor(new));
        self.spec.init = Some(init);
        self
    }

    /// A method: a function that takes `this: &T` or `this: &mut T`, then a `&mut Ctx<'_>` if it wants one, then
    /// its arguments.
    #[must_use]
    pub fn method<M, F>(self, name: &str, function: F) -> Self
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        self.method_with(name, function, |method| method)
    }

    /// As [`HostType::method`], with names and defaults for its parameters, or a docstring.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType};
    ///
    /// struct Lamp(u8);
    ///
    /// let lamp = HostType::<Lamp>::new("Lamp").method_with(
    ///     "dim",
    ///     |this: &mut Lamp, by: u8| {
    ///         this.0 = this.0.saturating_sub(by);
    ///         this.0
    ///     },
    ///     |method| method.param_or("by", 10).doc("Makes it darker."),
    /// );
    /// let mut rt = Engine::builder().host_type(lamp).build().runtime();
    /// let lamp = rt.object(Lamp(100))?;
    /// rt.set("lamp", &lamp)?;
    /// assert_eq!(rt.run::<(u8, u8)>("lamp.dim(by=30), lamp.dim()")?, (70, 60));
    /// let error = rt.run::<()>("lamp.dim(1, 2)").unwrap_err();
    /// assert_eq!(error.message(), "Lamp.dim() takes from 1 to 2 positional arguments but 3 were given");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn method_with<M, F>(
        mut self,
        name: &str,
        function: F,
        signature: impl FnOnce(HostFunction) -> HostFunction,
    ) -> Self
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let method = signature(self.spec.receiving(name, function));
        self.spec.set(name, Member::Method(method));
        self
    }

    /// A method that gets its object as the first argument by itself, mostly as a
    /// [`HostRef<T>`](crate::HostRef): to return it, to keep it, or to borrow it for less than the whole call.
    ///
    /// ```
    /// use nonlocal::{Engine, HostRef, HostType, Module, Rest, Value};
    ///
    /// struct Door(bool);
    ///
    /// let door = HostType::<Door>::new("Door")
    ///     .constructor(|| Door(false))
    ///     .property("open", |this: &Door| this.0)
    ///     .handle_method("__enter__", |this: HostRef<Door>| -> nonlocal::Result<HostRef<Door>> {
    ///         this.borrow_mut()?.0 = true;
    ///         Ok(this)
    ///     })
    ///     .method("__exit__", |this: &mut Door, _exception: Rest<Value>| this.0 = false);
    /// let mut rt = Engine::builder().module(Module::new("house").ty(door)).build().runtime();
    /// let seen: (bool, bool) = rt.run("
    /// import house
    /// with house.Door() as door:
    ///     inside = door.open
    /// inside, door.open")?;
    /// assert_eq!(seen, (true, false));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn handle_method<M, F>(mut self, name: &str, function: F) -> Self
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let method = self.spec.plain(name, function);
        self.spec.set(name, Member::Method(method));
        self
    }

    /// A function that is called on the class, which it gets as its first argument: a `classmethod`.
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Engine, HostType, Module, Object, Result};
    ///
    /// struct Angle(f64);
    ///
    /// let angle = HostType::<Angle>::new("Angle")
    ///     .constructor(Angle)
    ///     .class_method("degrees", |cx: &mut Ctx<'_>, class: Closure, degrees: f64| -> Result<Object> {
    ///         cx.call(&class, (degrees.to_radians(),))
    ///     })
    ///     .static_method("turn", || std::f64::consts::TAU)
    ///     .property("radians", |this: &Angle| this.0);
    /// let mut rt = Engine::builder().module(Module::new("geo").ty(angle)).build().runtime();
    /// rt.run::<()>("from geo import Angle")?;
    /// assert!(rt.run::<bool>("Angle.degrees(360.0).radians == Angle.turn()")?);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn class_method<M, F>(mut self, name: &str, function: F) -> Self
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let method = self.spec.plain(name, function);
        self.spec.set(name, Member::ClassMethod(method));
        self
    }

    /// A function that is called on the class or an instance and gets neither: a `staticmethod`.
    #[must_use]
    pub fn static_method<M, F>(mut self, name: &str, function: F) -> Self
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let method = self.spec.plain(name, function);
        self.spec.set(name, Member::StaticMethod(method));
        self
    }

    /// An attribute that is computed when it is read, and cannot be set unless there is a
    /// [`setter`](HostType::setter).
    #[must_use]
    pub fn property<M, F>(mut self, name: &str, get: F) -> Self
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let function = self.spec.receiving(name, get);
        self.spec.accessors(name).get = Some(function);
        self
    }

    /// What setting an attribute does: a method that takes the new value.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType};
    ///
    /// struct Dial(i64);
    ///
    /// let dial = HostType::<Dial>::new("Dial")
    ///     .property("level", |this: &Dial| this.0)
    ///     .setter("level", |this: &mut Dial, level: i64| this.0 = level.clamp(0, 10));
    /// let mut rt = Engine::builder().host_type(dial).build().runtime();
    /// let dial = rt.object(Dial(5))?;
    /// rt.set("dial", &dial)?;
    /// assert_eq!(rt.run::<i64>("dial.level += 20\ndial.level")?, 10);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn setter<M, F>(mut self, name: &str, set: F) -> Self
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let function = self.spec.receiving(name, set);
        self.spec.accessors(name).set = Some(function);
        self
    }

    /// What `del` of an attribute does; without it `del` raises an `AttributeError`.
    #[must_use]
    pub fn deleter<M, F>(mut self, name: &str, delete: F) -> Self
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let function = self.spec.receiving(name, delete);
        self.spec.accessors(name).delete = Some(function);
        self
    }

    /// An attribute of the class itself, the same for all objects; each runtime gets its own.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType, Module};
    ///
    /// struct Level(u8);
    ///
    /// let level = HostType::<Level>::new("Level").constructor(Level).value("MOST", 9).compare_ord().hash().compare_eq();
    /// # impl PartialEq for Level { fn eq(&self, other: &Self) -> bool { self.0 == other.0 } }
    /// # impl PartialOrd for Level {
    /// #     fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> { self.0.partial_cmp(&other.0) }
    /// # }
    /// # impl std::hash::Hash for Level { fn hash<H: std::hash::Hasher>(&self, state: &mut H) { self.0.hash(state) } }
    /// let mut rt = Engine::builder().module(Module::new("game").ty(level)).build().runtime();
    /// rt.run::<()>("from game import Level")?;
    /// assert_eq!(rt.run::<i64>("Level.MOST")?, 9);
    /// assert_eq!(rt.run::<(bool, usize)>("Level(1) < Level(2), len({Level(1), Level(1)})")?, (true, 1));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn value(
        mut self,
        name: &str,
        value: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.spec.set(name, Member::Constant(make_value(value)));
        self
    }

    /// Says which script values the data holds ([`Held`](crate::Held)), so that they live as long as scripts reach
    /// the object, and cycles through it are collected.
    #[must_use]
    pub fn trace(mut self, trace: impl Fn(&T, &mut Visitor<'_>) + Send + Sync + 'static) -> Self {
        let trace = Contained::new(trace);
        let trace: TraceData<T> = Arc::new(move |this, visitor| (*trace)(this, visitor));
        self.spec.trace = Some(Arc::new(trace));
        self
    }

    /// As [`HostType::trace`], for data that says so itself.
    #[must_use]
    pub fn traced(self) -> Self
    where
        T: Trace,
    {
        self.trace(|this, visitor| this.trace(visitor))
    }

    /// The name that scripts see.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.spec.name
    }

    pub(crate) fn into_spec(self) -> Spec {
        self.spec
    }
}

impl<T> Clone for HostType<T> {
    fn clone(&self) -> Self {
        Self {
            spec: self.spec.clone(),
            data: PhantomData,
        }
    }
}

impl<T> fmt::Debug for HostType<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.spec, f)
    }
}
