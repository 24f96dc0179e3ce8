//! Objects of scripts: attributes, items, methods and iteration, from outside and from inside of a run.

use std::marker::PhantomData;

#[cfg(doc)]
use crate::embed::ErrorKind;
use crate::embed::error::called_method;
use crate::embed::{
    Ctx, FromValue, Interpolation, IntoArgs, IntoValue, Object, Result, Runtime, Value,
};

/// # Objects
impl Runtime {
    /// Reads an attribute of an object, as `getattr` does; CPython's `PyObject_GetAttrString`. Properties and
    /// `__getattr__` of scripts run.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let point: Object = rt.run("class Point: x = 3\nPoint()")?;
    /// assert_eq!(rt.attr::<i64>(&point, "x")?, 3);
    /// rt.set_attr(&point, "x", 4)?;
    /// assert_eq!(rt.attr::<i64>(&point, "x")?, 4);
    /// assert!(rt.attr::<i64>(&point, "y").unwrap_err().is_exception("AttributeError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is `AttributeError`.
    pub fn attr<T: FromValue>(&mut self, object: &Object, name: &str) -> Result<T> {
        self.enter(|cx| cx.attr(object, name))
    }

    /// Sets an attribute of an object, as `setattr` does; CPython's `PyObject_SetAttrString`. [`Runtime::attr`] has an
    /// example.
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is the `AttributeError` of objects that do not take the attribute.
    pub fn set_attr(&mut self, object: &Object, name: &str, value: impl IntoValue) -> Result<()> {
        self.enter(|cx| cx.set_attr(object, name, value))
    }

    /// Reads `object[key]`; CPython's `PyObject_GetItem`.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let prices: Object = rt.run("{'tea': 250}")?;
    /// assert_eq!(rt.item::<i64>(&prices, "tea")?, 250);
    /// assert!(rt.item::<i64>(&prices, "ale").unwrap_err().is_exception("KeyError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions are `KeyError` and `IndexError`.
    pub fn item<T: FromValue>(&mut self, object: &Object, key: impl IntoValue) -> Result<T> {
        self.enter(|cx| cx.item(object, key))
    }

    /// Sets `object[key]`; CPython's `PyObject_SetItem`.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let prices: Object = rt.run("{'tea': 250}")?;
    /// rt.set_item(&prices, "jam", 310)?;
    /// rt.del_item(&prices, "tea")?;
    /// assert!(rt.contains(&prices, "jam")? && !rt.contains(&prices, "tea")?);
    /// assert_eq!(rt.len(&prices)?, 1);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is the `TypeError` of objects whose items cannot be set.
    pub fn set_item(
        &mut self,
        object: &Object,
        key: impl IntoValue,
        value: impl IntoValue,
    ) -> Result<()> {
        self.enter(|cx| cx.set_item(object, key, value))
    }

    /// Deletes `object[key]`; CPython's `PyObject_DelItem`. [`Runtime::set_item`] has an example.
    ///
    /// # Errors
    /// As [`Runtime::item`].
    pub fn del_item(&mut self, object: &Object, key: impl IntoValue) -> Result<()> {
        self.enter(|cx| cx.del_item(object, key))
    }

    /// Whether `item in object`; CPython's `PySequence_Contains`. [`Runtime::set_item`] has an example.
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is the `TypeError` of objects that contain nothing.
    pub fn contains(&mut self, object: &Object, item: impl IntoValue) -> Result<bool> {
        self.enter(|cx| cx.contains(object, item))
    }

    /// `len(object)`; CPython's `PyObject_Size`. [`Runtime::set_item`] has an example.
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is the `TypeError` of objects without a length.
    pub fn len(&mut self, object: &Object) -> Result<usize> {
        self.enter(|cx| cx.len(object))
    }

    /// A Rust value as a value of this runtime: of a `Vec`, a map or a host object a handle to the list, dict or object
    /// that it becomes. [`Runtime::from_value`] is the way back.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime, Value};
    ///
    /// let mut rt = Runtime::new();
    /// let Value::Object(list) = rt.value(vec![3, 1, 2])? else { panic!("a list is a handle") };
    /// rt.call_method::<()>(&list, "sort", ())?;
    /// assert_eq!(rt.from_value::<Vec<i64>>(list)?, [1, 2, 3]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::set`].
    pub fn value(&mut self, value: impl IntoValue) -> Result<Value> {
        self.enter(|cx| cx.value(value))
    }

    /// What a value, or a handle, is as a Rust type.
    ///
    /// # Errors
    /// [`ErrorKind::Convert`] if it does not convert to `T`, and [`ErrorKind::ForeignHandle`] for a handle of another
    /// runtime.
    pub fn from_value<T: FromValue>(&mut self, value: impl Into<Value>) -> Result<T> {
        self.enter(|cx| cx.from_value(value))
    }

    /// Calls a method of an object, found as `object.name` is; CPython's `PyObject_CallMethod`.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let list: Object = rt.run("[3, 1, 2]")?;
    /// rt.call_method::<()>(&list, "sort", ())?;
    /// assert_eq!(rt.call_method::<i64>(&list, "pop", (0,))?, 1);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; among the exceptions is `AttributeError`.
    pub fn call_method<T: FromValue>(
        &mut self,
        object: &Object,
        name: &str,
        args: impl IntoArgs,
    ) -> Result<T> {
        self.enter(|cx| cx.call_method(object, name, args))
    }

    /// Goes through what a `for` loop would go through: the items of a list, what a generator yields, ..
    /// Each item is made when the iterator is asked for it, in a run of its own with its own
    /// [`Limits::fuel`](crate::Limits::fuel). It ends after the first error.
    ///
    /// ```
    /// use nonlocal::{Object, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let squares: Object = rt.run("
    /// def squares():
    ///     n = 0
    ///     while True:
    ///         yield n * n
    ///         n += 1
    /// squares()")?;
    /// let first: Vec<i64> = rt.iter(&squares)?.take(4).collect::<Result<_, _>>()?;
    /// assert_eq!(first, [0, 1, 4, 9]);
    /// assert_eq!(rt.iter::<i64>(&squares)?.next().transpose()?, Some(16));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// The `TypeError` for an object that cannot be iterated, what its `__iter__` raises, and
    /// [`ErrorKind::ForeignHandle`]. What comes up on the way is an item of the iterator: `Some(Err(..))`, the last one.
    pub fn iter<T: FromValue>(&mut self, object: &Object) -> Result<Items<'_, T>> {
        let iterator = self.enter(|cx| cx.iter(object))?;
        Ok(Items {
            runtime: self,
            iterator: Some(iterator),
            item: PhantomData,
        })
    }

    /// What `repr()` gives for a value; CPython's `PyObject_Repr`.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// assert_eq!(rt.repr("it's")?, "\"it's\"");
    /// assert_eq!(rt.str("it's")?, "it's");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]: a `__repr__` of a script runs.
    pub fn repr(&mut self, value: impl IntoValue) -> Result<String> {
        self.enter(|cx| cx.repr(value))
    }

    /// What `str()` gives for a value; CPython's `PyObject_Str`.
    ///
    /// # Errors
    /// As [`Runtime::call`]: a `__str__` or `__repr__` of a script runs.
    pub fn str(&mut self, value: impl IntoValue) -> Result<String> {
        self.enter(|cx| cx.str(value))
    }

    /// What an f-string would show for a field of a template: its value, converted and formatted; CPython's
    /// `PyObject_Format`.
    ///
    /// ```
    /// use nonlocal::{Interpolation, Runtime};
    ///
    /// let price = Interpolation::new("price", 4.5).with_format_spec(".2f");
    /// assert_eq!(Runtime::new().format(&price)?, "4.50");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]: a `__format__`, `__str__` or `__repr__` of a script runs.
    pub fn format(&mut self, field: &Interpolation) -> Result<String> {
        self.enter(|cx| cx.format(field))
    }
}

/// # Objects
impl Ctx<'_> {
    /// The name of the class of a value, as messages about it have it.
    ///
    /// ```
    /// use nonlocal::{Ctx, Engine, Module, Value};
    ///
    /// let name = |cx: &mut Ctx<'_>, value: Value| cx.type_name(&value);
    /// let mut rt = Engine::builder().module(Module::new("tools").function("name", name)).build().runtime();
    /// assert_eq!(rt.run::<String>("import tools\ntools.name(None) + tools.name([])")?, "NoneTypelist");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn type_name(&self, value: &Value) -> String {
        match value {
            Value::None => "NoneType".to_owned(),
            Value::Object(object) => match object.raw(self.vm) {
                Ok(raw) => self.vm.type_name(raw),
                Err(_) => "object".to_owned(),
            },
            other => other.type_name(self),
        }
    }

    /// Reads an attribute of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions is `AttributeError`.
    pub fn attr<T: FromValue>(&mut self, object: &Object, name: &str) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let name = cx.vm.heap.intern(name);
            let outcome = cx.vm.getattr(object, name);
            cx.give(outcome)
        })
    }

    /// Sets an attribute of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn set_attr(&mut self, object: &Object, name: &str, value: impl IntoValue) -> Result<()> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let name = cx.vm.heap.intern(name);
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.setattr(object, name, value);
            cx.lift(outcome)
        })
    }

    /// Reads `object[key]`.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions are `KeyError` and `IndexError`.
    pub fn item<T: FromValue>(&mut self, object: &Object, key: impl IntoValue) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let key = key.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.get_item(object, key);
            cx.give(outcome)
        })
    }

    /// Sets `object[key]`.
    ///
    /// # Errors
    /// As [`Runtime::set_item`](crate::Runtime::set_item).
    pub fn set_item(
        &mut self,
        object: &Object,
        key: impl IntoValue,
        value: impl IntoValue,
    ) -> Result<()> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let key = key.into_value(cx)?.into_raw(cx.vm)?;
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.set_item(object, key, value);
            cx.lift(outcome)
        })
    }

    /// Deletes `object[key]`.
    ///
    /// # Errors
    /// As [`Runtime::item`](crate::Runtime::item).
    pub fn del_item(&mut self, object: &Object, key: impl IntoValue) -> Result<()> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let key = key.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.del_item(object, key);
            cx.lift(outcome)
        })
    }

    /// Whether `item in object`.
    ///
    /// # Errors
    /// As [`Runtime::contains`](crate::Runtime::contains).
    pub fn contains(&mut self, object: &Object, item: impl IntoValue) -> Result<bool> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let item = item.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.contains(object, item);
            cx.lift(outcome)
        })
    }

    /// `len(object)`
    ///
    /// # Errors
    /// As [`Runtime::len`](crate::Runtime::len).
    pub fn len(&mut self, object: &Object) -> Result<usize> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let outcome = cx.vm.len(object);
            cx.lift(outcome)
        })
    }

    /// A Rust value as a value of the runtime; see [`Runtime::value`](crate::Runtime::value).
    ///
    /// # Errors
    /// As [`Runtime::set`](crate::Runtime::set).
    pub fn value(&mut self, value: impl IntoValue) -> Result<Value> {
        self.scoped(|cx| value.into_value(cx))
    }

    /// What a value, or a handle, is as a Rust type; see [`Runtime::from_value`](crate::Runtime::from_value).
    ///
    /// # Errors
    /// As there.
    pub fn from_value<T: FromValue>(&mut self, value: impl Into<Value>) -> Result<T> {
        self.scoped(|cx| {
            let value = value.into();
            let raw = value.clone().into_raw(cx.vm)?;
            cx.vm.heap.keep(raw);
            T::from_value(value, cx)
        })
    }

    /// Calls a method of an object.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call); among the exceptions is `AttributeError`.
    pub fn call_method<T: FromValue>(
        &mut self,
        object: &Object,
        name: &str,
        args: impl IntoArgs,
    ) -> Result<T> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let args = args.into_args(cx)?;
            let outcome = cx.vm.call_method(object, name, &args.0);
            let raw = cx.lift(outcome)?;
            T::from_raw_value(raw, cx)
                .map_err(|error| error.of_result(|| called_method(cx.vm, object, name)))
        })
    }

    /// What `iter()` gives for an object; see [`Runtime::iter`](crate::Runtime::iter).
    ///
    /// # Errors
    /// The `TypeError` for an object that cannot be iterated, what its `__iter__` raises, and
    /// [`ErrorKind::ForeignHandle`].
    pub fn iter(&mut self, object: &Object) -> Result<Object> {
        self.scoped(|cx| {
            let object = object.raw(cx.vm)?;
            let outcome = cx.vm.iter(object);
            let iterator = cx.lift(outcome)?;
            Ok(Object::new(cx.vm.host.roots.root(iterator)))
        })
    }

    /// The next item of an iterator of a script's: a generator, or what [`Ctx::iter`] gave; `None` at its end.
    /// CPython's `PyIter_Next`.
    ///
    /// ```
    /// use nonlocal::{Ctx, Object, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let longest = rt.function("longest", |cx: &mut Ctx<'_>, words: Object| -> Result<String> {
    ///     let words = cx.iter(&words)?;
    ///     let mut longest = String::new();
    ///     while let Some(word) = cx.next::<String>(&words)? {
    ///         longest = if word.len() > longest.len() { word } else { longest };
    ///     }
    ///     Ok(longest)
    /// });
    /// rt.set("longest", longest)?;
    /// assert_eq!(rt.run::<String>("longest(w for w in 'a bcd ef'.split())")?, "bcd");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::call`]; [`ErrorKind::Convert`] for an item that
    /// does not convert to `T`, after which the iterator can go on.
    pub fn next<T: FromValue>(&mut self, iterator: &Object) -> Result<Option<T>> {
        self.scoped(|cx| {
            let iterator = iterator.raw(cx.vm)?;
            let outcome = cx.vm.next(iterator);
            match cx.lift(outcome)? {
                Some(item) => cx.give(Ok(item)).map(Some),
                None => Ok(None),
            }
        })
    }

    /// What `repr()` gives for a value.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn repr(&mut self, value: impl IntoValue) -> Result<String> {
        self.scoped(|cx| {
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.repr(value);
            cx.lift(outcome)
        })
    }

    /// What `str()` gives for a value.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn str(&mut self, value: impl IntoValue) -> Result<String> {
        self.scoped(|cx| {
            let value = value.into_value(cx)?.into_raw(cx.vm)?;
            let outcome = cx.vm.str_of(value);
            cx.lift(outcome)
        })
    }

    /// What an f-string would show for a field of a template: its value, converted and formatted.
    ///
    /// # Errors
    /// As [`Runtime::call`](crate::Runtime::call).
    pub fn format(&mut self, field: &Interpolation) -> Result<String> {
        self.scoped(|cx| field.formatted(cx))
    }
}

/// The items of a script's iterator, converted; see [`Runtime::iter`], which has an example. It borrows the runtime; an
/// item is asked for in [`Iterator::next`], and an error is the last one.
#[derive(Debug)]
pub struct Items<'rt, T> {
    runtime: &'rt mut Runtime,
    /// `None` once it has ended.
    iterator: Option<Object>,
    item: PhantomData<fn() -> T>,
}

impl<T: FromValue> Iterator for Items<'_, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        let iterator = self.iterator.take()?;
        let item = self.runtime.enter(|cx| cx.next(&iterator)).transpose()?;
        if item.is_ok() {
            self.iterator = Some(iterator);
        }
        Some(item)
    }
}

impl<T: FromValue> std::iter::FusedIterator for Items<'_, T> {}
