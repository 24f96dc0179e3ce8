//! `_hashlib`: what `hashlib` and `hmac` are made of.

mod blake2;
mod derive;
mod sponge;
mod state;

use std::sync::Arc;

use nonlocal::{
    Bytes, Ctx, Error, HostFunction, HostType, IntoValue, Keywords, Module, Result, Value,
};

use crate::data::value::{self, type_error, value_error};
use crate::host::Host;
use blake2::{Blake2b, Blake2s, Parameters};
use state::State;

/// The algorithms without parameters.
const NAMES: [&str; 14] = [
    "md5",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sha512_224",
    "sha512_256",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "shake_128",
    "shake_256",
];

/// The module.
pub(crate) fn module(_host: &Arc<Host>) -> Module {
    let new = |cx: &mut Ctx<'_>, name: &str, data: Value, _security: Value, string: Value| {
        begin(name, &data, &string, cx)
    };
    let new = HostFunction::new("new", new).param("name");
    let mut module = Module::new("_hashlib")
        .with(beginning(new))
        .function("_pbkdf2_hmac", derive::pbkdf2_hmac)
        .function("_scrypt", derive::scrypt)
        .function("compare_digest", compare_digest)
        .function("get_fips_mode", || 0)
        .value(
            "openssl_md_meth_names",
            std::collections::BTreeSet::from(NAMES),
        )
        .ty(methods(HostType::<Hash>::new("HASH"), "HASH"))
        .ty(methods(HostType::<Extendable>::new("HASHXOF"), "HASHXOF"));
    for name in NAMES {
        let new = move |cx: &mut Ctx<'_>, data: Value, _security: Value, string: Value| {
            begin(name, &data, &string, cx)
        };
        let new = HostFunction::new(&format!("openssl_{name}"), new);
        module = module.with(beginning(new).doc("A sum of the data, for a start."));
    }
    module
}

/// Adds the parameters that all functions have which begin a sum.
fn beginning(new: HostFunction) -> HostFunction {
    new.param_or("data", None::<bool>)
        .keyword_or("usedforsecurity", true)
        .keyword_or("string", None::<bool>)
}

/// Begins a sum.
fn begin(name: &str, data: &Value, string: &Value, cx: &mut Ctx<'_>) -> Result<Value> {
    let data = match (data, string) {
        (data, Value::None) => data,
        (Value::None, data) => data,
        _ => return Err(two_beginnings()),
    };
    let name = name.to_lowercase().replace('-', "_");
    let mut state =
        State::new(&name).ok_or_else(|| value_error(format!("unsupported hash type {name}")))?;
    if !matches!(data, Value::None) {
        update(&mut state, data, cx)?;
    }
    match state.is_extendable() {
        true => Extendable(state).begun(cx),
        false => Hash(state).begun(cx),
    }
}

fn two_beginnings() -> Error {
    type_error(
        "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a \
         future version.",
    )
}

/// `_blake2`: the two that take parameters.
pub(crate) fn blake2_module(_host: &Arc<Host>) -> Module {
    let long = methods(HostType::<Long>::new("blake2b"), "")
        .constructor_with(Long::new, signature)
        .value("MAX_KEY_SIZE", 64)
        .value("MAX_DIGEST_SIZE", 64)
        .value("SALT_SIZE", 16)
        .value("PERSON_SIZE", 16);
    let short = methods(HostType::<Short>::new("blake2s"), "")
        .constructor_with(Short::new, signature)
        .value("MAX_KEY_SIZE", 32)
        .value("MAX_DIGEST_SIZE", 32)
        .value("SALT_SIZE", 8)
        .value("PERSON_SIZE", 8);
    Module::new("_blake2").ty(long).ty(short)
}

/// A type of sums that are under way.
trait Sum: Clone + Send + Sync + 'static {
    /// As an object of scripts.
    fn begun(self, cx: &mut Ctx<'_>) -> Result<Value> {
        cx.object(self)?.into_value(cx)
    }

    fn state(&self) -> &State;
    fn state_mut(&mut self) -> &mut State;
}

macro_rules! sums {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])*
        #[derive(Clone)]
        struct $name(State);

        impl Sum for $name {
            fn state(&self) -> &State {
                &self.0
            }

            fn state_mut(&mut self) -> &mut State {
                &mut self.0
            }
        })*
    };
}

sums! {
    /// One of fixed length.
    Hash;
    /// One whose length `digest` chooses.
    Extendable;
    /// `blake2b`
    Long;
    /// `blake2s`
    Short;
}

/// What all of them have.
fn methods<T: Sum>(ty: HostType<T>, shown: &'static str) -> HostType<T> {
    let copy = |this: &T, cx: &mut Ctx<'_>| cx.object(this.clone());
    let ty = ty
        .property("name", |this: &T| this.state().name)
        .property("digest_size", |this: &T| this.state().digest_size())
        .property("block_size", |this: &T| this.state().block_size())
        .method_with(
            "update",
            |this: &mut T, cx: &mut Ctx<'_>, data: Value| update(this.state_mut(), &data, cx),
            |method| method.positional("data"),
        )
        .method("copy", copy);
    let ty = match shown {
        "" => ty,
        shown => ty.repr(move |this| {
            let name = this.state().name;
            format!(
                "<{name} _hashlib.{shown} object @ {:p}>",
                std::ptr::from_ref(this)
            )
        }),
    };
    if shown == "HASHXOF" {
        return ty
            .method_with(
                "digest",
                |this: &T, cx: &mut Ctx<'_>, length: Value| {
                    digest(this.state(), Some(&length), cx).map(Bytes)
                },
                |method| method.param("length"),
            )
            .method_with(
                "hexdigest",
                |this: &T, cx: &mut Ctx<'_>, length: Value| {
                    digest(this.state(), Some(&length), cx).map(|sum| hex(&sum))
                },
                |method| method.param("length"),
            );
    }
    ty.method("digest", |this: &T, cx: &mut Ctx<'_>| {
        digest(this.state(), None, cx).map(Bytes)
    })
    .method("hexdigest", |this: &T, cx: &mut Ctx<'_>| {
        digest(this.state(), None, cx).map(|sum| hex(&sum))
    })
}

/// Bytes that are taken in between two looks at what may stop the run.
const PIECE: usize = 1 << 16;

/// Takes bytes in, for a unit of fuel for every eight.
fn update(state: &mut State, data: &Value, cx: &mut Ctx<'_>) -> Result<()> {
    let length = match data {
        Value::Str(_) => return Err(type_error("Strings must be encoded before hashing")),
        Value::Object(_) => value::byte_len(data, cx),
        _ => Err(type_error("")),
    };
    let length = length.map_err(|error| match error.is_exception("TypeError") {
        true => type_error("object supporting the buffer API required"),
        false => error,
    })?;
    let mut start = 0;
    while start < length {
        let end = length.min(start + PIECE);
        cx.burn((end - start) as u64 / 8 + 1)?;
        cx.with_bytes(data, |data| {
            state.update(data.get(start..end).unwrap_or_default())
        })?;
        start = end;
    }
    Ok(())
}

fn digest(state: &State, length: Option<&Value>, cx: &mut Ctx<'_>) -> Result<Vec<u8>> {
    let length = match length {
        None => 0,
        Some(length) => {
            let length = value::size(length, cx)?;
            usize::try_from(length)
                .ok()
                .filter(|length| *length < 1 << 29)
                .ok_or_else(|| match length {
                    ..0 => value_error("value must be positive"),
                    _ => value_error("value is too large"),
                })?
        }
    };
    cx.charge(length)?;
    cx.burn(length as u64 / 8 + 4)?;
    Ok(state.finish(length))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // A `String` takes whatever is written.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The parameters of the constructors.
fn signature(new: HostFunction) -> HostFunction {
    new.positional_or("data", None::<i64>)
}

impl Long {
    fn new(cx: &mut Ctx<'_>, data: Value, Keywords(given): Keywords<Value>) -> Result<Self> {
        let parameters = parameters(&given, 64, 16, u64::MAX, cx)?;
        let mut state = State::blake2b(Blake2b::new(&parameters));
        match first_data(&data, &given)? {
            Value::None => {}
            data => update(&mut state, data, cx)?,
        }
        Ok(Self(state))
    }
}

impl Short {
    fn new(cx: &mut Ctx<'_>, data: Value, Keywords(given): Keywords<Value>) -> Result<Self> {
        let parameters = parameters(&given, 32, 8, (1 << 48) - 1, cx)?;
        let mut state = State::blake2s(Blake2s::new(&parameters));
        match first_data(&data, &given)? {
            Value::None => {}
            data => update(&mut state, data, cx)?,
        }
        Ok(Self(state))
    }
}

/// Reads the parameters, within the bounds of the variant.
fn parameters(
    given: &[(String, Value)],
    size: u8,
    salt: usize,
    offset: u64,
    cx: &mut Ctx<'_>,
) -> Result<Parameters> {
    let mut new = Parameters {
        digest_size: size,
        key: Vec::new(),
        salt: Vec::new(),
        person: Vec::new(),
        fanout: 1,
        depth: 1,
        leaf_size: 0,
        node_offset: 0,
        node_depth: 0,
        inner_size: 0,
        last_node: false,
    };
    for (name, value) in given {
        let text = match &**name {
            "digest_size" => {
                let class = if size == 64 { "Blake2b" } else { "Blake2s" };
                let given = value::size(value, cx)?;
                format!(
                    "digest_size for {class} must be between 1 and {size} bytes, here it is {given}"
                )
            }
            "inner_size" => format!("inner_size must be between 0 and is {size}"),
            "depth" => "depth must be between 1 and 255".to_owned(),
            "leaf_size" | "node_offset" => format!("{name} is too large"),
            _ => format!("{name} must be between 0 and 255"),
        };
        let number = |low: i128, high: u64, cx: &mut Ctx<'_>| match value::integer(value, cx)? {
            Some(number) if (low..=high.into()).contains(&number) => Ok(number as u64),
            Some(..0) if high > 255 => Err(value_error("Cannot convert negative int")),
            Some(_) if high > 255 => Err(Error::exception("OverflowError", text)),
            Some(_) => Err(value_error(text)),
            None => {
                let name = cx.type_name(value);
                let text = format!("'{name}' object cannot be interpreted as an integer");
                Err(type_error(text))
            }
        };
        match &**name {
            "data" | "string" => {}
            "digest_size" => new.digest_size = number(1, size.into(), cx)? as u8,
            "fanout" => new.fanout = number(0, 255, cx)? as u8,
            "depth" => new.depth = number(1, 255, cx)? as u8,
            "leaf_size" => new.leaf_size = number(0, u32::MAX.into(), cx)? as u32,
            "node_offset" => new.node_offset = number(0, offset, cx)?,
            "node_depth" => new.node_depth = number(0, 255, cx)? as u8,
            "inner_size" => new.inner_size = number(0, size.into(), cx)? as u8,
            "key" => new.key = short_bytes(name, value, size.into(), cx)?,
            "salt" => new.salt = short_bytes(name, value, salt, cx)?,
            "person" => new.person = short_bytes(name, value, salt, cx)?,
            "last_node" => new.last_node = value::truth(value, cx)?,
            "usedforsecurity" => {}
            _ => {
                let class = if size == 64 { "blake2b" } else { "blake2s" };
                return Err(type_error(format!(
                    "{class}() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    Ok(new)
}

/// What the sum begins with, by position or by one of its names.
fn first_data<'a>(data: &'a Value, given: &'a [(String, Value)]) -> Result<&'a Value> {
    let mut named = given
        .iter()
        .filter(|(name, _)| name == "data" || name == "string");
    match (data, named.next(), named.next()) {
        (data, None, _) => Ok(data),
        (Value::None, Some((_, data)), None) => Ok(data),
        _ => Err(two_beginnings()),
    }
}

/// Bytes of a bounded length.
fn short_bytes(name: &str, value: &Value, high: usize, cx: &mut Ctx<'_>) -> Result<Vec<u8>> {
    let copied = cx.with_bytes(value, |data| (data.len() <= high).then(|| data.to_vec()))?;
    copied.ok_or_else(|| match name {
        "key" => value_error(format!("maximum key length is {high} bytes")),
        _ => value_error(format!("maximum {name} length is {high} bytes")),
    })
}

/// `compare_digest(a, b)`: whether two are equal, in a time that does not tell where they differ.
fn compare_digest(cx: &mut Ctx<'_>, a: Value, b: Value) -> Result<bool> {
    let texts = (
        value::is_instance(&a, &["str"], cx)?,
        value::is_instance(&b, &["str"], cx)?,
    );
    let (a, b) = match texts {
        (true, true) => (text_bytes(&a, cx)?, text_bytes(&b, cx)?),
        _ => {
            let lengths = (value::byte_len(&a, cx), value::byte_len(&b, cx));
            if let (Err(_), Err(_)) = &lengths {
                let (a, b) = (cx.type_name(&a), cx.type_name(&b));
                return Err(type_error(format!(
                    "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
                )));
            }
            cx.charge(lengths.0?.saturating_add(lengths.1?))?;
            (
                cx.with_bytes(&a, <[u8]>::to_vec)?,
                cx.with_bytes(&b, <[u8]>::to_vec)?,
            )
        }
    };
    cx.burn((a.len() + b.len()) as u64 / 32)?;
    let differ = a.iter().zip(&b).fold(0, |differ, (a, b)| differ | (a ^ b));
    Ok(std::hint::black_box(differ) == 0 && a.len() == b.len())
}

fn text_bytes(text: &Value, cx: &mut Ctx<'_>) -> Result<Vec<u8>> {
    let text: nonlocal::Chars = cx.from_value(text.clone())?;
    match text.0.is_ascii() {
        true => Ok(text.0.into_bytes()),
        false => Err(type_error(
            "comparing strings with non-ASCII characters is not supported",
        )),
    }
}
