//! [`HostType`]: a Rust type as a class of scripts.
//!
//! A [`HostType`] is what an [`Engine`](crate::Engine) knows of the type, for all its runtimes. In each runtime
//! a class is made of it when a script imports its module, or when the first object is made (`host_object.rs`).

use std::any::{Any, TypeId};
use std::fmt;
use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use super::data::{Store, TraceData, store_exclusive, store_shared};
use super::function::{
    Call, Definition, Function, HostFn, HostReturn, MakeValue, define, make_value,
};
use super::method::{Construct, HostMethod};
use super::object::new_object;
use crate::embed::value::held::Visitor;
use crate::embed::{Ctx, Error, IntoValue, Iterate, Ref, Result, Trace};
use crate::object::{HostClass, Property, Wrapper};
use crate::value::{ClassKey, DictKey, Value as VmValue};
use crate::vm::{KnownType, Vm};

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

/// A host type without its Rust type.
#[derive(Clone)]
pub(crate) struct Spec {
    pub(crate) name: Arc<str>,
    /// The module that it stands in.
    pub(crate) module: Option<Arc<str>>,
    pub(crate) rust: TypeId,
    doc: Option<Arc<str>>,
    subclassable: bool,
    /// A [`Store`] of the type.
    store: Arc<dyn Any + Send + Sync>,
    /// A [`TraceData`] of the type, if its data holds script values.
    trace: Option<Arc<dyn Any + Send + Sync>>,
    members: Vec<(Arc<str>, Member)>,
}

#[derive(Clone)]
enum Member {
    Method(Function),
    ClassMethod(Function),
    StaticMethod(Function),
    Constructor(Function),
    Property(Accessors),
    Constant(MakeValue),
}

#[derive(Clone, Default)]
struct Accessors {
    get: Option<Function>,
    set: Option<Function>,
    delete: Option<Function>,
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
    /// As [`HostType::new`], for types that are not `Sync`: whoever uses an object has it to himself, so that not
    /// even two methods that take `&T` are at work on it together.
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
        let spec = Spec {
            name: name.into(),
            module: None,
            rust: TypeId::of::<T>(),
            doc: None,
            subclassable: false,
            store: Arc::new(store),
            trace: None,
            members: Vec::new(),
        };
        Self {
            spec,
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
        signature: impl FnOnce(Function) -> Function,
    ) -> Self
    where
        F: HostFn<M, Output: Construct<T>>,
    {
        let call: Call = Arc::new(move |cx, args| {
            let class = args.receiver();
            let value = function.invoke(cx, args)?.construct()?;
            new_object(cx, value, Some(class))
        });
        let mut definition = Definition::new("__new__", F::ARITY, call);
        definition.shown = Arc::clone(&self.spec.name);
        definition.has_receiver = true;
        let new = signature(Function(Arc::new(definition)));
        self.spec.set("__new__", Member::Constructor(new));
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
        signature: impl FnOnce(Function) -> Function,
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
        let shown = self.spec.shown(name);
        let method = Function::new(name, function).change(|definition| definition.shown = shown);
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
        let shown = self.spec.shown(name);
        let method = Function::new(name, function).change(|definition| definition.shown = shown);
        self.spec.set(name, Member::ClassMethod(method));
        self
    }

    /// A function that is called on the class or an instance and gets neither: a `staticmethod`.
    #[must_use]
    pub fn static_method<M, F>(mut self, name: &str, function: F) -> Self
    where
        F: HostFn<M, Output: HostReturn>,
    {
        let shown = self.spec.shown(name);
        let method = Function::new(name, function).change(|definition| definition.shown = shown);
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

    /// What `repr()` gives, and `str()` if there is no other.
    #[must_use]
    pub fn repr(self, repr: impl Fn(&T) -> String + Send + Sync + 'static) -> Self {
        self.method("__repr__", move |this: &T| repr(this))
    }

    /// What `str()` gives, and `print` prints.
    #[must_use]
    pub fn str(self, str: impl Fn(&T) -> String + Send + Sync + 'static) -> Self {
        self.method("__str__", move |this: &T| str(this))
    }

    /// What a `for` loop goes through: an iterator that is made when the loop begins, and asked as it goes on.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType};
    ///
    /// struct Deck(Vec<String>);
    ///
    /// let deck = HostType::<Deck>::new("Deck").iter(|this: &Deck| this.0.clone());
    /// let mut rt = Engine::builder().host_type(deck).build().runtime();
    /// let deck = rt.object(Deck(vec!["ace".into(), "king".into()]))?;
    /// rt.set("deck", &deck)?;
    /// assert_eq!(rt.run::<String>("'-'.join(card for card in deck)")?, "ace-king");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn iter<I, V>(self, iter: impl Fn(&T) -> I + Send + Sync + 'static) -> Self
    where
        I: IntoIterator<Item = V, IntoIter: Send + 'static>,
        V: IntoValue,
    {
        self.method("__iter__", move |this: &T| Iterate::new(iter(this)))
    }

    /// What `hash()` gives: Rust's [`Hash`], so that objects can be keys of dicts. Goes with
    /// [`compare_eq`](HostType::compare_eq).
    #[must_use]
    pub fn hash(self) -> Self
    where
        T: Hash,
    {
        self.method("__hash__", |this: &T| {
            let mut hasher = DefaultHasher::new();
            this.hash(&mut hasher);
            hasher.finish() as i64
        })
    }

    /// `==` and `!=` by Rust's [`PartialEq`]. Without it an object equals itself alone. As in Python, objects that
    /// can be compared are no keys of dicts unless there is a [`hash`](HostType::hash), too.
    #[must_use]
    pub fn compare_eq(self) -> Self
    where
        T: PartialEq,
    {
        self.comparison("__eq__", |a, b| a == b)
            .comparison("__ne__", |a, b| a != b)
    }

    /// `<`, `<=`, `>` and `>=` by Rust's [`PartialOrd`].
    #[must_use]
    pub fn compare_ord(self) -> Self
    where
        T: PartialOrd,
    {
        self.comparison("__lt__", |a, b| a < b)
            .comparison("__le__", |a, b| a <= b)
            .comparison("__gt__", |a, b| a > b)
            .comparison("__ge__", |a, b| a >= b)
    }

    fn comparison(self, name: &str, compare: fn(&T, &T) -> bool) -> Self {
        self.method(name, move |this: &T, other: Ref<'_, T>| {
            compare(this, &other)
        })
    }

    /// What `repr()` gives: Rust's [`Debug`].
    #[must_use]
    pub fn debug_repr(self) -> Self
    where
        T: Debug,
    {
        self.repr(|this| format!("{this:?}"))
    }

    /// What `str()` gives: Rust's [`Display`].
    #[must_use]
    pub fn display_str(self) -> Self
    where
        T: Display,
    {
        self.str(T::to_string)
    }

    /// Says which script values the data holds ([`Held`](crate::Held)), so that they live as long as scripts reach
    /// the object, and cycles through it are collected.
    #[must_use]
    pub fn trace(mut self, trace: impl Fn(&T, &mut Visitor<'_>) + Send + Sync + 'static) -> Self {
        let trace: TraceData<T> = Arc::new(trace);
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

impl<T> Debug for HostType<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.spec, f)
    }
}

impl Debug for Spec {
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
    fn set(&mut self, name: &str, member: Member) {
        self.members.retain(|(other, _)| **other != *name);
        self.members.push((name.into(), member));
    }

    fn accessors(&mut self, name: &str) -> &mut Accessors {
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
    fn shown(&self, name: &str) -> Arc<str> {
        format!("{}.{name}", self.name).into()
    }

    /// A function that gets what it is called on as its receiver.
    fn receiving<T, M, F>(&self, name: &str, function: F) -> Function
    where
        F: HostMethod<T, M, Output: HostReturn>,
    {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args)?.into_result(cx));
        let mut definition = Definition::new(name, F::ARITY, call);
        definition.shown = self.shown(name);
        definition.has_receiver = true;
        definition.is_operator = is_operator(name);
        Function(Arc::new(definition))
    }

    /// How values of the type are stored; none if `T` is not the type.
    pub(crate) fn store<T: 'static>(&self) -> Option<Store<T>> {
        self.store.downcast_ref::<Store<T>>().copied()
    }

    /// What shows the script values inside data of the type.
    pub(crate) fn trace_data<T: 'static>(&self) -> Option<TraceData<T>> {
        let trace = self.trace.as_ref()?;
        trace.downcast_ref::<TraceData<T>>().cloned()
    }

    /// The class of the type in a runtime.
    pub(crate) fn class(self: &Arc<Self>, cx: &mut Ctx<'_>) -> Result<ClassKey> {
        if let Some(known) = cx.vm.host.types.get(&self.rust) {
            return Ok(known.class);
        }
        let mark = cx.vm.heap.mark();
        let class = self.make(cx)?;
        cx.vm.heap.release(mark);
        let spec = Arc::clone(self) as _;
        cx.vm
            .host
            .types
            .insert(self.rust, KnownType { class, spec });
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
        if has("__eq__") && !has("__hash__") {
            put(cx.vm, dict, "__hash__", VmValue::NONE);
        }
        Ok(class)
    }

    fn method(&self, vm: &mut Vm, function: &Function, class: ClassKey, binds: bool) -> VmValue {
        let raw = define(vm, function, self.module.as_ref());
        if let Some(key) = raw.as_host_function() {
            vm.heap[key].owner = Some(class);
            vm.heap[key].binds = binds;
        }
        raw
    }

    fn property(&self, vm: &mut Vm, name: &str, accessors: &Accessors, class: ClassKey) -> VmValue {
        let mut accessor = |function: &Option<Function>| match function {
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
fn no_constructor(name: &Arc<str>) -> Function {
    let text = format!("cannot create '{name}' instances");
    let refuse = move |_: crate::embed::Rest<crate::embed::Value>,
                       _: crate::embed::Keywords<crate::embed::Value>| {
        Err::<(), Error>(Error::exception("TypeError", text.clone()))
    };
    Function::new("__new__", refuse)
}

fn put(vm: &mut Vm, dict: DictKey, name: &str, value: VmValue) {
    let name = vm.heap.intern(name);
    vm.dict_set_str(dict, name, value);
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
