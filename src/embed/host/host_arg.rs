//! The arguments of a call to a host function, converted one by one: [`HostArg`], [`Rest`], [`Keywords`].
//!
//! `binding.rs` puts them in the order of the parameters first.

use std::sync::Arc;

use super::binding::Bound;
use super::data::{Lend, lent};
use super::function::Definition;
use crate::embed::{Ctx, Error, ErrorKind, FromValue, HostRef, Ref, RefMut, Result, Value};
use crate::text::surrogates;
use crate::value::Value as VmValue;

/// A type that an argument of a host function may have: `&str`, [`Ref`] and [`RefMut`] of a host type, [`Rest`],
/// [`Keywords`], and everything that is [`FromValue`].
///
/// ```
/// use nonlocal::Runtime;
///
/// let mut rt = Runtime::new();
/// let pad = rt.function("pad", |text: &str, width: usize, fill: Option<char>| {
///     let missing = width.saturating_sub(text.chars().count());
///     String::from_iter(std::iter::repeat_n(fill.unwrap_or(' '), missing)) + text
/// });
/// rt.set("pad", pad)?;
/// assert_eq!(rt.run::<String>("pad('7', 3) + pad('7', 3, '0')")?, "  7007");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "an argument of a host function cannot be a `{Self}`",
    note = "it must be `&str`, `Ref<'_, T>`, `RefMut<'_, T>`, `Rest<T>`, `Keywords<T>`, or implement `FromValue`",
    note = "an object of a host type is borrowed as `Ref<'_, T>` instead of `&T`, and as `RefMut<'_, T>` instead of `&mut T`"
)]
pub trait HostArg {
    /// What is converted before the call.
    #[doc(hidden)]
    type Owned;
    /// Where it lies during the call, if the function borrows it.
    #[doc(hidden)]
    type Slot: Default;
    /// What the function gets.
    #[doc(hidden)]
    type Item<'a>;
    /// What kind of parameter it is.
    #[doc(hidden)]
    const KIND: ArgKind;

    /// Takes as many arguments as it needs.
    #[doc(hidden)]
    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self::Owned>;

    /// Passes it to the function.
    ///
    /// # Errors
    /// Host data that is in use.
    #[doc(hidden)]
    fn pass<'a>(owned: Self::Owned, slot: &'a mut Self::Slot) -> Result<Self::Item<'a>>;
}

/// What kind of parameter a [`HostArg`] is.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgKind {
    /// Must be given, unless it has a default.
    Required,
    /// May be left out.
    Optional,
    /// `*args`
    Rest,
    /// `**kwargs`
    Keywords,
}

impl<T: FromValue> HostArg for T {
    type Owned = T;
    type Slot = ();
    type Item<'a> = T;
    const KIND: ArgKind = if T::OPTIONAL {
        ArgKind::Optional
    } else {
        ArgKind::Required
    };

    #[inline]
    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<T> {
        args.convert(cx)
    }

    #[inline]
    fn pass(owned: T, _slot: &mut ()) -> Result<T> {
        Ok(owned)
    }
}

impl HostArg for &'static str {
    type Owned = String;
    type Slot = String;
    type Item<'a> = &'a str;
    const KIND: ArgKind = ArgKind::Required;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<String> {
        args.convert(cx)
    }

    fn pass(owned: String, slot: &mut String) -> Result<&str> {
        *slot = owned;
        Ok(slot)
    }
}

/// Where borrowed host data lies during a call.
#[doc(hidden)]
pub struct DataSlot<T>(Option<Arc<dyn Lend<T>>>);

impl<T> Default for DataSlot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: 'static> HostArg for Ref<'static, T> {
    type Owned = HostRef<T>;
    type Slot = DataSlot<T>;
    type Item<'a> = Ref<'a, T>;
    const KIND: ArgKind = ArgKind::Required;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<HostRef<T>> {
        args.convert(cx)
    }

    fn pass(owned: HostRef<T>, slot: &mut DataSlot<T>) -> Result<Ref<'_, T>> {
        slot.0.insert(owned.into_data()).borrow()
    }
}

impl<T: 'static> HostArg for RefMut<'static, T> {
    type Owned = HostRef<T>;
    type Slot = DataSlot<T>;
    type Item<'a> = RefMut<'a, T>;
    const KIND: ArgKind = ArgKind::Required;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<HostRef<T>> {
        args.convert(cx)
    }

    fn pass(owned: HostRef<T>, slot: &mut DataSlot<T>) -> Result<RefMut<'_, T>> {
        slot.0.insert(owned.into_data()).borrow_mut()
    }
}

/// All positional arguments that are left: the `*args` of a host function. What comes after it in the Rust
/// function is given by keyword ([`HostFunction::keyword`](crate::HostFunction::keyword)).
///
/// ```
/// use nonlocal::{Rest, Runtime};
///
/// let mut rt = Runtime::new();
/// let total = rt.function("total", |Rest(numbers): Rest<i64>| numbers.iter().sum::<i64>());
/// assert_eq!(rt.call::<i64>(&total, (1, 2, 3))?, 6);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rest<T>(pub Vec<T>);

impl<T: FromValue> HostArg for Rest<T> {
    type Owned = Vec<T>;
    type Slot = ();
    type Item<'a> = Self;
    const KIND: ArgKind = ArgKind::Rest;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Vec<T>> {
        let mut all = Vec::with_capacity(args.rest.len());
        for (index, raw) in args.rest.iter().enumerate() {
            match T::from_raw_value(*raw, cx) {
                Ok(value) => all.push(value),
                Err(error) => return Err(args.refuse(error, None, args.next + index)),
            }
        }
        Ok(all)
    }

    fn pass(owned: Vec<T>, _slot: &mut ()) -> Result<Self> {
        Ok(Self(owned))
    }
}

/// All keyword arguments that no parameter takes: the `**kwargs` of a host function, in the order of the call.
///
/// ```
/// use nonlocal::{Keywords, Runtime};
///
/// let mut rt = Runtime::new();
/// let tag = rt.function("tag", |name: &str, Keywords(attributes): Keywords<String>| {
///     let attributes: String = attributes.iter().map(|(key, value)| format!(" {key}='{value}'")).collect();
///     format!("<{name}{attributes}>")
/// });
/// rt.set("tag", tag)?;
/// assert_eq!(rt.run::<String>("tag('a', href='/', rel='home')")?, "<a href='/' rel='home'>");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keywords<T>(pub Vec<(String, T)>);

impl<T: FromValue> HostArg for Keywords<T> {
    type Owned = Vec<(String, T)>;
    type Slot = ();
    type Item<'a> = Self;
    const KIND: ArgKind = ArgKind::Keywords;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Vec<(String, T)>> {
        let keywords = args.keywords;
        let convert = |&(name, raw): &(VmValue, VmValue)| {
            let name = surrogates::shown(cx.vm.heap.text(name)).into_owned();
            match T::from_raw_value(raw, cx) {
                Ok(value) => Ok((name, value)),
                Err(error) => Err(args.refuse(error, Some(&name), 0)),
            }
        };
        keywords.iter().map(convert).collect()
    }

    fn pass(owned: Vec<(String, T)>, _slot: &mut ()) -> Result<Self> {
        Ok(Self(owned))
    }
}

/// The arguments of one call, in the order of the parameters; unbound where nothing was given.
#[doc(hidden)]
pub struct HostArguments<'a> {
    definition: &'a Definition,
    /// What a method was called on, the class for a constructor; otherwise unbound.
    receiver: VmValue,
    values: &'a [VmValue],
    rest: &'a [VmValue],
    keywords: &'a [(VmValue, VmValue)],
    next: usize,
    /// Whether a conversion has failed: an operator then leaves the matter to the other operand.
    pub(crate) refused: bool,
}

impl<'a> HostArguments<'a> {
    /// The arguments of a call; `bound` is `None` where they are in the right order already.
    pub(crate) fn new(
        definition: &'a Definition,
        receiver: VmValue,
        given: &'a [VmValue],
        bound: Option<&'a Bound>,
    ) -> Self {
        let (values, rest, keywords) = match bound {
            Some(bound) => (
                &*bound.values,
                given.get(bound.positional..).unwrap_or_default(),
                &*bound.keywords,
            ),
            None => {
                let (values, rest) = given.split_at(given.len().min(definition.arity.parameters));
                (values, rest, &[][..])
            }
        };
        Self {
            definition,
            receiver,
            values,
            rest,
            keywords,
            next: 0,
            refused: false,
        }
    }

    /// The name of the function.
    pub(crate) fn name(&self) -> &str {
        &self.definition.name
    }

    /// The arguments as they were given.
    pub(crate) fn values(&self) -> &[VmValue] {
        self.values
    }

    /// What a method was called on.
    pub(crate) fn receiver(&self) -> VmValue {
        self.receiver
    }

    /// The data that a method was called on.
    #[inline]
    pub(crate) fn data<T: 'static>(&self, cx: &mut Ctx<'_>) -> Result<Arc<dyn Lend<T>>> {
        if let Some(state) = &self.definition.state
            && let Some(data) = lent(state)
        {
            return Ok(data);
        }
        if let Some(data) = cx.vm.heap.host_data(self.receiver)
            && let Some(data) = lent(data)
        {
            return Ok(data);
        }
        let Definition { name, shown, .. } = self.definition;
        let owner = shown.rsplit_once('.').map_or("object", |(owner, _)| owner);
        if let Some(class) = cx.vm.type_of(self.receiver).as_class()
            && cx.vm.heap.host_class(class.into()).is_none()
            && cx.vm.is_filled_by_init(class)
        {
            let text = format!("{owner}.__init__() was not called");
            return Err(Error::exception("RuntimeError", text));
        }
        let given = cx.vm.type_name(self.receiver);
        Err(Error::exception(
            "TypeError",
            format!(
                "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
            ),
        ))
    }

    /// The next argument.
    #[inline]
    pub(crate) fn next<A: HostArg>(&mut self, cx: &mut Ctx<'_>) -> Result<A::Owned> {
        A::load(self, cx)
    }

    /// Converts the next value.
    #[inline]
    fn convert<T: FromValue>(&mut self, cx: &mut Ctx<'_>) -> Result<T> {
        let index = self.next;
        self.next += 1;
        let raw = self.values.get(index).copied().unwrap_or(VmValue::UNBOUND);
        let converted = if raw.is_unbound() {
            let value = self.default(index, cx)?;
            T::from_value(value, cx)
        } else {
            T::from_raw_value(raw, cx)
        };
        converted.map_err(|error| {
            let name = self.definition.names.get(index);
            self.refuse(error, name.map(|name| &**name), index)
        })
    }

    /// What a parameter has where nothing was given.
    fn default(&self, index: usize, cx: &mut Ctx<'_>) -> Result<Value> {
        match self.definition.default(index) {
            Some(default) => default(cx),
            None => Ok(Value::None),
        }
    }

    /// The error of an argument that is not what the parameter takes, with the function and the parameter named.
    #[cold]
    fn refuse(&mut self, error: Error, name: Option<&str>, index: usize) -> Error {
        if error.kind() != ErrorKind::Convert {
            return error;
        }
        self.refused = true;
        let shown = &self.definition.shown;
        let message = match name {
            Some(name) => format!("{shown}() argument '{name}': {error}"),
            None => format!("{shown}() argument {}: {error}", index + 1),
        };
        Error::new(ErrorKind::Convert, message)
    }
}

/// What the arguments of a [`HostCall`](crate::HostCall) can be converted to: a tuple of up to eight types, each of them
/// [`FromValue`], or a `Vec` of one.
///
/// ```
/// use nonlocal::{Engine, Fuel, Module};
///
/// let engine = Engine::builder().module(Module::new("net").deferred("add", ["a", "b"])).build();
/// let mut rt = engine.runtime();
/// let step = rt.start_program::<i64>("import net\nnet.add(b=2, a=40)", Fuel::ALL)?;
/// let mut call = step.host_call().expect("it waits");
/// let (a, b) = call.args::<(i64, i64)>()?;
/// assert_eq!(call.args::<Vec<i64>>()?, [40, 2]);
/// assert_eq!(call.resume(a + b, Fuel::ALL)?.done(), Some(42));
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait FromArgs: Sized {
    /// Converts the arguments.
    #[doc(hidden)]
    fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self>;
}

impl<V: FromValue> FromArgs for Vec<V> {
    fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self> {
        (0..args.count()).map(|_| args.next::<V>(cx)).collect()
    }
}

macro_rules! tuples {
    ($($count:literal: $($name:ident),*;)*) => {
        $(impl<$($name: FromValue),*> FromArgs for ($($name,)*) {
            fn from_args(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self> {
                args.expect($count)?;
                let _ = &cx;
                Ok(($(args.next::<$name>(cx)?,)*))
            }
        })*
    };
}

tuples! {
    0: ;
    1: A;
    2: A, B;
    3: A, B, C;
    4: A, B, C, D;
    5: A, B, C, D, E;
    6: A, B, C, D, E, F;
    7: A, B, C, D, E, F, G;
    8: A, B, C, D, E, F, G, H;
}

impl HostArguments<'_> {
    /// How many there are.
    fn count(&self) -> usize {
        self.values().len()
    }

    /// Refuses another number of arguments.
    fn expect(&self, count: usize) -> Result<()> {
        if self.count() == count {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Convert,
            format!(
                "{}() has {} arguments, not {count}",
                self.name(),
                self.count()
            ),
        ))
    }
}
