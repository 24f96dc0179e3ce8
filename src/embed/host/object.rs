//! Objects of host types: made by the host or by scripts, and typed access back to their data.

use std::any::TypeId;
use std::fmt;
use std::sync::Arc;

use super::data::{Kind, Lend, lent};
use super::host_type::Spec;
use crate::embed::{
    Closure, Ctx, Error, FromValue, HostType, IntoValue, Object, Ref, RefMut, Result, Runtime,
    Value,
};
use crate::object::HostBox;
use crate::value::{ClassKey, Value as VmValue};
use crate::vm::{KnownType, Vm};

/// A handle to an object of a host type, with typed access to its data.
///
/// Like every handle it keeps its object alive, and works on any thread.
///
/// ```
/// use nonlocal::{Engine, HostRef, HostType};
///
/// struct Account {
///     balance: f64,
/// }
///
/// let account = HostType::<Account>::new("Account")
///     .method("deposit", |this: &mut Account, amount: f64| this.balance += amount);
/// let mut rt = Engine::builder().host_type(account).build().runtime();
///
/// let account: HostRef<Account> = rt.object(Account { balance: 1.0 })?;
/// rt.set("account", &account)?;
/// rt.run::<()>("account.deposit(2.0)")?;
/// assert_eq!(account.borrow()?.balance, 3.0);
/// account.borrow_mut()?.balance = 0.0;
///
/// let same: HostRef<Account> = rt.run("account")?;
/// assert_eq!(same.borrow()?.balance, 0.0);
/// let error = rt.run::<HostRef<Account>>("'no account'").unwrap_err();
/// assert_eq!(error.to_string(), "expected Account, got str");
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct HostRef<T> {
    object: Object,
    data: Arc<dyn Lend<T>>,
}

impl<T: 'static> HostRef<T> {
    /// Borrows the data to read it, until the [`Ref`] is dropped. Scripts that change the data meanwhile get an error
    /// too.
    ///
    /// # Errors
    /// A Python `RuntimeError` ([`ErrorKind::Exception`](crate::ErrorKind::Exception)) if it is mutably borrowed at the
    /// moment, by the host or by a method that is under way. It never waits: try again afterwards.
    pub fn borrow(&self) -> Result<Ref<'_, T>> {
        self.data.borrow()
    }

    /// Borrows the data to change it, until the [`RefMut`] is dropped.
    ///
    /// # Errors
    /// As [`HostRef::borrow`], also if it is borrowed to be read.
    pub fn borrow_mut(&self) -> Result<RefMut<'_, T>> {
        self.data.borrow_mut()
    }

    /// The untyped handle, for [`Runtime::attr`](crate::Runtime::attr) and the like.
    #[must_use]
    pub fn object(&self) -> &Object {
        &self.object
    }

    pub(crate) fn into_data(self) -> Arc<dyn Lend<T>> {
        self.data
    }
}

impl<T> Clone for HostRef<T> {
    fn clone(&self) -> Self {
        Self {
            object: self.object.clone(),
            data: Arc::clone(&self.data),
        }
    }
}

impl<T> PartialEq for HostRef<T> {
    /// Whether both are handles of the same object: Python's `is`, not its `==`.
    fn eq(&self, other: &Self) -> bool {
        self.object == other.object
    }
}

impl<T> Eq for HostRef<T> {}

impl<T> fmt::Debug for HostRef<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostRef({:?})", self.object)
    }
}

impl<T> From<HostRef<T>> for Object {
    fn from(handle: HostRef<T>) -> Self {
        handle.object
    }
}

impl<T: 'static> FromValue for HostRef<T> {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        if let Value::Object(object) = &value {
            let raw = object.raw(cx.vm)?;
            if let Some(data) = cx.vm.heap.host_data(raw).and_then(lent) {
                return Ok(Self {
                    object: object.clone(),
                    data,
                });
            }
        }
        let expected = match cx.vm.host.known_type(TypeId::of::<T>()) {
            Some(known) => cx.vm.heap.class_name(known.class.into()),
            None => std::any::type_name::<T>().to_owned(),
        };
        Err(value.mismatch(&expected, cx))
    }
}

impl<T> IntoValue for HostRef<T> {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Object(self.object))
    }
}

impl<T> IntoValue for &HostRef<T> {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Object(self.object.clone()))
    }
}

/// A Rust type that says itself what scripts may do with it: its values can be passed to scripts like any other
/// ([`IntoValue`]), and if it is `Clone`, come back as copies ([`FromValue`]).
///
/// ```
/// use nonlocal::{HostObject, HostType, Runtime};
///
/// #[derive(Clone)]
/// struct Money(i64);
///
/// impl HostObject for Money {
///     fn host_type() -> HostType<Self> {
///         HostType::new("Money")
///             .method("__add__", |this: &Money, other: Money| Money(this.0 + other.0))
///             .repr(|this| format!("{}.{:02} EUR", this.0 / 100, this.0 % 100))
///     }
/// }
///
/// let mut rt = Runtime::new();
/// rt.set("a", Money(150))?;
/// rt.set("b", Money(275))?;
/// assert_eq!(rt.run::<Money>("a + b")?.0, 425);
/// assert_eq!(rt.run::<String>("repr(a + b)")?, "4.25 EUR");
/// # Ok::<(), nonlocal::Error>(())
/// ```
/// With the feature `derive`, `#[derive(HostType)]` implements it, with `#[nonlocal(get)]` or `#[nonlocal(get, set)]` on the
/// fields that scripts see, and `#[nonlocal(with = function)]` on the type for a function that adds methods.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` does not cross between Rust and Python",
    note = "derive or implement `IntoValue` and `FromValue` to pass copies, or `HostObject` to pass an object with methods"
)]
pub trait HostObject: Sized + Send + 'static {
    /// What scripts may do with it. It is asked once in each runtime, unless the [`Engine`](crate::Engine) has a
    /// host type for the Rust type already.
    fn host_type() -> HostType<Self>;
}

impl<T: HostObject> IntoValue for T {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let raw = self.into_raw_value(cx)?;
        Ok(Value::from_raw(cx.vm, raw))
    }

    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        if cx.vm.host.known_type(TypeId::of::<T>()).is_none() && !knows::<T>(cx.vm) {
            Arc::new(T::host_type().into_spec()).class(cx)?;
        }
        new_object(cx, self, None)
    }
}

impl<T: HostObject + Clone> FromValue for T {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let handle = HostRef::<T>::from_value(value, cx)?;
        let data = handle.borrow()?;
        Ok(data.clone())
    }
}

/// Whether objects of a Rust type can be made.
fn knows<T: 'static>(vm: &Vm) -> bool {
    spec_of(vm, TypeId::of::<T>()).is_some()
}

/// The host type for a Rust type: one that the runtime has met, or one of the engine's.
fn spec_of(vm: &Vm, rust: TypeId) -> Option<Arc<Spec>> {
    if let Some(known) = vm.host.known_type(rust) {
        return Arc::clone(&known.spec).downcast().ok();
    }
    let settings = super::call::settings(vm);
    let found = settings.host_types.iter().find(|spec| spec.rust == rust);
    found.cloned()
}

/// As [`spec_of`], or the error of a type that the runtime does not know.
fn known_spec<T: 'static>(vm: &Vm) -> Result<Arc<Spec>> {
    spec_of(vm, TypeId::of::<T>()).ok_or_else(|| {
        let name = std::any::type_name::<T>();
        Error::not_found(format!("the engine has no host type for `{name}`"))
    })
}

/// An object with this data: of the class of its type, or of one that a script derived from that.
pub(crate) fn new_object<T: Send + 'static>(
    cx: &mut Ctx<'_>,
    value: T,
    class: Option<VmValue>,
) -> Result<VmValue> {
    if class.is_none()
        && let Some(known) = cx.vm.host.known_type(TypeId::of::<T>())
    {
        let (class, kind) = (known.class, kind_of::<T>(known)?);
        return Ok(cx.vm.new_host_instance(class, kind.boxed(value)));
    }
    let spec = known_spec::<T>(cx.vm)?;
    let own = spec.class(cx)?;
    let class = match class {
        Some(class) if class != own.into() => derived(cx, own, class)?,
        _ => own,
    };
    let data = boxed(cx.vm, value)?;
    Ok(cx.vm.new_host_instance(class, data))
}

/// Gives an object of a script's class that derives from a host type its data.
pub(crate) fn fill_object<T: Send + 'static>(
    cx: &mut Ctx<'_>,
    value: T,
    object: VmValue,
) -> Result<VmValue> {
    let spec = known_spec::<T>(cx.vm)?;
    let own = spec.class(cx)?;
    let class = cx.vm.type_of(object);
    let Some(instance) = object
        .as_instance()
        .filter(|_| cx.vm.is_subtype(class, own.into()))
    else {
        let text = format!(
            "descriptor '__init__' requires a '{}' object but received a '{}'",
            spec.name,
            cx.vm.type_name(object)
        );
        return Err(Error::exception("TypeError", text));
    };
    let data = boxed(cx.vm, value)?;
    cx.vm.fill_host_instance(instance, data);
    Ok(VmValue::NONE)
}

/// Data of a host type that the runtime has met, for the heap.
pub(crate) fn boxed<T: Send + 'static>(vm: &Vm, value: T) -> Result<HostBox> {
    match vm.host.known_type(TypeId::of::<T>()) {
        Some(known) => Ok(kind_of::<T>(known)?.boxed(value)),
        None => Err(Error::not_found("the runtime has not met the host type")),
    }
}

/// What the data of a type has in common.
fn kind_of<T: 'static>(known: &KnownType) -> Result<Arc<Kind<T>>> {
    let kind = Arc::clone(&known.kind).downcast::<Kind<T>>();
    kind.map_err(|_| Error::not_found("the host type belongs to another Rust type"))
}

/// The class that an explicit `__new__` is asked for, if it derives from the host's.
fn derived(cx: &mut Ctx<'_>, own: ClassKey, class: VmValue) -> Result<ClassKey> {
    let own_name = cx.vm.heap.class_name(own.into());
    if let Some(key) = class.as_class()
        && cx.vm.is_subtype(class, own.into())
    {
        return Ok(key);
    }
    let text = if class.is_type() {
        let name = cx.vm.heap.class_name(class);
        format!("{own_name}.__new__({name}): {name} is not a subtype of {own_name}")
    } else {
        let given = cx.vm.type_name(class);
        format!("{own_name}.__new__(X): X is not a type object ({given})")
    };
    Err(Error::exception("TypeError", text))
}

/// # Objects of host types
impl Ctx<'_> {
    /// An object of a host type; see [`Runtime::object`](crate::Runtime::object).
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the engine has no [`HostType`] for the Rust type and it
    /// was not passed to this runtime as a [`HostObject`] before. The value is dropped.
    pub fn object<T: Send + 'static>(&mut self, value: T) -> Result<HostRef<T>> {
        self.scoped(|cx| {
            let raw = new_object(cx, value, None)?;
            let value = Value::from_raw(cx.vm, raw);
            HostRef::from_value(value, cx)
        })
    }

    /// The class of a host type in this runtime; see [`Runtime::class`](crate::Runtime::class).
    ///
    /// # Errors
    /// As [`Ctx::object`].
    pub fn class<T: Send + 'static>(&mut self) -> Result<Closure> {
        let class = known_spec::<T>(self.vm)?.class(self)?;
        Ok(Closure::new(self.vm.host.roots.root(class.into())))
    }
}

/// # Objects of host types
impl Runtime {
    /// An object of a host type, with this value as its data: the handle can be passed to scripts, and borrowed.
    ///
    /// ```
    /// use nonlocal::{ErrorKind, Runtime};
    ///
    /// struct Unknown;
    ///
    /// let error = Runtime::new().object(Unknown).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::NotFound);
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if the engine has no [`HostType`] for the Rust type and it
    /// was not passed to this runtime as a [`HostObject`] before. The value is dropped.
    pub fn object<T: Send + 'static>(&mut self, value: T) -> Result<HostRef<T>> {
        self.enter(|cx| cx.object(value))
    }

    /// The class of a host type, to be passed to scripts that do not import it.
    ///
    /// ```
    /// use nonlocal::{Engine, HostType};
    ///
    /// struct Point(i64, i64);
    ///
    /// let point = HostType::<Point>::new("Point").constructor(Point).property("x", |this: &Point| this.0);
    /// let mut rt = Engine::builder().host_type(point).build().runtime();
    /// let class = rt.class::<Point>()?;
    /// rt.set("Point", &class)?;
    /// assert_eq!(rt.run::<i64>("Point(3, 4).x")?, 3);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::object`].
    pub fn class<T: Send + 'static>(&mut self) -> Result<Closure> {
        self.enter(|cx| cx.class::<T>())
    }
}
