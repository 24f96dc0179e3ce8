//! What arguments mean that stand for a number, a truth value or bytes.

use nonlocal::{BigInt, Closure, Ctx, Error, FromValue, Object, Result, Value};

pub(crate) fn type_error(text: impl Into<String>) -> Error {
    Error::exception("TypeError", text)
}

pub(crate) fn value_error(text: impl Into<String>) -> Error {
    Error::exception("ValueError", text)
}

/// Whether the class of an object has an attribute.
fn class_has(object: &Object, name: &str, cx: &mut Ctx<'_>) -> Result<bool> {
    let class: Object = cx.attr(object, "__class__")?;
    match cx.attr::<Object>(&class, name) {
        Ok(_) => Ok(true),
        Err(error) if error.is_exception("AttributeError") => Ok(false),
        Err(error) => Err(error),
    }
}

/// The int that a value stands for, by `__index__` where it is none. One that has more than 128 bits is the nearest that has
/// not. `None` for what is no integer.
pub(crate) fn integer(value: &Value, cx: &mut Ctx<'_>) -> Result<Option<i128>> {
    Ok(Some(match value {
        Value::Bool(value) => i128::from(*value),
        Value::Int(value) => i128::from(*value),
        Value::BigInt(value) => nearest(value),
        Value::Object(object) => {
            if let Ok(value) = BigInt::from_value(value.clone(), cx) {
                return Ok(Some(nearest(&value)));
            }
            if !class_has(object, "__index__", cx)? {
                return Ok(None);
            }
            let value: Value = cx.call_method(object, "__index__", ())?;
            match BigInt::from_value(value.clone(), cx) {
                Ok(value) => nearest(&value),
                Err(_) => {
                    let name = cx.type_name(&value);
                    let text = format!("__index__ returned non-int (type {name})");
                    return Err(type_error(text));
                }
            }
        }
        _ => return Ok(None),
    }))
}

fn nearest(value: &BigInt) -> i128 {
    let bound = || {
        if value < &BigInt::from(0) {
            i128::MIN
        } else {
            i128::MAX
        }
    };
    i128::try_from(value).unwrap_or_else(|_| bound())
}

/// An int that counts or places something: C's `Py_ssize_t`.
pub(crate) fn size(value: &Value, cx: &mut Ctx<'_>) -> Result<i64> {
    let Some(integer) = integer(value, cx)? else {
        let name = cx.type_name(value);
        let text = format!("'{name}' object cannot be interpreted as an integer");
        return Err(type_error(text));
    };
    i64::try_from(integer).map_err(|_| {
        Error::exception(
            "OverflowError",
            "Python int too large to convert to C ssize_t",
        )
    })
}

/// The float that a value stands for, by `__float__` or `__index__` where it is none. `None` for what is no number.
pub(crate) fn float(value: &Value, cx: &mut Ctx<'_>) -> Result<Option<f64>> {
    match value {
        Value::Float(value) => Ok(Some(*value)),
        Value::Int(value) => Ok(Some(*value as f64)),
        Value::Bool(value) => Ok(Some(f64::from(u8::from(*value)))),
        Value::BigInt(_) => {
            let text = "int too large to convert to float";
            f64::from_value(value.clone(), cx)
                .map(Some)
                .or_else(|_| whole_float(value).map(Some))
                .map_err(|()| Error::exception("OverflowError", text))
        }
        Value::Object(object) => {
            if let Ok(value) = f64::from_value(value.clone(), cx) {
                return Ok(Some(value));
            }
            if class_has(object, "__float__", cx)? {
                return cx.call_method(object, "__float__", ()).map(Some);
            }
            Ok(integer(value, cx)?.map(|value| value as f64))
        }
        _ => Ok(None),
    }
}

/// The float nearest to a large int, by its digits.
fn whole_float(value: &Value) -> std::result::Result<f64, ()> {
    let Value::BigInt(value) = value else {
        return Err(());
    };
    // Beyond the range of floats the number of digits does not matter.
    if value.bits() > 1100 {
        return Err(());
    }
    match value.to_string().parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(()),
    }
}

/// What `bool()` says of a value.
pub(crate) fn truth(value: &Value, cx: &mut Ctx<'_>) -> Result<bool> {
    Ok(match value {
        Value::None => false,
        Value::Bool(value) => *value,
        Value::Int(value) => *value != 0,
        Value::Float(value) => *value != 0.0,
        Value::Str(text) => !text.is_empty(),
        Value::Object(object) => {
            if class_has(object, "__bool__", cx)? {
                return cx.call_method(object, "__bool__", ());
            }
            if class_has(object, "__len__", cx)? {
                return Ok(cx.len(object)? != 0);
            }
            true
        }
        _ => true,
    })
}

/// Whether a value is an instance of one of the built-in classes with these names.
pub(crate) fn is_instance(value: &Value, names: &[&str], cx: &mut Ctx<'_>) -> Result<bool> {
    if names.contains(&&*cx.type_name(value)) {
        return Ok(true);
    }
    let Value::Object(object) = value else {
        return Ok(false);
    };
    let class: Object = cx.attr(object, "__class__")?;
    let bases: Vec<Closure> = match cx.attr(&class, "__mro__") {
        Ok(bases) => bases,
        Err(_) => return Ok(false),
    };
    for base in bases {
        let base = Object::from(base);
        let module: Value = cx.attr(&base, "__module__")?;
        if module == Value::from("builtins")
            && names.contains(&&*cx.attr::<String>(&base, "__name__")?)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The number of bytes of a bytes-like object.
pub(crate) fn byte_len(value: &Value, cx: &mut Ctx<'_>) -> Result<usize> {
    cx.with_bytes(value, <[u8]>::len)
}
