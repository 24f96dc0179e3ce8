//! What `repr()`, loops, hashes and comparisons of a host type's objects do, taken from Rust's own traits.

use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::HostType;
#[cfg(feature = "freeze")]
use super::spec::FrozenWords;
use crate::embed::{IntoValue, Iterate, Ref};
#[cfg(feature = "freeze")]
use {
    crate::embed::host::data::lent,
    crate::embed::host::object::boxed,
    crate::embed::{Error, ErrorKind, Result},
    crate::object::HostBox,
    crate::vm::{Contained, Vm, panic_message},
    std::sync::Arc,
};

/// # Text, loops, hashes and comparisons
impl<T: Send + 'static> HostType<T> {
    /// What `repr()` gives, and `str()` unless it is set, too.
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
    /// can be compared cannot be keys of dicts unless there is a [`hash`](HostType::hash), too.
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
}

/// # Freezing and thawing
#[cfg(feature = "freeze")]
impl<T: Send + 'static> HostType<T> {
    /// Lets objects of the type travel ([`Runtime::freeze`](crate::Runtime::freeze)): `freeze` makes bytes of the data,
    /// and `thaw` makes data of those bytes again, which may come from anybody. Without this, freezing a closure that
    /// reaches an object of the type is an error that gives the way to it.
    ///
    /// Script values that the data holds do not go along; a `thaw` that needs the runtime finds it with the objects that it
    /// names.
    ///
    /// ```
    /// use nonlocal::{Closure, Engine, Error, HostType, Module, Runtime};
    ///
    /// struct Account(i64);
    ///
    /// fn bank() -> Module {
    ///     let account = HostType::<Account>::new("Account")
    ///         .constructor(Account)
    ///         .method("deposit", |this: &mut Account, amount: i64| { this.0 += amount; this.0 })
    ///         .frozen_by(
    ///             |this| this.0.to_le_bytes().to_vec(),
    ///             |bytes| Ok(Account(i64::from_le_bytes(bytes.try_into().map_err(Error::host)?))),
    ///         );
    ///     Module::new("bank").ty(account)
    /// }
    ///
    /// let engine = Engine::builder().module(bank()).build();
    /// let mut rt = engine.runtime();
    /// let deposit: Closure = rt.run("import bank\n(lambda account: lambda n: account.deposit(n))(bank.Account(40))")?;
    /// let frozen = rt.freeze(&deposit)?;
    /// let mut other = engine.runtime();
    /// let deposit: Closure = other.thaw(&frozen)?;
    /// assert_eq!(other.call::<i64>(&deposit, (2,))?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn frozen_by(
        mut self,
        freeze: impl Fn(&T) -> Vec<u8> + Send + Sync + 'static,
        thaw: impl Fn(&[u8]) -> Result<T> + Send + Sync + 'static,
    ) -> Self {
        let (freeze, thaw) = (Contained::new(freeze), Contained::new(thaw));
        self.spec.frozen = Some(Arc::new(FrozenWords::new(
            move |data: &HostBox| {
                let data = lent::<T>(data);
                let data = data.ok_or_else(|| Error::not_found("it is of another type"))?;
                let data = data.borrow()?;
                guarded(|| (*freeze)(&data))
            },
            move |vm: &Vm, bytes: &[u8]| boxed(vm, guarded(|| (*thaw)(bytes))??),
        )));
        self
    }
}

/// Calls a function of the host, whose panic ends here.
#[cfg(feature = "freeze")]
fn guarded<R>(call: impl FnOnce() -> R) -> Result<R> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)).map_err(|panic| {
        let text = format!("it panicked: {}", panic_message(panic));
        Error::new(ErrorKind::Panic, text)
    })
}
