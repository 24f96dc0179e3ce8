//! The arguments of a call to a host function: bound to its parameters, then converted one by one.

use smallvec::SmallVec;

use super::host_function::Definition;
use super::{Ctx, Error, ErrorKind, FromValue, Result, Value};
use crate::value::Value as Raw;
use crate::vm::{Args, Outcome, Vm};

/// A type that an argument of a host function may have: `&str`, [`Rest`], and all that is [`FromValue`].
#[diagnostic::on_unimplemented(
    message = "an argument of a host function cannot be a `{Self}`",
    note = "it must be `&str`, `Rest<T>`, or implement `FromValue`"
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
    /// Whether scripts may leave it out.
    #[doc(hidden)]
    const OPTIONAL: bool;
    /// Whether it takes all arguments that are left.
    #[doc(hidden)]
    const VARIADIC: bool = false;

    /// Takes as many arguments as it needs.
    #[doc(hidden)]
    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Self::Owned>;

    /// Passes it to the function.
    #[doc(hidden)]
    fn pass<'a>(owned: Self::Owned, slot: &'a mut Self::Slot) -> Self::Item<'a>;
}

impl<T: FromValue> HostArg for T {
    type Owned = T;
    type Slot = ();
    type Item<'a> = T;
    const OPTIONAL: bool = T::OPTIONAL;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<T> {
        args.convert(cx)
    }

    fn pass(owned: T, _slot: &mut ()) -> T {
        owned
    }
}

impl HostArg for &'static str {
    type Owned = String;
    type Slot = String;
    type Item<'a> = &'a str;
    const OPTIONAL: bool = false;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<String> {
        args.convert(cx)
    }

    fn pass(owned: String, slot: &mut String) -> &str {
        *slot = owned;
        slot
    }
}

/// All arguments that are left: the `*args` of a host function. It must be its last parameter.
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
    const OPTIONAL: bool = true;
    const VARIADIC: bool = true;

    fn load(args: &mut HostArguments<'_>, cx: &mut Ctx<'_>) -> Result<Vec<T>> {
        let mut rest = Vec::new();
        while args.next < args.values.len() {
            rest.push(args.convert(cx)?);
        }
        Ok(rest)
    }

    fn pass(owned: Vec<T>, _slot: &mut ()) -> Self {
        Self(owned)
    }
}

/// The arguments of one call, in the order of the parameters; unbound where nothing was given.
#[doc(hidden)]
pub struct HostArguments<'a> {
    definition: &'a Definition,
    values: &'a [Raw],
    next: usize,
}

impl<'a> HostArguments<'a> {
    pub(crate) fn new(definition: &'a Definition, values: &'a [Raw]) -> Self {
        Self {
            definition,
            values,
            next: 0,
        }
    }

    /// The name of the function.
    pub(crate) fn name(&self) -> &str {
        &self.definition.name
    }

    /// The arguments as they were given.
    pub(crate) fn values(&self) -> &[Raw] {
        self.values
    }

    /// The next argument.
    pub(crate) fn next<A: HostArg>(&mut self, cx: &mut Ctx<'_>) -> Result<A::Owned> {
        A::load(self, cx)
    }

    /// Converts the next value.
    fn convert<T: FromValue>(&mut self, cx: &mut Ctx<'_>) -> Result<T> {
        let index = self.next;
        self.next += 1;
        let raw = self.values.get(index).copied().unwrap_or(Raw::UNBOUND);
        let parameter = self.definition.params.get(index);
        let value = match parameter.and_then(|parameter| parameter.default.as_ref()) {
            Some(default) if raw.is_unbound() => default(cx)?,
            _ => Value::from_raw(cx.vm, raw),
        };
        T::from_value(value, cx).map_err(|error| {
            if error.kind() != ErrorKind::Convert {
                return error;
            }
            let name = &self.definition.name;
            let message = match parameter {
                Some(parameter) => format!("{name}() argument '{}': {error}", parameter.name),
                None => format!("{name}() argument {}: {error}", index + 1),
            };
            Error::new(ErrorKind::Convert, message)
        })
    }
}

/// Arguments in the order of the parameters, where that is not how they came.
pub(crate) type Bound = SmallVec<[Raw; 8]>;

/// Binds the arguments of a call to the parameters, or raises what Python raises. Gives the arguments in the
/// order of the parameters; none: they lie in that order already.
pub(crate) fn bind(vm: &mut Vm, definition: &Definition, args: Args<'_>) -> Outcome<Option<Bound>> {
    if definition.params.is_empty() {
        check_count(vm, definition, args).map(|()| None)
    } else {
        by_name(vm, definition, args).map(Some)
    }
}

/// Parameters without names: the phrasings of built-in functions.
fn check_count(vm: &mut Vm, definition: &Definition, args: Args<'_>) -> Outcome<()> {
    let Definition { name, arity, .. } = definition;
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = args.len();
    let most = arity.most.unwrap_or(usize::MAX);
    if (arity.required..=most).contains(&given) {
        return Ok(());
    }
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let message = if most == 0 {
        format!("{name}() takes no arguments ({given} given)")
    } else if arity.required == most && most == 1 {
        format!("{name}() takes exactly one argument ({given} given)")
    } else if arity.required == most {
        format!("{name} expected {most} arguments, got {given}")
    } else if given < arity.required {
        format!(
            "{name} expected at least {} argument{}, got {given}",
            arity.required,
            plural(arity.required)
        )
    } else {
        format!(
            "{name} expected at most {most} argument{}, got {given}",
            plural(most)
        )
    };
    Err(vm.type_error(message))
}

/// Parameters with names: the phrasings of Python functions.
fn by_name(vm: &mut Vm, definition: &Definition, args: Args<'_>) -> Outcome<Bound> {
    let Definition {
        name,
        arity,
        params,
        ..
    } = definition;
    let positional = arity.parameters - usize::from(arity.most.is_none());
    if arity.most.is_some() && args.len() > positional {
        return Err(too_many(vm, definition, args));
    }
    let mut values: Bound = SmallVec::from_slice(args.pos);
    if values.len() < positional {
        values.resize(positional, Raw::UNBOUND);
    }
    for &(keyword, value) in args.kw {
        let keyword = vm.text(keyword).to_owned();
        let Some(index) = params
            .iter()
            .position(|parameter| *parameter.name == *keyword)
        else {
            return Err(vm.type_error(format!(
                "{name}() got an unexpected keyword argument '{keyword}'"
            )));
        };
        if values[index].is_bound() {
            return Err(vm.type_error(format!(
                "{name}() got multiple values for argument '{keyword}'"
            )));
        }
        values[index] = value;
    }
    let required = |index: usize| {
        index < arity.required
            && params
                .get(index)
                .is_none_or(|parameter| parameter.default.is_none())
    };
    let missing: Vec<String> = (0..positional)
        .filter(|&index| required(index) && values[index].is_unbound())
        .map(|index| match params.get(index) {
            Some(parameter) => format!("'{}'", parameter.name),
            None => format!("'{}'", index + 1),
        })
        .collect();
    if missing.is_empty() {
        Ok(values)
    } else {
        Err(missing_arguments(vm, name, &missing))
    }
}

/// `f() missing 2 required positional arguments: 'a' and 'b'`
fn missing_arguments(vm: &mut Vm, name: &str, missing: &[String]) -> crate::vm::Fault {
    let count = missing.len();
    let list = match missing {
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
        [] => String::new(),
    };
    let plural = if count == 1 { "" } else { "s" };
    vm.type_error(format!(
        "{name}() missing {count} required positional argument{plural}: {list}"
    ))
}

/// `f() takes 1 positional argument but 2 were given`
fn too_many(vm: &mut Vm, definition: &Definition, args: Args<'_>) -> crate::vm::Fault {
    let Definition {
        name,
        arity,
        params,
        ..
    } = definition;
    let most = arity.parameters;
    let required = params
        .iter()
        .take_while(|parameter| parameter.default.is_none())
        .count()
        .min(arity.required);
    let given = args.len();
    let takes = if required < most {
        format!("from {required} to {most}")
    } else {
        most.to_string()
    };
    let plural = if most == 1 && required == most {
        ""
    } else {
        "s"
    };
    let were = if given == 1 { "was" } else { "were" };
    vm.type_error(format!(
        "{name}() takes {takes} positional argument{plural} but {given} {were} given"
    ))
}
