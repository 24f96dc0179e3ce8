//! What `repr()`, loops, hashes and comparisons of a host type's objects do, taken from Rust's own traits.

use std::fmt::{Debug, Display};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::HostType;
use crate::embed::{IntoValue, Iterate, Ref};

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
