//! The rarer work of the eval loop's arms: strings and lists that grow, context managers, awaiting.

use crate::code::{BinaryOp, CompareOp, Conversion, Intrinsic, Special};
use crate::value::{ListKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Fault, Outcome, Trap, Vm};

/// The commonest format specs of an int: whether zeros fill, and a width of at most two digits; `d` may follow.
fn plain_int_spec(spec: &str) -> Option<(bool, usize)> {
    let spec = spec.strip_suffix('d').unwrap_or(spec);
    let zeros = spec.starts_with('0');
    match spec.len() {
        0 => Some((false, 0)),
        1..=3 if spec.bytes().all(|b| b.is_ascii_digit()) => {
            let width = spec.parse().ok().filter(|width| *width < 100)?;
            Some((zeros, width))
        }
        _ => None,
    }
}

/// The decimal digits of a number; gives the place where they begin, for they fill the end.
fn digits(mut number: u64, buffer: &mut [u8; 20]) -> usize {
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return at;
        }
    }
}

/// Appends an int in decimal, at least `width` wide: filled with zeros after its sign, or with blanks before it.
fn push_int(text: &mut String, int: i64, width: usize, zeros: bool) {
    let mut buffer = [0; 20];
    let at = digits(int.unsigned_abs(), &mut buffer);
    let sign = usize::from(int < 0);
    let fill = width.saturating_sub(buffer.len() - at + sign);
    if !zeros {
        text.extend(std::iter::repeat_n(' ', fill));
    }
    if int < 0 {
        text.push('-');
    }
    if zeros {
        text.extend(std::iter::repeat_n('0', fill));
    }
    text.push_str(std::str::from_utf8(&buffer[at..]).unwrap_or_default());
}

impl Vm {
    /// The truth of a comparison.
    #[inline]
    pub(in crate::vm) fn compare_truth(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> Outcome<bool> {
        let value = self.compare_leaving(self.may_leave, op, true, (a, b))?;
        Ok(value == Value::TRUE)
    }

    /// `AddInt` on anything but a small int. A negative operand was a subtraction in the source.
    #[cold]
    pub(in crate::vm) fn add_int(&mut self, a: Value, imm: i16, inplace: bool) -> Outcome {
        let imm = i64::from(imm);
        if let Some(x) = a.as_float() {
            return Ok(Value::float(x + imm as f64));
        }
        if imm < 0 {
            self.binary_leaving(
                self.may_leave,
                (BinaryOp::Sub, inplace),
                a,
                Value::int(-imm),
            )
        } else {
            self.binary_leaving(self.may_leave, (BinaryOp::Add, inplace), a, Value::int(imm))
        }
    }

    /// A replacement field of an f-string; `spec` is unbound where there is none.
    pub(crate) fn format_value(
        &mut self,
        value: Value,
        spec: Value,
        conversion: Conversion,
    ) -> Outcome {
        let value = match conversion {
            Conversion::None => value,
            Conversion::Str if value.as_str().is_some() => value,
            Conversion::Str => {
                let text = self.str_of(value)?;
                self.heap.new_string(text)
            }
            Conversion::Repr => {
                let text = self.repr(value)?;
                self.heap.new_string(text)
            }
            Conversion::Ascii => {
                let text = self.ascii(value)?;
                self.heap.new_string(text)
            }
        };
        let text = if spec.is_bound() {
            self.heap.text(spec)
        } else {
            ""
        };
        if text.is_empty() && value.as_str().is_some() {
            return Ok(value);
        }
        if let Some(int) = value.as_int()
            && let Some((zeros, width)) = plain_int_spec(text)
        {
            let mut text = self.display.take_scratch();
            push_int(&mut text, int, width, zeros);
            let value = self.heap.new_str(&text);
            self.display.return_scratch(text);
            return Ok(value);
        }
        let spec = if spec.is_bound() {
            spec
        } else {
            self.heap.new_str("")
        };
        self.format_object(value, spec)
    }

    /// `BuildString`: all parts are strs by now, or ints.
    pub(in crate::vm) fn build_string(&mut self, at: usize, count: usize) -> Outcome {
        let parts = self.stack.get(at..at + count).ok_or(Trap::Invalid)?;
        let mut scratch = self.display.take_scratch();
        for part in parts {
            if let Some(int) = part.as_int() {
                push_int(&mut scratch, int, 0, false);
                continue;
            }
            let text = self.heap.text(*part);
            // The string counts its own bytes; only a large one is asked for beforehand, and made where it stays.
            if scratch.len() + text.len() > 1 << 16 {
                self.display.return_scratch(scratch);
                return self.build_long_string(at, count);
            }
            scratch.push_str(text);
        }
        let value = self.heap.new_str(&scratch);
        self.display.return_scratch(scratch);
        Ok(value)
    }

    /// As [`Self::build_string`], for a string that is asked for beforehand.
    #[cold]
    fn build_long_string(&mut self, at: usize, count: usize) -> Outcome {
        let parts = self.stack.get(at..at + count).ok_or(Trap::Invalid)?;
        // An int takes at most a sign and nineteen digits.
        let length = parts.iter().map(|part| self.heap.text(*part).len().max(20));
        let length = length.sum();
        self.refuse(length)?;
        let mut text = String::with_capacity(length);
        for index in at..at + count {
            match self.stack[index].as_int() {
                Some(int) => push_int(&mut text, int, 0, false),
                None => text.push_str(self.heap.text(self.stack[index])),
            }
        }
        Ok(self.heap.new_string(text))
    }

    /// `ListAppend` where the list has to grow, or the collector to see what is stored.
    #[cold]
    pub(in crate::vm) fn list_append(&mut self, list: ListKey, value: Value) -> Outcome<()> {
        self.list_push(list, value)
    }

    /// `LoadSpecial`: a context manager's method, bound.
    pub(in crate::vm) fn context_method(&mut self, object: Value, which: Special) -> Outcome {
        let mut name = which.symbol();
        if let Some(method) = self.lookup_special(object, name) {
            let class = self.type_of(object);
            return self.bind(method, object, class);
        }
        // CPython looks for the method that leaves first.
        let leave = match which {
            Special::Enter => "__exit__",
            Special::AEnter => "__aexit__",
            Special::Exit | Special::AExit => name,
        };
        if self.lookup_special(object, leave).is_none() {
            name = leave;
        }
        let ty = self.type_name(object);
        let (protocol, others, other, with) = match which {
            Special::Enter | Special::Exit => (
                "context manager",
                ["__aenter__", "__aexit__"],
                "asynchronous context manager",
                "async with",
            ),
            Special::AEnter | Special::AExit => (
                "asynchronous context manager",
                ["__enter__", "__exit__"],
                "context manager",
                "with",
            ),
        };
        let mut message = format!(
            "'{ty}' object does not support the {protocol} protocol (missed {name} method)"
        );
        if others
            .into_iter()
            .all(|method| self.lookup_special(object, method).is_some())
        {
            message.push_str(&format!(
                " but it supports the {other} protocol. Did you mean to use '{with}'?"
            ));
        }
        Err(self.type_error(message))
    }

    /// `WithExceptStart`
    pub(in crate::vm) fn with_except_start(&mut self, exit: Value, exc: Value) -> Outcome {
        let Some(key) = exc.as_exception() else {
            return Err(self.bad_operand());
        };
        let class = self.type_of(exc);
        let traceback = self.heap[key].traceback.map_or(Value::NONE, Value::from);
        self.call_leaving(self.may_leave, exit, &[class, exc, traceback])
    }

    /// `EndAsyncFor`
    pub(in crate::vm) fn end_async_for(&mut self, exc: Value) -> Outcome<()> {
        let Some(key) = exc.as_exception() else {
            return Err(self.bad_operand());
        };
        let fault = Fault::Raised(key);
        if is_raised(&self.heap, fault, TypeId::StopAsyncIteration) {
            Ok(())
        } else {
            Err(fault)
        }
    }

    /// `Intrinsic`: `at` is the stack index of the first operand.
    pub(in crate::vm) fn intrinsic(&mut self, which: Intrinsic, at: usize) -> Outcome {
        let operand = |vm: &Self, i: usize| vm.stack.get(at + i).copied().unwrap_or(Value::NONE);
        let (a, b, c) = (operand(self, 0), operand(self, 1), operand(self, 2));
        match which {
            Intrinsic::Display => self.display_hook(a),
            Intrinsic::TypeVar => self.intrinsic_type_var(a, Value::UNBOUND, Value::UNBOUND),
            Intrinsic::TypeVarWithBound => self.intrinsic_type_var(a, b, Value::UNBOUND),
            Intrinsic::TypeVarWithConstraints => self.intrinsic_type_var(a, Value::UNBOUND, b),
            Intrinsic::ParamSpec => self.intrinsic_param_spec(a),
            Intrinsic::TypeVarTuple => self.intrinsic_type_var_tuple(a),
            Intrinsic::SetTypeParamDefault => self.intrinsic_set_type_param_default(a, b),
            Intrinsic::SubscriptGeneric => self.intrinsic_subscript_generic(a),
            Intrinsic::TypeAlias => self.intrinsic_type_alias(a, b, c),
            Intrinsic::StopIterationError => Ok(a),
            Intrinsic::PrepReraiseStar => self.prep_reraise_star(a, b),
            Intrinsic::AsyncGenWrap => self.wrap_async_value(a),
            Intrinsic::CheckFormat => self.check_format(a),
            Intrinsic::NoteAnnotation => self.note_annotation(a, b),
        }
    }
}
