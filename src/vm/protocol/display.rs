//! `repr()`, `str()` and `ascii()`: the texts of built-in values, and the dispatch to special methods.
//!
//! A value -> its text. Containers print their items through [`Vm::repr`], which checks the native stack
//! and remembers the containers that are being printed, so that one inside itself prints as `[...]`.

use crate::heap::Heap;
use crate::object::ViewKind;
use crate::text::literals::{
    complex_repr, escape_beyond_ascii, float_repr, push_quoted, push_quoted_bytes, quote,
    quote_bytes_with, quote_mark, quote_mark_of_bytes,
};
use crate::value::{DictKey, Tag, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

/// Texts longer than this are written in pieces, between which the limits are checked.
const PIECE: usize = 1 << 16;

/// The pieces of a text.
fn pieces(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = text.floor_char_boundary(PIECE);
        let (piece, rest) = text.split_at(end);
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Containers print this deep: each level copies the text of the one below.
pub(super) const MAX_REPR_DEPTH: usize = 10_000;

impl Vm {
    /// `repr(v)`
    pub(crate) fn repr(&mut self, value: Value) -> Outcome<String> {
        match value.tag() {
            Tag::None => Ok("None".to_owned()),
            Tag::Ellipsis => Ok("Ellipsis".to_owned()),
            Tag::NotImplemented => Ok("NotImplemented".to_owned()),
            Tag::Bool => Ok(if value == Value::TRUE {
                "True"
            } else {
                "False"
            }
            .to_owned()),
            Tag::Int | Tag::BigInt => self.int_text(value),
            Tag::Float => Ok(float_repr(value.as_float().unwrap_or_default())),
            Tag::Complex
            | Tag::Str
            | Tag::Bytes
            | Tag::ByteArray
            | Tag::Tuple
            | Tag::List
            | Tag::Dict
            | Tag::Set
            | Tag::FrozenSet
            | Tag::Range
            | Tag::Slice
            | Tag::DictView => {
                self.enter_native()?;
                self.builtin_repr(value)
            }
            _ => {
                self.enter_native()?;
                self.repr_by_protocol(value)
            }
        }
    }

    /// `str(v)`
    pub(crate) fn str_of(&mut self, value: Value) -> Outcome<String> {
        match value.tag() {
            Tag::Str => {
                self.charge(self.heap.text(value).len())?;
                Ok(self.heap.text(value).to_owned())
            }
            Tag::None
            | Tag::Ellipsis
            | Tag::NotImplemented
            | Tag::Bool
            | Tag::Int
            | Tag::BigInt
            | Tag::Float
            | Tag::Complex
            | Tag::Bytes
            | Tag::ByteArray
            | Tag::Tuple
            | Tag::List
            | Tag::Dict
            | Tag::Set
            | Tag::FrozenSet
            | Tag::Range
            | Tag::Slice
            | Tag::DictView
            | Tag::Function
            | Tag::Builtin
            | Tag::Cell
            | Tag::Code
            | Tag::Generator
            | Tag::Frame
            | Tag::Iterator
            | Tag::Method => self.repr(value),
            _ => {
                self.enter_native()?;
                let name = self.str_method(value);
                match self.call_special(value, name, &[])? {
                    Some(result) => self.returned_text(result, "__str__"),
                    None => self.repr(value),
                }
            }
        }
    }

    /// `repr(v)` as a value: an instance of a str's subclass that `__repr__` returns stays one.
    pub(crate) fn repr_value(&mut self, value: Value) -> Outcome {
        if matches!(value.tag(), Tag::Instance | Tag::Exception | Tag::Class)
            && let Some(result) = self.call_special_if_had(value, "__repr__", &[])?
        {
            return self.as_str_value(result, "__repr__");
        }
        let text = self.repr(value)?;
        Ok(self.heap.new_string(text))
    }

    /// `ascii(v)` as a value.
    pub(crate) fn ascii_value(&mut self, value: Value) -> Outcome {
        let repr = self.repr_value(value)?;
        self.ascii_of_repr(repr)
    }

    /// A repr with everything beyond ASCII escaped.
    pub(super) fn ascii_of_repr(&mut self, repr: Value) -> Outcome {
        self.look_at(repr)?;
        if self.heap.text(repr).is_ascii() {
            return Ok(repr);
        }
        let text = self.escape_text(repr)?;
        Ok(self.heap.new_string(text))
    }

    /// What a special method returned, if it is a str.
    pub(super) fn as_str_value(&mut self, result: Value, method: &str) -> Outcome {
        if self.heap.as_text(result).is_some() {
            return Ok(result);
        }
        self.returned_text(result, method).map(|_| result)
    }

    /// `str(v)` as a value: a str stays the object it is.
    pub(crate) fn str_value(&mut self, value: Value) -> Outcome {
        if value.tag() == Tag::Str {
            return Ok(value);
        }
        if matches!(value.tag(), Tag::Instance | Tag::Exception | Tag::Class)
            && let name = self.str_method(value)
            && let Some(result) = self.call_special(value, name, &[])?
        {
            return self.as_str_value(result, "__str__");
        }
        let text = self.str_of(value)?;
        Ok(self.heap.new_string(text))
    }

    /// The special method that `str(v)` calls: an object without its own `__str__` shows its `__repr__`, whose result
    /// counts as that of `__str__`.
    pub(super) fn str_method(&mut self, value: Value) -> &'static str {
        let inherited = self.registry.own_attr(TypeId::Object, "__str__");
        match self.lookup_special(value, "__str__") == inherited {
            true => "__repr__",
            false => "__str__",
        }
    }

    /// `ascii(v)`: the repr with everything beyond ASCII escaped.
    pub(crate) fn ascii(&mut self, value: Value) -> Outcome<String> {
        let text = self.repr(value)?;
        self.budget.burn(price::text(text.len()))?;
        if text.is_ascii() {
            return Ok(text);
        }
        self.charge(text.len() * 5)?;
        self.escaped(&text)
    }

    fn escape_text(&mut self, text: Value) -> Outcome<String> {
        self.charge(self.heap.text(text).len() * 6)?;
        let text = self.heap.text(text).to_owned();
        self.escaped(&text)
    }

    /// A text with everything beyond ASCII escaped, piece by piece.
    fn escaped(&mut self, text: &str) -> Outcome<String> {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            self.budget.burn(2 * price::text(piece.len()))?;
            self.budget.check()?;
            out.push_str(&escape_beyond_ascii(piece));
        }
        Ok(out)
    }

    /// `repr()` of bytes, piece by piece.
    fn quoted_bytes(&mut self, bytes: Value, escape_single: bool) -> Outcome<String> {
        let length = self.heap.bytes_of(bytes).map_or(0, <[u8]>::len);
        if length <= PIECE {
            self.budget.burn(4 * price::text(length))?;
            let data = self.heap.bytes_of(bytes).unwrap_or_default();
            let quoted = quote_bytes_with(data, escape_single);
            self.charge(quoted.len())?;
            return Ok(quoted);
        }
        self.charge(length)?;
        let data = self.heap.bytes_of(bytes).unwrap_or_default().to_vec();
        let mark = quote_mark_of_bytes(&data);
        self.charge(length)?;
        let mut out = String::with_capacity(length);
        out.push('b');
        out.push(char::from(mark));
        for piece in data.chunks(PIECE) {
            self.budget.burn(4 * price::text(piece.len()))?;
            self.budget.check()?;
            self.make_room_in(&mut out, piece.len())?;
            push_quoted_bytes(&mut out, piece, mark, escape_single);
        }
        out.push(char::from(mark));
        Ok(out)
    }

    /// `repr()` of a text, piece by piece.
    fn quoted(&mut self, text: Value) -> Outcome<String> {
        let length = self.heap.text(text).len();
        if length <= PIECE {
            self.budget.burn(4 * price::text(length))?;
            let quoted = quote(self.heap.text(text));
            self.charge(quoted.len())?;
            return Ok(quoted);
        }
        self.charge(length)?;
        let text = self.heap.text(text).to_owned();
        let mark = quote_mark(&text);
        self.charge(length)?;
        let mut out = String::with_capacity(length + 2);
        out.push(mark);
        for piece in pieces(&text) {
            self.budget.burn(4 * price::text(piece.len()))?;
            self.budget.check()?;
            self.make_room_in(&mut out, piece.len())?;
            push_quoted(&mut out, piece, mark);
        }
        out.push(mark);
        Ok(out)
    }

    /// Pays for the room of so many bytes, each written as an escape sequence. The text grows by an eighth, not to
    /// twice its size.
    fn make_room_in(&mut self, out: &mut String, bytes: usize) -> Outcome<()> {
        const ESCAPED: usize = 6;
        let free = out.capacity() - out.len();
        if free < bytes * ESCAPED {
            let grown = (bytes * ESCAPED).max(out.capacity() / 8);
            self.charge(grown)?;
            out.reserve_exact(free + grown);
        }
        Ok(())
    }

    fn repr_by_protocol(&mut self, value: Value) -> Outcome<String> {
        match self.call_special_if_had(value, "__repr__", &[])? {
            Some(result) => self.returned_text(result, "__repr__"),
            None => Ok(self.object_repr(value)),
        }
    }

    /// The text that a special method returned, which has to be a str.
    fn returned_text(&mut self, result: Value, method: &str) -> Outcome<String> {
        if let Some(length) = self.heap.as_text(result).map(str::len) {
            self.charge(length)?;
            return Ok(self.heap.text(result).to_owned());
        }
        let type_name = self.type_name(result);
        Err(self.type_error(format!("{method} returned non-string (type {type_name})")))
    }

    /// `object.__repr__`: `<module.qualname object at 0x..>`
    pub(crate) fn object_repr(&mut self, value: Value) -> String {
        let class = self.type_of(value);
        let name = display_class_name(&mut self.heap, class);
        format!("<{name} object at {:#x}>", value.address())
    }

    /// The repr of a built-in value, or of the built-in value inside an instance of a subclass.
    pub(crate) fn builtin_repr(&mut self, value: Value) -> Outcome<String> {
        let inner = self.heap.payload(value);
        match inner.tag() {
            Tag::Complex => Ok(inner
                .as_complex()
                .map(|key| self.heap[key])
                .map_or_else(String::new, |c| complex_repr(c.re, c.im))),
            Tag::Str => self.quoted(inner),
            Tag::Bytes => self.quoted_bytes(inner, false),
            Tag::ByteArray => {
                let quoted = self.quoted_bytes(inner, true)?;
                let name = self.type_name(value);
                Ok(format!("{name}({quoted})"))
            }
            Tag::Tuple | Tag::List => self.guarded_repr(inner, |vm| vm.sequence_repr(inner)),
            Tag::Dict => self.guarded_repr(inner, |vm| match inner.as_dict() {
                Some(dict) => vm.dict_repr(dict),
                None => Ok(String::new()),
            }),
            Tag::Set | Tag::FrozenSet => {
                let name = if value.tag() == Tag::Set {
                    None
                } else {
                    Some(self.type_name(value))
                };
                if let Some(name) = &name
                    && self.display.shows(inner)
                {
                    return Ok(format!("{name}(...)"));
                }
                self.guarded_repr(inner, |vm| vm.set_repr(inner, name))
            }
            Tag::Range => self.range_repr(inner),
            Tag::Slice => self.slice_repr(inner),
            Tag::DictView => self.guarded_repr(inner, |vm| vm.view_repr(inner)),
            Tag::Instance => Ok(self.object_repr(value)),
            _ => self.repr(inner),
        }
    }

    /// Runs `print` unless the container is being printed already.
    pub(crate) fn guarded_repr(
        &mut self,
        container: Value,
        print: impl FnOnce(&mut Self) -> Outcome<String>,
    ) -> Outcome<String> {
        if self.display.shows(container) {
            return Ok(match container.tag() {
                Tag::List => "[...]",
                Tag::Tuple => "(...)",
                Tag::Dict => "{...}",
                Tag::Set => "set(...)",
                Tag::FrozenSet => "frozenset(...)",
                _ => "...",
            }
            .to_owned());
        }
        if self.display.depth() >= MAX_REPR_DEPTH {
            return Err(self.recursion_error(
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        self.display.begin(container);
        let result = print(self);
        self.display.end(container);
        result
    }

    /// Appends the repr of an item, and pays for it.
    fn push_repr(&mut self, out: &mut String, item: Value) -> Outcome<()> {
        self.budget.burn(1)?;
        self.heap.keep(item);
        let text = self.repr(item)?;
        self.charge(text.len() + 2)?;
        out.push_str(&text);
        Ok(())
    }

    fn sequence_repr(&mut self, sequence: Value) -> Outcome<String> {
        let is_list = sequence.tag() == Tag::List;
        let mut out = String::from(if is_list { "[" } else { "(" });
        let mut index = 0;
        let mark = self.heap.mark();
        while let Some(item) = self.heap.sequence_item(sequence, index) {
            if index > 0 {
                out.push_str(", ");
            }
            self.push_repr(&mut out, item)?;
            self.heap.release(mark);
            index += 1;
        }
        out.push_str(match (is_list, index) {
            (true, _) => "]",
            (false, 1) => ",)",
            (false, _) => ")",
        });
        Ok(out)
    }

    /// `{key: value, ..}`
    pub(crate) fn dict_repr(&mut self, dict: DictKey) -> Outcome<String> {
        let mut out = String::from("{");
        let mut index = 0;
        let mark = self.heap.mark();
        while index < self.heap[dict].entry_count() {
            let entry = self.heap[dict].entry(index).copied();
            index += 1;
            let Some(entry) = entry else { continue };
            if out.len() > 1 {
                out.push_str(", ");
            }
            self.heap.keep(entry.value);
            self.push_repr(&mut out, entry.key)?;
            out.push_str(": ");
            self.push_repr(&mut out, entry.value)?;
            self.heap.release(mark);
        }
        out.push('}');
        Ok(out)
    }

    /// `{1, 2}`, or `name({1, 2})` for what is not exactly a set.
    fn set_repr(&mut self, set: Value, name: Option<String>) -> Outcome<String> {
        let Some(key) = set.as_any_set() else {
            return Ok(String::new());
        };
        if self.heap[key].len() == 0 {
            return Ok(format!("{}()", name.as_deref().unwrap_or("set")));
        }
        // A list of the items comes first: their reprs may change the set.
        let list = self.heap.new_list_key();
        self.heap.keep(list.into());
        self.list_append_all(list, set)?;
        let mut items = String::new();
        let mut index = 0;
        let mark = self.heap.mark();
        while let Some(&item) = self.heap[list].items.get(index) {
            self.budget.burn(1)?;
            index += 1;
            if index > 1 {
                items.push_str(", ");
            }
            self.push_repr(&mut items, item)?;
            self.heap.release(mark);
        }
        Ok(match name {
            Some(name) => format!("{name}({{{items}}})"),
            None => format!("{{{items}}}"),
        })
    }

    fn range_repr(&mut self, range: Value) -> Outcome<String> {
        let Some(key) = range.as_range() else {
            return Ok(String::new());
        };
        let range = self.heap[key];
        let (start, stop) = (self.repr(range.start)?, self.repr(range.stop)?);
        if range.step == Value::int(1) {
            return Ok(format!("range({start}, {stop})"));
        }
        let step = self.repr(range.step)?;
        Ok(format!("range({start}, {stop}, {step})"))
    }

    fn slice_repr(&mut self, slice: Value) -> Outcome<String> {
        let Some(key) = slice.as_slice() else {
            return Ok(String::new());
        };
        let slice = self.heap[key];
        let (start, stop, step) = (
            self.repr(slice.start)?,
            self.repr(slice.stop)?,
            self.repr(slice.step)?,
        );
        Ok(format!("slice({start}, {stop}, {step})"))
    }

    /// `dict_keys([..])`
    fn view_repr(&mut self, view: Value) -> Outcome<String> {
        let Some(key) = view.as_dict_view() else {
            return Ok(String::new());
        };
        let view = self.heap[key];
        if view.ordered.is_bound() {
            let list = self.heap.new_list_key();
            self.heap.keep(list.into());
            self.list_append_all(list, key.into())?;
            let name = self.type_name(key.into());
            let items = self.repr(list.into())?;
            return Ok(format!("{name}({items})"));
        }
        let mut out = String::from(match view.kind {
            ViewKind::Keys => "dict_keys([",
            ViewKind::Values => "dict_values([",
            ViewKind::Items => "dict_items([",
        });
        let (mut index, mut first) = (0, true);
        let mark = self.heap.mark();
        while index < self.heap[view.dict].entry_count() {
            let entry = self.heap[view.dict].entry(index).copied();
            index += 1;
            let Some(entry) = entry else { continue };
            if !std::mem::take(&mut first) {
                out.push_str(", ");
            }
            match view.kind {
                ViewKind::Keys => self.push_repr(&mut out, entry.key)?,
                ViewKind::Values => self.push_repr(&mut out, entry.value)?,
                ViewKind::Items => {
                    out.push('(');
                    self.heap.keep(entry.value);
                    self.push_repr(&mut out, entry.key)?;
                    out.push_str(", ");
                    self.push_repr(&mut out, entry.value)?;
                    out.push(')');
                }
            }
            self.heap.release(mark);
        }
        out.push_str("])");
        Ok(out)
    }

    /// `format(v, spec)`: the text that `__format__` returns.
    pub(crate) fn format(&mut self, value: Value, spec: &str) -> Outcome<String> {
        if spec.is_empty()
            && matches!(
                value.tag(),
                Tag::Str | Tag::Int | Tag::BigInt | Tag::Bool | Tag::Float | Tag::None
            )
        {
            return self.str_of(value);
        }
        let spec = self.heap.new_str(spec);
        let result = self.format_object(value, spec)?;
        self.charge(self.heap.text(result).len())?;
        Ok(self.heap.text(result).to_owned())
    }

    /// `format(v, spec)` with the spec as a str, and the result too.
    pub(crate) fn format_object(&mut self, value: Value, spec: Value) -> Outcome {
        if self.heap.text(spec).is_empty() {
            match value.tag() {
                Tag::Str => return Ok(value),
                Tag::Int | Tag::BigInt | Tag::Bool | Tag::Float | Tag::None => {
                    let text = self.str_of(value)?;
                    return Ok(self.heap.new_string(text));
                }
                _ => {}
            }
        }
        self.enter_native()?;
        let Some(result) = self.call_special(value, "__format__", &[spec])? else {
            return Err(self.no_format_method(value));
        };
        self.as_formatted(result)
    }

    fn no_format_method(&mut self, value: Value) -> Fault {
        let type_name = self.type_name(value);
        self.type_error(format!("Type {type_name} doesn't define __format__"))
    }
}

/// `__module__.__qualname__` of a class, without the module for what is built in.
pub(crate) fn display_class_name(heap: &mut Heap, class: Value) -> String {
    if let Some(ty) = class.as_builtin_type() {
        return if ty.module() == "builtins" {
            ty.name().to_owned()
        } else {
            format!("{}.{}", ty.module(), ty.name())
        };
    }
    let Some(key) = class.as_class() else {
        return heap.class_name(class);
    };
    let qualname = heap.text(heap[key].qualname).to_owned();
    let module_name = heap.intern("__module__");
    let module = heap.dict_get_str(heap[key].dict, module_name);
    match module.and_then(|module| heap.as_text(module)) {
        Some("builtins") | None => qualname,
        Some(module) => format!("{module}.{qualname}"),
    }
}
