//! What the derive macros call: conversions of structs and enums, field by field.

use crate::embed::{Ctx, Error, ErrorKind, FromValue, IntoValue, Object, Result, Value};

/// A field of a struct: the item of a dict, or an attribute of another object.
fn read<T: FromValue>(value: &Value, name: &str, cx: &mut Ctx<'_>) -> Result<Option<T>> {
    let object = Object::from_value(value.clone(), cx)?;
    let raw = object.raw(cx.vm)?;
    let found = match cx.vm.heap.payload(raw).as_dict() {
        Some(dict) => {
            let key = cx.vm.heap.intern(name);
            cx.vm.heap.dict_get_str(dict, key)
        }
        None => {
            let key = cx.vm.heap.intern(name);
            let found = cx.vm.getattr_opt(raw, key);
            cx.lift(found)?
        }
    };
    found
        .map(|found| T::from_raw_value(found, cx).map_err(|error| error.at_key(name)))
        .transpose()
}

/// A field that has to be there, unless its type is an `Option`.
///
/// # Errors
/// A value of another type, and the conversion of the field.
pub fn field<T: FromValue>(value: &Value, name: &str, cx: &mut Ctx<'_>) -> Result<T> {
    match read(value, name, cx)? {
        Some(field) => Ok(field),
        None if T::OPTIONAL => T::from_value(Value::None, cx),
        None => Err(value.mismatch(&format!("a dict or an object with '{name}'"), cx)),
    }
}

/// A field that may be missing.
///
/// # Errors
/// As [`field`].
pub fn field_or_default<T: FromValue + Default>(
    value: &Value,
    name: &str,
    cx: &mut Ctx<'_>,
) -> Result<T> {
    read(value, name, cx).map(Option::unwrap_or_default)
}

/// The items of a tuple or a list of this length.
///
/// # Errors
/// Another type, or another length.
pub fn items(value: Value, count: usize, cx: &mut Ctx<'_>) -> Result<Vec<Value>> {
    let items = Vec::<Value>::from_value(value, cx)?;
    match items.len() {
        given if given == count => Ok(items),
        given => Err(Error::convert(
            &format!("{count} items"),
            &given.to_string(),
        )),
    }
}

/// One of the items, converted.
///
/// # Errors
/// What its conversion refuses.
pub fn item<T: FromValue>(items: &mut [Value], index: usize, cx: &mut Ctx<'_>) -> Result<T> {
    let item = items.get_mut(index).map(std::mem::take).unwrap_or_default();
    T::from_value(item, cx).map_err(|error| error.at_index(index))
}

/// What a variant holds, if it takes the value.
///
/// # Errors
/// An error that is not that of a conversion.
pub fn attempt<T: FromValue>(value: &Value, cx: &mut Ctx<'_>) -> Result<Option<T>> {
    match T::from_value(value.clone(), cx) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == ErrorKind::Convert => Ok(None),
        Err(error) => Err(error),
    }
}

/// The error of a value that no variant takes.
#[must_use]
pub fn no_variant(value: &Value, name: &str, names: &[&str], cx: &mut Ctx<'_>) -> Error {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match value {
        Value::Str(text) if !names.is_empty() => Error::convert(
            &format!("{name}, one of {}", quoted.join(", ")),
            &format!("'{text}'"),
        ),
        value => value.mismatch(name, cx),
    }
}

/// A dict of the fields.
///
/// # Errors
/// A heap without room for it.
pub fn dict<const N: usize>(pairs: [(&str, Value); N], cx: &mut Ctx<'_>) -> Result<Value> {
    let dict = cx.vm.heap.new_dict();
    cx.vm.heap.keep(dict.into());
    for (name, value) in pairs {
        let value = value.into_raw(cx.vm)?;
        let key = cx.vm.heap.intern(name);
        cx.vm.heap.dict_set_str(dict, key, value);
    }
    Ok(Value::from_raw(cx.vm, dict.into()))
}

/// A tuple of the fields.
///
/// # Errors
/// A heap without room for it.
pub fn tuple<const N: usize>(items: [Value; N], cx: &mut Ctx<'_>) -> Result<Value> {
    let mut raw = Vec::with_capacity(N);
    for item in items {
        raw.push(item.into_raw_value(cx)?);
    }
    let tuple = cx.vm.heap.new_tuple(&raw);
    Ok(Value::from_raw(cx.vm, tuple))
}
