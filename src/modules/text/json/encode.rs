//! Writing JSON.
//!
//! Invariant: a container is read anew for each item, because `default` may change it; what was taken out
//! is rooted while scripts run.

use std::collections::HashSet;

use crate::builtins::container::sort::sort_list;
use crate::text::surrogates;
use crate::value::{Tag, Value};
use crate::vm::price;
use crate::vm::{Args, Budget, Fault, Outcome, Vm, push_escape};

/// What the encoder was told, and what it has written.
struct Encoder {
    check_circular: bool,
    ensure_ascii: bool,
    allow_nan: bool,
    sort_keys: bool,
    skip_keys: bool,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    default: Value,
    /// The containers around the value that is being written.
    open: HashSet<Value>,
    depth: usize,
    out: String,
}

/// `encode(value, options)`: the text. The options are (check_circular, ensure_ascii, allow_nan, sort_keys,
/// skipkeys, indent, item_separator, key_separator, default).
pub(super) fn encode(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let options = args.get(1).as_tuple();
    let options = options.and_then(|key| <[Value; 9]>::try_from(&vm.heap[key].items[..]).ok());
    let Some([circular, ascii, nan, sort, skip, indent, item, key, default]) = options else {
        return Err(vm.type_error("encode() argument 2 must be a tuple of 9 options"));
    };
    for text in [indent, item, key] {
        vm.look_at(text)?;
    }
    let mut encoder = Encoder {
        check_circular: vm.truthy(circular)?,
        ensure_ascii: vm.truthy(ascii)?,
        allow_nan: vm.truthy(nan)?,
        sort_keys: vm.truthy(sort)?,
        skip_keys: vm.truthy(skip)?,
        indent: vm.heap.as_text(indent).map(str::to_owned),
        key_separator: separator(vm, key, 5)?,
        item_separator: separator(vm, item, 6)?,
        default,
        open: HashSet::new(),
        depth: 0,
        out: String::new(),
    };
    encoder.value(vm, args.get(0))?;
    Ok(vm.heap.new_string(encoder.out))
}

/// A separator; `argument` is its place in CPython's encoder, which names it in the error.
fn separator(vm: &mut Vm, value: Value, argument: usize) -> Outcome<String> {
    match vm.heap.as_text(value).map(str::to_owned) {
        Some(text) => Ok(text),
        None => {
            let given = vm.type_name(value);
            Err(vm.type_error(format!(
                "make_encoder() argument {argument} must be str, not {given}"
            )))
        }
    }
}

/// `encode_basestring(text)` and `encode_basestring_ascii(text)`
pub(super) fn quoted(vm: &mut Vm, args: Args<'_>, ascii: bool) -> Outcome {
    let Some(text) = vm.heap.as_text(args.get(0)) else {
        let given = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("first argument must be a string, not {given}")));
    };
    let mut out = String::new();
    push_quoted(&mut vm.budget, &mut out, text, ascii)?;
    vm.budget.burn(price::text(out.len()))?;
    vm.charge(out.len())?;
    Ok(vm.heap.new_string(out))
}

/// Writes a text in quotes, escaped as JSON needs it; with `ascii`, so that only ASCII is left.
fn push_quoted(budget: &mut Budget, out: &mut String, text: &str, ascii: bool) -> Outcome<()> {
    out.push('"');
    budget.each_piece(text, |piece| {
        push_escaped(out, piece, ascii);
        true
    })?;
    out.push('"');
    Ok(())
}

fn push_escaped(out: &mut String, text: &str, ascii: bool) {
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let plain = match c {
            '"' | '\\' => false,
            c if c < ' ' => false,
            '\u{7f}'.. => !ascii,
            _ => true,
        };
        if plain {
            continue;
        }
        out.push_str(&text[done..at]);
        done = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if surrogates::is_surrogate(c) => push_escape(out, c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push_str(&text[done..]);
}

impl Encoder {
    /// Writes what needs no container.
    fn push(&mut self, vm: &mut Vm, text: &str) -> Outcome<()> {
        vm.charge(text.len())?;
        self.out.push_str(text);
        Ok(())
    }

    fn push_text(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        let before = self.out.len();
        let text = vm.heap.text(value);
        push_quoted(&mut vm.budget, &mut self.out, text, self.ensure_ascii)?;
        let written = self.out.len() - before;
        vm.budget.burn(price::text(written))?;
        vm.charge(written)
    }

    /// A line break and the indentation of the depth.
    fn push_line(&mut self, vm: &mut Vm) -> Outcome<()> {
        let Some(indent) = &self.indent else {
            return Ok(());
        };
        let line = indent.len().saturating_mul(self.depth).saturating_add(1);
        vm.budget.burn(price::text(line))?;
        vm.charge(line)?;
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str(indent);
        }
        Ok(())
    }

    fn push_separator(&mut self, vm: &mut Vm) -> Outcome<()> {
        vm.charge(self.item_separator.len())?;
        self.out.push_str(&self.item_separator);
        self.push_line(vm)
    }

    /// The text of None, a bool, an int or a float, subclasses included; `None`: something else.
    fn scalar(&self, vm: &mut Vm, value: Value) -> Outcome<Option<String>> {
        let inner = vm.heap.payload(value);
        Ok(Some(match inner.tag() {
            Tag::None => "null".to_owned(),
            Tag::Bool if value.is(Value::TRUE) => "true".to_owned(),
            Tag::Bool => "false".to_owned(),
            Tag::Int | Tag::BigInt => vm.int_text(inner)?,
            Tag::Float => self.float(vm, inner)?,
            _ => return Ok(None),
        }))
    }

    fn float(&self, vm: &mut Vm, value: Value) -> Outcome<String> {
        let number = value.as_float().unwrap_or_default();
        let text = if number.is_nan() {
            "NaN"
        } else if number == f64::INFINITY {
            "Infinity"
        } else if number == f64::NEG_INFINITY {
            "-Infinity"
        } else {
            return vm.repr(value);
        };
        if self.allow_nan {
            return Ok(text.to_owned());
        }
        let shown = vm.repr(value)?;
        Err(vm.value_error(format!(
            "Out of range float values are not JSON compliant: {shown}"
        )))
    }

    fn value(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        vm.budget.burn(1)?;
        let inner = vm.heap.payload(value);
        match inner.tag() {
            Tag::Str => self.push_text(vm, value),
            Tag::List | Tag::Tuple => self.container(vm, value, Self::list),
            Tag::Dict => self.container(vm, value, Self::dict),
            _ => match self.scalar(vm, value)? {
                Some(text) => self.push(vm, &text),
                None => self.container(vm, value, Self::other),
            },
        }
    }

    /// Writes something that holds other values; it must not hold itself.
    fn container(
        &mut self,
        vm: &mut Vm,
        value: Value,
        write: fn(&mut Self, &mut Vm, Value) -> Outcome<()>,
    ) -> Outcome<()> {
        if vm.enter_native().is_err() {
            return Err(
                vm.recursion_error("maximum recursion depth exceeded while encoding a JSON object")
            );
        }
        if self.check_circular && !self.open.insert(value) {
            return Err(vm.value_error("Circular reference detected"));
        }
        let mark = vm.heap.mark();
        vm.heap.keep(value);
        write(self, vm, value)?;
        vm.heap.release(mark);
        if self.check_circular {
            self.open.remove(&value);
        }
        Ok(())
    }

    fn list(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        let items = vm.heap.payload(value);
        if vm.heap.sequence_len(items) == 0 {
            return self.push(vm, "[]");
        }
        self.push(vm, "[")?;
        self.depth += 1;
        let mut index = 0;
        while let Some(item) = vm.heap.sequence_item(items, index) {
            if index == 0 {
                self.push_line(vm)?;
            } else {
                self.push_separator(vm)?;
            }
            let mark = vm.heap.mark();
            vm.heap.keep(item);
            if let Err(fault) = self.value(vm, item) {
                let name = vm.full_type_name(value);
                return Err(vm.with_note(fault, &format!("when serializing {name} item {index}")));
            }
            vm.heap.release(mark);
            index += 1;
        }
        self.depth -= 1;
        self.push_line(vm)?;
        self.push(vm, "]")
    }

    fn dict(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        let Some(dict) = vm.heap.payload(value).as_dict() else {
            return Ok(());
        };
        if vm.heap[dict].len() == 0 {
            return self.push(vm, "{}");
        }
        let count = vm.heap[dict].len();
        vm.charge_items(count, 4 * size_of::<Value>())?;
        let items = if value.as_dict().is_some() {
            let pairs: Vec<(Value, Value)> = vm.heap[dict]
                .iter()
                .map(|entry| (entry.key, entry.value))
                .collect();
            let list = vm.heap.new_list_key();
            let mark = vm.heap.mark();
            for (key, item) in pairs {
                let pair = vm.heap.new_tuple(&[key, item]);
                vm.heap[list].items.push(pair);
                vm.heap.release(mark);
            }
            list
        } else {
            let view = vm.call_method(value, "items", &[])?;
            vm.heap.keep(view);
            let list = vm.heap.new_list_key();
            vm.list_append_all(list, view)?;
            list
        };
        if self.sort_keys {
            sort_list(vm, items, None, false)?;
        }
        self.push(vm, "{")?;
        self.depth += 1;
        let (mut index, mut written) = (0, 0);
        while let Some(&pair) = vm.heap[items].items.get(index) {
            index += 1;
            let parts = vm
                .heap
                .payload(pair)
                .as_tuple()
                .map(|key| vm.heap[key].items.to_vec());
            let Some(&[key, item]) = parts.as_deref() else {
                return Err(vm.value_error("items must return 2-tuples"));
            };
            let Some(shown) = self.key(vm, key)? else {
                continue;
            };
            // Keys that are left out leave nothing behind.
            if written > 0 {
                self.push_separator(vm)?;
            } else {
                self.push_line(vm)?;
            }
            written += 1;
            let mark = vm.heap.mark();
            self.push(vm, &shown)?;
            vm.charge(self.key_separator.len())?;
            self.out.push_str(&self.key_separator);
            if let Err(fault) = self.value(vm, item) {
                return Err(dict_item_note(vm, fault, value, key));
            }
            vm.heap.release(mark);
        }
        self.depth -= 1;
        if written > 0 {
            self.push_line(vm)?;
        }
        self.push(vm, "}")
    }

    /// A key in quotes; `None`: to be left out.
    fn key(&self, vm: &mut Vm, key: Value) -> Outcome<Option<String>> {
        let mut text = String::new();
        if let Some(key) = vm.heap.as_text(key) {
            push_quoted(&mut vm.budget, &mut text, key, self.ensure_ascii)?;
        } else if let Some(key) = self.scalar(vm, key)? {
            push_quoted(&mut vm.budget, &mut text, &key, self.ensure_ascii)?;
        } else if self.skip_keys {
            return Ok(None);
        } else {
            let given = vm.type_name(key);
            return Err(vm.type_error(format!(
                "keys must be str, int, float, bool or None, not {given}"
            )));
        }
        vm.budget.burn(price::text(text.len()))?;
        Ok(Some(text))
    }

    fn other(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        let replaced = vm.call(self.default, &[value])?;
        vm.heap.keep(replaced);
        self.value(vm, replaced).map_err(|fault| {
            let name = vm.full_type_name(value);
            vm.with_note(fault, &format!("when serializing {name} object"))
        })
    }
}

/// Says on the exception under which key the value stands that could not be written.
fn dict_item_note(vm: &mut Vm, fault: Fault, dict: Value, key: Value) -> Fault {
    if !matches!(fault, Fault::Raised(_)) {
        return fault;
    }
    let name = vm.full_type_name(dict);
    match vm.repr(key) {
        Ok(key) => vm.with_note(fault, &format!("when serializing {name} item {key}")),
        Err(other) => other,
    }
}
