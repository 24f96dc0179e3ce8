//! Short texts of values, of which no script notices anything: no `__repr__` of a script runs, and a long text is not
//! read as a whole.
//!
//! A value -> at most so many characters of what `repr` would give if the value had a class of the language's own.

use crate::heap::Heap;
use crate::object::Rare;
use crate::text::literals::{
    complex_repr, float_repr, push_quoted, push_quoted_bytes, quote_mark, quote_mark_of_bytes,
};
use crate::text::surrogates;
use crate::value::{FunctionKey, GeneratorKey, Tag, TypeId, Value};
use crate::vm::Vm;

/// Ints with more bits are not written out.
const MAX_BITS: u64 = 1024;
/// How deep containers are shown inside each other in a text.
const MAX_DEPTH: usize = 3;
/// What stands where something was left out.
const LEFT_OUT: &str = "…";

/// Whether a value is shown as a text, because which object it is does not matter.
pub(in crate::embed) fn is_plain(value: Value) -> bool {
    matches!(
        value.tag(),
        Tag::None
            | Tag::Ellipsis
            | Tag::NotImplemented
            | Tag::Bool
            | Tag::Int
            | Tag::BigInt
            | Tag::Float
            | Tag::Complex
            | Tag::Str
            | Tag::Bytes
            | Tag::Builtin
            | Tag::Type
            | Tag::Range
            | Tag::Slice
            | Tag::Module
            | Tag::Code
            | Tag::HostFunction
    )
}

/// A text that ends when it is long enough.
struct Short<'a> {
    vm: &'a Vm,
    out: String,
    /// The most characters.
    most: usize,
}

/// A value in short.
pub(in crate::embed) fn short(vm: &Vm, value: Value, most: usize) -> String {
    let mut short = Short {
        vm,
        out: String::new(),
        most,
    };
    short.value(value, 0);
    cut(short.out, most)
}

/// The first characters of a text, and a sign if there are more.
pub(in crate::embed) fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
        text.push_str(LEFT_OUT);
    }
    match surrogates::contains(&text) {
        true => surrogates::shown(&text).into_owned(),
        false => text,
    }
}

/// A name as it is shown.
pub(in crate::embed) fn name(text: &str, most: usize) -> String {
    let end = text
        .char_indices()
        .nth(most + 1)
        .map_or(text.len(), |(at, _)| at);
    cut(text[..end].to_owned(), most)
}

/// An exception in short: its class and what it says.
pub(in crate::embed) fn exception(vm: &Vm, exc: crate::value::ExceptionKey, most: usize) -> String {
    let exception = &vm.heap[exc];
    let mut text = vm.heap.class_name(exception.class);
    let args = exception.args.as_tuple().map(|key| &vm.heap[key].items);
    let said = match args.map(|items| &items[..]) {
        None | Some([]) => return name(&text, most),
        Some([one]) => match one.as_str() {
            Some(key) => vm.heap[key].beginning(most + 1),
            None => short(vm, *one, most),
        },
        Some(_) => short(vm, exception.args, most),
    };
    if !said.is_empty() {
        text.push_str(": ");
        text.push_str(&said);
    }
    cut(text, most)
}

/// `__qualname__` of a function, without a copy.
pub(in crate::embed) fn function_qualname(heap: &Heap, function: FunctionKey) -> &str {
    let function = &heap[function];
    let own = function.extras.as_ref();
    own.and_then(|extras| heap.as_text(extras.qualname))
        .unwrap_or(&heap[function.code].code.qualname)
}

/// `__qualname__` of a generator, without a copy.
pub(in crate::embed) fn generator_qualname(heap: &Heap, generator: GeneratorKey) -> &str {
    let generator = &heap[generator];
    heap.as_text(generator.qualname)
        .unwrap_or(&heap[generator.code].code.qualname)
}

/// `__name__` of a class, without a copy.
pub(in crate::embed) fn class_name(heap: &Heap, class: Value) -> &str {
    match class.as_class() {
        Some(key) => heap.text(heap[key].name),
        None => class.as_builtin_type().map_or("object", TypeId::name),
    }
}

impl Short<'_> {
    fn is_full(&self) -> bool {
        self.out.len() > 4 * self.most || self.out.chars().count() > self.most
    }

    /// `<what name>`
    fn named(&mut self, what: &str, text: &str) {
        let text = name(text, self.most);
        self.out.push_str(&format!("<{what} {text}>"));
    }

    fn value(&mut self, value: Value, depth: usize) {
        let heap = &self.vm.heap;
        match value.tag() {
            Tag::Unbound => self.out.push_str("<unbound>"),
            Tag::None => self.out.push_str("None"),
            Tag::Ellipsis => self.out.push_str("Ellipsis"),
            Tag::NotImplemented => self.out.push_str("NotImplemented"),
            Tag::Bool => self.out.push_str(match value == Value::TRUE {
                true => "True",
                false => "False",
            }),
            Tag::Int => self.out.push_str(&(value.bits() as i64).to_string()),
            Tag::Float => self
                .out
                .push_str(&float_repr(value.as_float().unwrap_or_default())),
            Tag::BigInt => match heap.int_bits(value) {
                0..MAX_BITS => {
                    let digits = heap.int_ref(value).map(|int| int.to_string());
                    self.out.push_str(&digits.unwrap_or_default());
                }
                bits => self.out.push_str(&format!("<int of {bits} bits>")),
            },
            Tag::Complex => {
                if let Some(key) = value.as_complex() {
                    let complex = &heap[key];
                    self.out.push_str(&complex_repr(complex.re, complex.im));
                }
            }
            Tag::Str => {
                if let Some(key) = value.as_str() {
                    let text = heap[key].beginning(self.most + 1);
                    let mark = quote_mark(&text);
                    self.out.push(mark);
                    push_quoted(&mut self.out, &text, mark);
                    self.out.push(mark);
                }
            }
            Tag::Bytes | Tag::ByteArray => {
                let data = heap.bytes_of(value).unwrap_or_default();
                let data = &data[..data.len().min(self.most + 1)];
                let mark = quote_mark_of_bytes(data);
                let array = value.tag() == Tag::ByteArray;
                self.out.push_str(if array { "bytearray(b" } else { "b" });
                self.out.push(mark.into());
                push_quoted_bytes(&mut self.out, data, mark, array);
                self.out.push(mark.into());
                if array {
                    self.out.push(')');
                }
            }
            Tag::Builtin => {
                if let Some((table, row)) = value.as_builtin() {
                    let name = self.vm.registry.native(table, row).name;
                    self.named("built-in function", name);
                }
            }
            Tag::HostFunction => {
                if let Some(key) = value.as_host_function() {
                    let name = heap[key].name.clone();
                    self.named("built-in function", &name);
                }
            }
            Tag::Type | Tag::Class => {
                let name = heap.class_name(value);
                self.named("class", &format!("'{name}'"));
            }
            Tag::Module => {
                if let Some(key) = value.as_module() {
                    let name = heap[key].name;
                    let name = name.as_str().map(|key| heap[key].beginning(self.most));
                    self.named("module", &format!("'{}'", name.unwrap_or_default()));
                }
            }
            Tag::Code => {
                if let Some(key) = value.as_code() {
                    let name = heap[key].code.name.clone();
                    self.named("code object", &name);
                }
            }
            Tag::Range => {
                if let Some(key) = value.as_range() {
                    let range = heap[key];
                    let stepped = range.step != Value::int(1);
                    let parts = [range.start, range.stop, range.step];
                    let parts = &parts[..if stepped { 3 } else { 2 }];
                    self.list("range(", parts.iter().copied(), ")", depth);
                }
            }
            Tag::Slice => {
                if let Some(key) = value.as_slice() {
                    let slice = heap[key];
                    let parts = [slice.start, slice.stop, slice.step];
                    self.list("slice(", parts.into_iter(), ")", depth);
                }
            }
            Tag::Function => {
                if let Some(key) = value.as_function() {
                    self.named("function", function_qualname(heap, key));
                }
            }
            Tag::Method => {
                let function = value.as_method().map(|key| heap[key].function);
                match function.and_then(|function| function.as_function()) {
                    Some(key) => self.named("bound method", function_qualname(heap, key)),
                    None => self.out.push_str("<built-in method>"),
                }
            }
            Tag::Generator => {
                if let Some(key) = value.as_generator() {
                    let kind = class_name(heap, self.vm.type_of(value));
                    self.named(kind, generator_qualname(heap, key));
                }
            }
            Tag::List | Tag::Tuple | Tag::Set | Tag::FrozenSet | Tag::Dict => {
                self.container(value, depth);
            }
            Tag::Exception => {
                if let Some(key) = value.as_exception() {
                    let text = exception(self.vm, key, self.most);
                    self.out.push_str(&text);
                }
            }
            Tag::Rare => self.rare(value, depth),
            _ => {
                self.object(value);
            }
        }
    }

    /// `<class object>`
    fn object(&mut self, value: Value) {
        let class = name(class_name(&self.vm.heap, self.vm.type_of(value)), self.most);
        self.out.push_str(&format!("<{class} object>"));
    }

    fn rare(&mut self, value: Value, depth: usize) {
        let heap = &self.vm.heap;
        match value.as_rare().map(|key| &heap[key]) {
            Some(Rare::Deque(deque)) if depth < MAX_DEPTH => {
                let items: Vec<Value> = deque.items.iter().take(self.most).copied().collect();
                self.list("deque([", items.into_iter(), "])", depth);
            }
            Some(Rare::OrderedDict(ordered)) if depth < MAX_DEPTH => {
                self.out.push_str("OrderedDict(");
                self.container(ordered.dict.into(), depth);
                self.out.push(')');
            }
            _ => {
                self.object(value);
            }
        }
    }

    fn container(&mut self, value: Value, depth: usize) {
        if depth >= MAX_DEPTH {
            self.out.push_str(LEFT_OUT);
            return;
        }
        let heap = &self.vm.heap;
        let most = self.most;
        match value.tag() {
            Tag::List => {
                let items = value.as_list().map(|key| &heap[key].items[..]);
                self.list("[", items.unwrap_or_default().iter().copied(), "]", depth);
            }
            Tag::Tuple => {
                let items = value.as_tuple().map(|key| &heap[key].items[..]);
                let items = items.unwrap_or_default();
                let close = if items.len() == 1 { ",)" } else { ")" };
                self.list("(", items.iter().copied(), close, depth);
            }
            Tag::Dict => {
                let Some(dict) = value.as_dict().map(|key| &heap[key]) else {
                    return;
                };
                self.out.push('{');
                let entries = (dict.head()..dict.entry_count()).take(8 * most);
                let entries = entries.filter_map(|at| dict.entry(at));
                for (index, entry) in entries.enumerate() {
                    if index > 0 {
                        self.out.push_str(", ");
                    }
                    if self.is_full() {
                        return;
                    }
                    self.value(entry.key, depth + 1);
                    self.out.push_str(": ");
                    self.value(entry.value, depth + 1);
                }
                self.out.push('}');
            }
            _ => {
                let Some(set) = value.as_any_set().map(|key| &heap[key]) else {
                    return;
                };
                let frozen = value.tag() == Tag::FrozenSet;
                let slots = (0..set.entry_count()).take(64 * most);
                let items: Vec<Value> = slots
                    .filter_map(|at| set.entry(at))
                    .take(most)
                    .map(|slot| slot.key)
                    .collect();
                match (items.is_empty(), frozen) {
                    (true, false) => self.out.push_str("set()"),
                    (true, true) => self.out.push_str("frozenset()"),
                    (false, false) => self.list("{", items.into_iter(), "}", depth),
                    (false, true) => self.list("frozenset({", items.into_iter(), "})", depth),
                }
            }
        }
    }

    fn list(&mut self, open: &str, items: impl Iterator<Item = Value>, close: &str, depth: usize) {
        self.out.push_str(open);
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            if self.is_full() {
                return;
            }
            self.value(item, depth + 1);
        }
        self.out.push_str(close);
    }
}
