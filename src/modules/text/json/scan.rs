//! Reading JSON.
//!
//! Invariant: the document stays rooted as an argument of the native, and its text never changes, so that
//! it is read in place; positions are bytes here and characters to scripts.
//! Invariant: what was made stays rooted: the items of an unfinished container by themselves, then the container
//! alone.

use crate::builtins::number::float;
use crate::text::surrogates;
use crate::value::{StrKey, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, Fault, Outcome, Vm};

/// A document with what the decoder was told.
struct Scanner {
    doc: StrKey,
    strict: bool,
    object_hook: Option<Value>,
    object_pairs_hook: Option<Value>,
    parse_float: Option<Value>,
    parse_int: Option<Value>,
    parse_constant: Option<Value>,
    /// `JSONDecodeError`
    error: Value,
}

/// Why no value was read.
enum Failure {
    Fault(Fault),
    /// No value begins at this position.
    NoValue(usize),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A value and the position after it.
type Scanned = Result<(Value, usize), Failure>;

/// `scan(options, text, index)`: (value, end); StopIteration with the position where no value begins.
/// The options are (strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, error),
/// None for what was not given.
pub(super) fn scan(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let options = args
        .get(0)
        .as_tuple()
        .filter(|key| vm.heap[*key].items.len() == 7)
        .map(|key| vm.heap[key].items.to_vec());
    let Some(
        &[
            strict,
            object_hook,
            object_pairs_hook,
            parse_float,
            parse_int,
            parse_constant,
            error,
        ],
    ) = options.as_deref()
    else {
        return Err(vm.type_error("scan() argument 1 must be a tuple of 7 options"));
    };
    let doc = document(vm, args.get(1))?;
    let strict = vm.truthy(strict)?;
    let given = |value: Value| (!value.is_none()).then_some(value);
    let scanner = Scanner {
        doc,
        strict,
        object_hook: given(object_hook),
        object_pairs_hook: given(object_pairs_hook),
        parse_float: given(parse_float),
        parse_int: given(parse_int),
        parse_constant: given(parse_constant),
        error,
    };
    let at = vm.index_clamped(args.get(2))?;
    let Ok(at) = usize::try_from(at) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let at = byte_position(vm, doc, at);
    match scanner.value(vm, at) {
        Ok((value, end)) => {
            let end = char_position(vm, doc, end);
            let end = vm.heap.new_usize(end);
            Ok(vm.heap.new_tuple(&[value, end]))
        }
        Err(Failure::NoValue(at)) => {
            let at = char_position(vm, doc, at);
            let at = vm.heap.new_usize(at);
            Err(vm.stop_iteration(at))
        }
        Err(Failure::Fault(fault)) => Err(fault),
    }
}

/// `scanstring(text, end, strict=True)`: the string whose opening quote stands before `end`.
pub(super) fn scan_string(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let end = vm.c_ssize(args.get(1))?;
    let doc = document(vm, args.get(0))?;
    let end = usize::try_from(end).unwrap_or(usize::MAX);
    if end > vm.heap[doc].len() {
        return Err(vm.value_error("end is out of bounds"));
    }
    let strict = match args.opt(2) {
        Some(strict) => vm.truthy(strict)?,
        None => true,
    };
    let module = vm.import_module("json.decoder")?;
    let name = vm.heap.intern("JSONDecodeError");
    let error = vm.getattr(module, name)?;
    vm.heap.keep(error);
    let scanner = Scanner {
        doc,
        strict,
        object_hook: None,
        object_pairs_hook: None,
        parse_float: None,
        parse_int: None,
        parse_constant: None,
        error,
    };
    let at = byte_position(vm, doc, end);
    let (text, end) = scanner.string(vm, at)?;
    let end = char_position(vm, doc, end);
    let (text, end) = (vm.heap.new_string(text), vm.heap.new_usize(end));
    Ok(vm.heap.new_tuple(&[text, end]))
}

fn document(vm: &mut Vm, text: Value) -> Outcome<StrKey> {
    match vm.heap.payload(text).as_str() {
        Some(doc) => Ok(doc),
        None => {
            let given = vm.type_name(text);
            Err(vm.type_error(format!("first argument must be a string, not {given}")))
        }
    }
}

fn byte_position(vm: &Vm, doc: StrKey, at: usize) -> usize {
    let doc = &vm.heap[doc];
    if doc.is_ascii() || at == 0 {
        at
    } else if at >= doc.len() {
        doc.as_str().len().saturating_add(at - doc.len())
    } else {
        doc.offset(at)
    }
}

fn char_position(vm: &Vm, doc: StrKey, at: usize) -> usize {
    let doc = &vm.heap[doc];
    if doc.is_ascii() {
        return at;
    }
    let text = doc.as_str();
    match text.get(..at) {
        Some(before) => before.chars().count(),
        None => doc.len() + at.saturating_sub(text.len()),
    }
}

impl Scanner {
    fn byte(&self, vm: &Vm, at: usize) -> Option<u8> {
        vm.heap[self.doc].as_str().as_bytes().get(at).copied()
    }

    /// The position of what follows white space.
    fn skip_space(&self, vm: &mut Vm, at: usize) -> Outcome<usize> {
        let bytes = vm.heap[self.doc].as_str().as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        let space = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            .count();
        vm.budget.burn(price::text(space))?;
        Ok(at + space)
    }

    fn starts_with(&self, vm: &Vm, at: usize, word: &str) -> bool {
        vm.heap[self.doc]
            .as_str()
            .as_bytes()
            .get(at..)
            .is_some_and(|rest| rest.starts_with(word.as_bytes()))
    }

    /// `JSONDecodeError(message, document, position)`
    fn error(&self, vm: &mut Vm, message: &str, at: usize) -> Fault {
        let at = char_position(vm, self.doc, at);
        let (message, at) = (vm.heap.new_str(message), vm.heap.new_usize(at));
        match vm.call(self.error, &[message, self.doc.into(), at]) {
            Ok(error) => match vm.make_raised(error) {
                Ok(exception) => Fault::Raised(exception),
                Err(fault) => fault,
            },
            Err(fault) => fault,
        }
    }

    /// Checks that there is stack left for one more container.
    fn enter(&self, vm: &mut Vm, what: &str) -> Outcome<()> {
        match vm.enter_native() {
            Ok(()) => Ok(()),
            Err(_) => Err(vm.recursion_error(format!(
                "maximum recursion depth exceeded while decoding a JSON {what} from a unicode string"
            ))),
        }
    }

    fn value(&self, vm: &mut Vm, at: usize) -> Scanned {
        vm.budget.burn(1)?;
        match self.byte(vm, at) {
            Some(b'"') => {
                let (text, end) = self.string(vm, at + 1)?;
                Ok((vm.heap.new_string(text), end))
            }
            Some(b'{') => {
                self.enter(vm, "object")?;
                self.object(vm, at + 1)
            }
            Some(b'[') => {
                self.enter(vm, "array")?;
                self.array(vm, at + 1)
            }
            Some(b'n') if self.starts_with(vm, at, "null") => Ok((Value::NONE, at + 4)),
            Some(b't') if self.starts_with(vm, at, "true") => Ok((Value::TRUE, at + 4)),
            Some(b'f') if self.starts_with(vm, at, "false") => Ok((Value::FALSE, at + 5)),
            Some(b'N') if self.starts_with(vm, at, "NaN") => self.constant(vm, at, "NaN", f64::NAN),
            Some(b'I') if self.starts_with(vm, at, "Infinity") => {
                self.constant(vm, at, "Infinity", f64::INFINITY)
            }
            Some(b'-') if self.starts_with(vm, at, "-Infinity") => {
                self.constant(vm, at, "-Infinity", f64::NEG_INFINITY)
            }
            Some(b'-' | b'0'..=b'9') => self.number(vm, at),
            _ => Err(Failure::NoValue(at)),
        }
    }

    fn constant(&self, vm: &mut Vm, at: usize, name: &str, value: f64) -> Scanned {
        let value = match self.parse_constant {
            Some(parse) => {
                let name = vm.heap.new_str(name);
                let value = vm.call(parse, &[name])?;
                vm.heap.keep(value)
            }
            None => Value::float(value),
        };
        Ok((value, at + name.len()))
    }

    fn number(&self, vm: &mut Vm, at: usize) -> Scanned {
        let bytes = vm.heap[self.doc].as_str().as_bytes();
        let digits = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
        let byte = |at: usize| bytes.get(at).copied();
        let whole = at + usize::from(byte(at) == Some(b'-'));
        let mut end = match byte(whole) {
            Some(b'0') => whole + 1,
            Some(b'1'..=b'9') => digits(whole),
            _ => return Err(Failure::NoValue(at)),
        };
        let whole_end = end;
        if byte(end) == Some(b'.') && digits(end + 1) > end + 1 {
            end = digits(end + 1);
        }
        if matches!(byte(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(byte(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + sign);
            if exponent > end + 1 + sign {
                end = exponent;
            }
        }
        let is_float = end > whole_end;
        vm.budget.burn(price::text(end - at))?;
        let text = vm.heap[self.doc].as_str().get(at..end).unwrap_or_default();
        let parse = if is_float {
            self.parse_float
        } else {
            self.parse_int
        };
        if parse.is_none() {
            if is_float && let Some(value) = float::parse_float(text) {
                return Ok((Value::float(value), end));
            }
            if let Ok(value) = text.parse::<i64>() {
                return Ok((Value::int(value), end));
            }
        }
        let own = if is_float { TypeId::Float } else { TypeId::Int };
        let parse = parse.unwrap_or(Value::builtin_type(own));
        let text = text.to_owned();
        vm.charge(text.len())?;
        let text = vm.heap.new_string(text);
        let value = vm.call(parse, &[text])?;
        Ok((vm.heap.keep(value), end))
    }

    fn array(&self, vm: &mut Vm, at: usize) -> Scanned {
        let mark = vm.heap.mark();
        let mut items = Vec::new();
        let mut at = self.skip_space(vm, at)?;
        if self.byte(vm, at) == Some(b']') {
            return Ok((vm.heap.new_list(items), at + 1));
        }
        loop {
            let (item, end) = self.inner(vm, at)?;
            let room = (items.len(), items.capacity());
            vm.charge_growth(room, 1, size_of::<Value>())?;
            items.push(item);
            at = self.skip_space(vm, end)?;
            match self.byte(vm, at) {
                Some(b']') => break,
                Some(b',') => {}
                _ => return Err(self.error(vm, "Expecting ',' delimiter", at).into()),
            }
            let comma = at;
            at = self.skip_space(vm, at + 1)?;
            if self.byte(vm, at) == Some(b']') {
                let message = "Illegal trailing comma before end of array";
                return Err(self.error(vm, message, comma).into());
            }
        }
        let list = vm.heap.new_list(items);
        vm.heap.release(mark);
        Ok((vm.heap.keep(list), at + 1))
    }

    /// A value inside a container, where something has to stand.
    fn inner(&self, vm: &mut Vm, at: usize) -> Scanned {
        match self.value(vm, at) {
            Err(Failure::NoValue(at)) => Err(self.error(vm, "Expecting value", at).into()),
            scanned => scanned,
        }
    }

    fn object(&self, vm: &mut Vm, at: usize) -> Scanned {
        const NO_NAME: &str = "Expecting property name enclosed in double quotes";
        let mark = vm.heap.mark();
        let dict = vm.heap.new_dict();
        let pairs = self.object_pairs_hook.map(|_| vm.heap.new_list_key());
        let inside = vm.heap.mark();
        let mut at = self.skip_space(vm, at)?;
        if self.byte(vm, at) != Some(b'}') {
            if self.byte(vm, at) != Some(b'"') {
                return Err(self.error(vm, NO_NAME, at).into());
            }
            loop {
                let (name, end) = self.string(vm, at + 1)?;
                // Names repeat: equal ones are one object.
                let name = match name.len() <= 64 {
                    true => vm.heap.intern(&name),
                    false => vm.heap.new_string(name),
                };
                at = self.skip_space(vm, end)?;
                if self.byte(vm, at) != Some(b':') {
                    return Err(self.error(vm, "Expecting ':' delimiter", at).into());
                }
                at = self.skip_space(vm, at + 1)?;
                let (value, end) = self.inner(vm, at)?;
                match pairs {
                    Some(pairs) => {
                        let pair = vm.heap.new_tuple(&[name, value]);
                        vm.list_push(pairs, pair)?;
                    }
                    None => {
                        vm.charge(2 * size_of::<Value>())?;
                        vm.heap.dict_set_str(dict, name, value);
                    }
                }
                // What was read lies in the container now.
                vm.heap.release(inside);
                at = self.skip_space(vm, end)?;
                match self.byte(vm, at) {
                    Some(b'}') => break,
                    Some(b',') => {}
                    _ => return Err(self.error(vm, "Expecting ',' delimiter", at).into()),
                }
                let comma = at;
                at = self.skip_space(vm, at + 1)?;
                match self.byte(vm, at) {
                    Some(b'"') => {}
                    Some(b'}') => {
                        let message = "Illegal trailing comma before end of object";
                        return Err(self.error(vm, message, comma).into());
                    }
                    _ => return Err(self.error(vm, NO_NAME, at).into()),
                }
            }
        }
        let result = match (self.object_pairs_hook, pairs, self.object_hook) {
            (Some(hook), Some(pairs), _) => vm.call(hook, &[pairs.into()])?,
            (_, _, Some(hook)) => vm.call(hook, &[dict.into()])?,
            _ => dict.into(),
        };
        vm.heap.release(mark);
        Ok((vm.heap.keep(result), at + 1))
    }

    /// The string whose opening quote stands before `at`, and the position after its closing quote.
    fn string(&self, vm: &mut Vm, at: usize) -> Outcome<(String, usize)> {
        let begin = at.saturating_sub(1);
        let mut out = String::new();
        let mut at = at;
        loop {
            let text = vm.heap[self.doc].as_str();
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            let strict = self.strict;
            let plain = rest
                .iter()
                .take_while(|&&byte| byte != b'"' && byte != b'\\' && (byte >= b' ' || !strict))
                .count();
            let stop = rest.get(plain).copied();
            if plain > 0 {
                vm.budget.burn(price::text(plain))?;
                vm.charge(plain)?;
                let text = vm.heap[self.doc].as_str();
                out.push_str(text.get(at..at + plain).unwrap_or_default());
                at += plain;
            }
            match stop {
                None => return Err(self.error(vm, "Unterminated string starting at", begin)),
                Some(b'"') => return Ok((out, at + 1)),
                Some(b'\\') => at = self.escape(vm, at, begin, &mut out)?,
                Some(_) => return Err(self.error(vm, "Invalid control character at", at)),
            }
        }
    }

    /// The escape at `at`; gives the position after it.
    fn escape(&self, vm: &mut Vm, at: usize, begin: usize, out: &mut String) -> Outcome<usize> {
        let c = match self.byte(vm, at + 1) {
            None => return Err(self.error(vm, "Unterminated string starting at", begin)),
            Some(b'u') => {
                let (c, end) = self.unicode_escape(vm, at)?;
                out.push(c);
                return Ok(end);
            }
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(_) => return Err(self.error(vm, "Invalid \\escape", at)),
        };
        out.push(c);
        Ok(at + 2)
    }

    /// The number in the four hexadecimal digits from `at` on.
    fn four_digits(&self, vm: &Vm, at: usize) -> Option<u32> {
        let digits = vm.heap[self.doc].as_str().as_bytes().get(at..at + 4)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    }

    /// `\uXXXX`, or two of them that are one character.
    fn unicode_escape(&self, vm: &mut Vm, at: usize) -> Outcome<(char, usize)> {
        let Some(first) = self.four_digits(vm, at + 2) else {
            return Err(self.error(vm, "Invalid \\uXXXX escape", at + 1));
        };
        if (0xd800..0xdc00).contains(&first)
            && self.starts_with(vm, at + 6, "\\u")
            && let Some(second) = self.four_digits(vm, at + 8)
            && (0xdc00..0xe000).contains(&second)
        {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return match surrogates::char_of(code) {
                Some(c) => Ok((c, at + 12)),
                None => Err(self.error(vm, surrogates::REFUSED, at)),
            };
        }
        // All of four digits have a character.
        Ok((surrogates::char_of(first).unwrap_or('\u{fffd}'), at + 6))
    }
}
