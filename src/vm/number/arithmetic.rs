//! Binary and unary operators: what built-in types do themselves, and the protocol of special methods.
//!
//! Operands -> a value, or the TypeError in CPython's words. Numbers are decided at once; everything else
//! goes through `__add__`, `__radd__`, `__iadd__` in CPython's order (`Objects/abstract.c`): in place first,
//! then the reflected method of a subclass, the left operand, the right operand, and only then the
//! concatenation and repetition of sequences.

use crate::code::{BinaryOp, UnaryOp};
use crate::object::Complex;
use crate::value::{Tag, TypeId, Value};
use crate::vm::native_frame::Leave;
use crate::vm::number::complex_math::Operand;
use crate::vm::number::int_math::{int_invert, int_neg};
use crate::vm::{Fault, Outcome, Vm};

/// The special methods of a binary operator.
pub(crate) struct OperatorNames {
    pub(crate) plain: &'static str,
    pub(crate) reflected: &'static str,
    pub(crate) inplace: &'static str,
}

macro_rules! operator_names {
    ($($op:ident $plain:literal $reflected:literal $inplace:literal;)*) => {
        /// The names of an operator's special methods.
        pub(crate) const fn operator_names(op: BinaryOp) -> OperatorNames {
            match op {
                $(BinaryOp::$op => OperatorNames { plain: $plain, reflected: $reflected, inplace: $inplace },)*
            }
        }
    };
}

operator_names! {
    Add "__add__" "__radd__" "__iadd__";
    Sub "__sub__" "__rsub__" "__isub__";
    Mul "__mul__" "__rmul__" "__imul__";
    MatMul "__matmul__" "__rmatmul__" "__imatmul__";
    TrueDiv "__truediv__" "__rtruediv__" "__itruediv__";
    FloorDiv "__floordiv__" "__rfloordiv__" "__ifloordiv__";
    Mod "__mod__" "__rmod__" "__imod__";
    Pow "__pow__" "__rpow__" "__ipow__";
    LShift "__lshift__" "__rlshift__" "__ilshift__";
    RShift "__rshift__" "__rrshift__" "__irshift__";
    And "__and__" "__rand__" "__iand__";
    Or "__or__" "__ror__" "__ior__";
    Xor "__xor__" "__rxor__" "__ixor__";
}

impl Vm {
    /// `a op b`, or `a op= b`, for an instruction or a native that gives nothing else.
    pub(crate) fn binary_leaving(
        &mut self,
        leave: Leave,
        (op, inplace): (BinaryOp, bool),
        a: Value,
        b: Value,
    ) -> Outcome {
        let decided = (is_number(a) && is_number(b))
            || (op == BinaryOp::Add && a.tag() == Tag::Str && b.tag() == Tag::Str);
        match decided {
            true => self.binary(op, inplace, a, b),
            false => self.binary_by_protocol(leave, (op, inplace), a, b),
        }
    }

    /// `a op b`, or `a op= b`.
    pub(crate) fn binary(&mut self, op: BinaryOp, inplace: bool, a: Value, b: Value) -> Outcome {
        if is_number(a) && is_number(b) {
            return match self.number_binary(op, a, b)? {
                Some(value) => Ok(value),
                None => Err(self.unsupported_operands(op, inplace, a, b)),
            };
        }
        if op == BinaryOp::Add && a.tag() == Tag::Str && b.tag() == Tag::Str {
            return self.str_concat(a, b, inplace);
        }
        self.binary_by_protocol(Leave::Never, (op, inplace), a, b)
    }

    /// An operator on two values that may be numbers; `None` where one is not, or where the operator does
    /// not exist for them.
    pub(crate) fn number_binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        match (number_rank(a), number_rank(b)) {
            (0, _) | (_, 0) => Ok(None),
            (1, 1) => self.int_binary(op, a, b),
            (1 | 2, 1 | 2) => {
                if matches!(
                    op,
                    BinaryOp::MatMul
                        | BinaryOp::LShift
                        | BinaryOp::RShift
                        | BinaryOp::And
                        | BinaryOp::Or
                        | BinaryOp::Xor
                ) {
                    return Ok(None);
                }
                let (x, y) = (self.number_to_float(a)?, self.number_to_float(b)?);
                self.float_binary(op, x, y)
            }
            _ => {
                if !matches!(
                    op,
                    BinaryOp::Add
                        | BinaryOp::Sub
                        | BinaryOp::Mul
                        | BinaryOp::TrueDiv
                        | BinaryOp::Pow
                ) {
                    return Ok(None);
                }
                let (x, y) = (self.complex_operand(a)?, self.complex_operand(b)?);
                self.complex_binary(op, x, y)
            }
        }
    }

    /// An int or float as a float.
    pub(crate) fn number_to_float(&mut self, value: Value) -> Outcome<f64> {
        match value.as_float() {
            Some(float) => Ok(float),
            None => self.int_to_float(value),
        }
    }

    /// A number as an operand of an operator that has a complex one on a side.
    pub(crate) fn complex_operand(&mut self, value: Value) -> Outcome<Operand> {
        match value.as_complex() {
            Some(key) => Ok(Operand::Complex(self.heap[key])),
            None => self.number_to_float(value).map(Operand::Real),
        }
    }

    /// A number as a complex one.
    pub(crate) fn number_to_complex(&mut self, value: Value) -> Outcome<Complex> {
        match value.as_complex() {
            Some(key) => Ok(self.heap[key]),
            None => Ok(Complex {
                re: self.number_to_float(value)?,
                im: 0.0,
            }),
        }
    }

    /// `a + b` or `a += b` by special methods alone; `None`: all declined.
    pub(crate) fn add_by_slots(
        &mut self,
        inplace: bool,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        if inplace && let Some(value) = self.call_number_slot(a, "__iadd__", b)? {
            return Ok(Some(value));
        }
        self.binary_by_slots("__add__", "__radd__", a, b)
    }

    /// The methods of both operands, the subclass's first; `None`: both declined.
    pub(crate) fn binary_by_slots(
        &mut self,
        plain: &'static str,
        reflected: &'static str,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        let (a_type, b_type) = (self.type_of(a), self.type_of(b));
        let mut ask_right = a_type != b_type;
        if ask_right && self.is_subtype(b_type, a_type) {
            let own = self.lookup_special(b, reflected);
            if own.is_some() && own != self.lookup_special(a, reflected) {
                if let Some(value) = self.call_number_slot(b, reflected, a)? {
                    return Ok(Some(value));
                }
                ask_right = false;
            }
        }
        if let Some(value) = self.call_number_slot(a, plain, b)? {
            return Ok(Some(value));
        }
        if ask_right {
            self.call_number_slot(b, reflected, a)
        } else {
            Ok(None)
        }
    }

    /// Calls an operator's method unless it is missing or that of a sequence; `None` also for NotImplemented.
    pub(super) fn call_number_slot(
        &mut self,
        receiver: Value,
        name: &'static str,
        other: Value,
    ) -> Outcome<Option<Value>> {
        match self.lookup_special(receiver, name) {
            Some(method) if !self.is_sequence_method(method) => {}
            _ => return Ok(None),
        }
        // There is a plain method beside one that changes the operand in place, but that is not asked then.
        let result = match name.starts_with("__i") {
            true => self.call_special(receiver, name, &[other])?,
            false => self.call_special_if_had(receiver, name, &[other])?,
        };
        Ok(result.filter(|value| !value.is_not_implemented()))
    }

    /// Whether a method is the concatenation or repetition of a built-in sequence: C code keeps these in
    /// other slots than the arithmetic ones, and asks them last.
    pub(super) fn is_sequence_method(&self, method: Value) -> bool {
        let Some((table, row)) = method.as_builtin() else {
            return false;
        };
        let name = self.registry.native(table, row).name;
        matches!(
            name,
            "__add__" | "__iadd__" | "__mul__" | "__rmul__" | "__imul__"
        ) && matches!(
            self.registry.table(table).ty,
            Some(TypeId::Str | TypeId::Bytes | TypeId::ByteArray | TypeId::List | TypeId::Tuple)
        )
    }

    /// Concatenation.
    pub(super) fn sequence_add(&mut self, a: Value, b: Value) -> Outcome<Option<Value>> {
        if !self.has_sequence_method(a, "__add__") {
            return Ok(None);
        }
        match self.heap.payload(a).tag() {
            Tag::Str => self.text_concat(a, b).map(Some),
            Tag::Bytes | Tag::ByteArray => self.bytes_concat(a, b).map(Some),
            _ => self.sequence_concat(self.heap.payload(a), b),
        }
    }

    /// Repetition: a sequence on either side.
    pub(super) fn sequence_multiply(&mut self, a: Value, b: Value) -> Outcome<Option<Value>> {
        let (sequence, count) = if self.has_sequence_method(a, "__mul__") {
            (self.heap.payload(a), b)
        } else if self.has_sequence_method(b, "__rmul__") {
            (self.heap.payload(b), a)
        } else {
            return Ok(None);
        };
        match sequence.tag() {
            Tag::Str => self.str_repeat(sequence, count).map(Some),
            Tag::Bytes | Tag::ByteArray => self.bytes_repeat(sequence, count).map(Some),
            _ => self.sequence_repeat(sequence, count),
        }
    }

    /// Whether a value concatenates or repeats as a built-in sequence does: a subclass that has a method of
    /// its own does not.
    fn has_sequence_method(&mut self, value: Value, name: &'static str) -> bool {
        is_sequence(self.heap.payload(value))
            && self
                .lookup_special(value, name)
                .is_some_and(|method| self.is_sequence_method(method))
    }

    /// `unsupported operand type(s) for +: 'int' and 'str'`
    pub(super) fn unsupported_operands(
        &mut self,
        op: BinaryOp,
        inplace: bool,
        a: Value,
        b: Value,
    ) -> Fault {
        let symbol = match (op, inplace) {
            (BinaryOp::Pow, false) => "** or pow()".to_owned(),
            (_, false) => op.symbol().to_owned(),
            (_, true) => format!("{}=", op.symbol()),
        };
        let (a_name, b_name) = (self.type_name(a), self.type_name(b));
        let mut message =
            format!("unsupported operand type(s) for {symbol}: '{a_name}' and '{b_name}'");
        if op == BinaryOp::RShift && self.registry.builtin("print") == Some(a) {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// `-a`, `+a`, `~a`, `not a`
    pub(crate) fn unary(&mut self, op: UnaryOp, a: Value) -> Outcome {
        self.unary_leaving(Leave::Never, op, a)
    }

    /// As [`Vm::unary`], for an instruction.
    pub(crate) fn unary_leaving(&mut self, leave: Leave, op: UnaryOp, a: Value) -> Outcome {
        if op == UnaryOp::Not {
            return Ok(Value::bool(!self.truthy_leaving(leave, a)?));
        }
        if op == UnaryOp::Invert && a.tag() == Tag::Bool {
            self.warn_inverted_bool()?;
        }
        if let Some(value) = number_unary(self, op, a)? {
            return Ok(value);
        }
        self.enter_native()?;
        let name = match op {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert | UnaryOp::Not => "__invert__",
        };
        if let Some(value) = self.call_special_leaving(leave, a, name, &[])? {
            return Ok(value);
        }
        let type_name = self.type_name(a);
        Err(self.type_error(format!(
            "bad operand type for unary {}: '{type_name}'",
            op.symbol()
        )))
    }

    /// Python's truth: `bool(v)`.
    pub(crate) fn truthy(&mut self, value: Value) -> Outcome<bool> {
        Ok(match value.tag() {
            Tag::None => false,
            Tag::Bool | Tag::Int => value.bits() != 0,
            Tag::Float => value.as_float() != Some(0.0),
            Tag::Complex => value
                .as_complex()
                .is_some_and(|key| self.heap[key].re != 0.0 || self.heap[key].im != 0.0),
            Tag::Str => value.as_str().is_some_and(|key| self.heap[key].len() != 0),
            Tag::Bytes => value
                .as_bytes()
                .is_some_and(|key| !self.heap[key].data.is_empty()),
            Tag::ByteArray => value
                .as_byte_array()
                .is_some_and(|key| !self.heap[key].data.is_empty()),
            Tag::Tuple => value
                .as_tuple()
                .is_some_and(|key| !self.heap[key].items.is_empty()),
            Tag::List => value
                .as_list()
                .is_some_and(|key| !self.heap[key].items.is_empty()),
            Tag::Dict => value.as_dict().is_some_and(|key| self.heap[key].len() != 0),
            Tag::Set | Tag::FrozenSet => value
                .as_any_set()
                .is_some_and(|key| self.heap[key].len() != 0),
            Tag::Range => value
                .as_range()
                .is_some_and(|key| self.heap[key].length != Value::int(0)),
            Tag::Instance | Tag::Class | Tag::Exception | Tag::DictView | Tag::Rare => {
                return self.truthy_by_protocol(value);
            }
            Tag::NotImplemented => {
                let message = "NotImplemented should not be used in a boolean context";
                return Err(self.type_error(message));
            }
            _ => true,
        })
    }

    fn truthy_by_protocol(&mut self, value: Value) -> Outcome<bool> {
        self.enter_native()?;
        if let Some(result) = self.call_special_if_had(value, "__bool__", &[])? {
            return match result.as_bool() {
                Some(truth) => Ok(truth),
                None => {
                    let type_name = self.type_name(result);
                    Err(self
                        .type_error(format!("__bool__ should return bool, returned {type_name}")))
                }
            };
        }
        match self.call_special_if_had(value, "__len__", &[])? {
            Some(length) => Ok(self.length_from(length)? != 0),
            None => Ok(true),
        }
    }

    /// What `__len__` returned, as a length.
    pub(crate) fn length_from(&mut self, result: Value) -> Outcome<usize> {
        let length = self.index(result)?;
        if self.heap.int_sign(length) < 0 {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        let length = self.index_i64(length)?;
        Ok(length as usize)
    }

    /// The int that a value stands for where an index is wanted (`operator.index`).
    pub(crate) fn index(&mut self, value: Value) -> Outcome {
        match self.index_opt(value)? {
            Some(index) => Ok(index),
            None => {
                let type_name = self.type_name(value);
                Err(self.type_error(format!(
                    "'{type_name}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// Warns about `~` on a bool.
    #[cold]
    pub(crate) fn warn_inverted_bool(&mut self) -> Outcome<()> {
        self.warn(
            TypeId::DeprecationWarning,
            crate::text::literals::INVERTED_BOOL,
        )
    }

    /// Warns that a method has returned an instance of a subclass of the type that it should return.
    #[cold]
    pub(crate) fn warn_strict_subclass(
        &mut self,
        method: &str,
        ty: &str,
        result: Value,
    ) -> Outcome<()> {
        let given = self.type_name(result);
        let message = format!(
            "{method} returned non-{ty} (type {given}).  The ability to return an instance of a strict subclass of \
             {ty} is deprecated, and may be removed in a future version of Python."
        );
        self.warn(TypeId::DeprecationWarning, &message)
    }

    /// The same; `None` where the value has no `__index__`.
    pub(crate) fn index_opt(&mut self, value: Value) -> Outcome<Option<Value>> {
        let payload = self.heap.payload(value);
        match payload.tag() {
            Tag::Int => return Ok(Some(payload)),
            Tag::BigInt => {
                // Whoever asks looks at it.
                self.look_at(payload)?;
                return Ok(Some(payload));
            }
            Tag::Bool => return Ok(Some(Value::int(payload.bits() as i64))),
            _ => {}
        }
        if !matches!(value.tag(), Tag::Instance | Tag::Class | Tag::Exception) {
            return Ok(None);
        }
        let Some(result) = self.call_special(value, "__index__", &[])? else {
            return Ok(None);
        };
        let payload = self.heap.payload(result);
        if number_rank(payload) != 1 {
            let type_name = self.type_name(result);
            return Err(self.type_error(format!("__index__ returned non-int (type {type_name})")));
        }
        if !matches!(result.tag(), Tag::Int | Tag::BigInt) {
            self.heap.keep(result);
            self.warn_strict_subclass("__index__", "int", result)?;
        }
        Ok(Some(
            payload
                .as_bool()
                .map_or(payload, |b| Value::int(i64::from(b))),
        ))
    }

    /// An index that must fit into 64 bits.
    pub(crate) fn index_i64(&mut self, value: Value) -> Outcome<i64> {
        let index = self.index(value)?;
        match index.as_int() {
            Some(small) => Ok(small),
            None => {
                let type_name = self.type_name(value);
                Err(self.overflow_error(format!(
                    "cannot fit '{type_name}' into an index-sized integer"
                )))
            }
        }
    }

    /// An index that must fit into 32 bits, as C code wants it.
    pub(crate) fn c_int(&mut self, value: Value) -> Outcome<i32> {
        let index = self.index(value)?;
        match index.as_int().and_then(|i| i32::try_from(i).ok()) {
            Some(small) => Ok(small),
            None => Err(self.overflow_error("Python int too large to convert to C int")),
        }
    }

    /// An index that must fit into 64 bits, with the error of CPython's argument parsing.
    pub(crate) fn c_ssize(&mut self, value: Value) -> Outcome<i64> {
        let index = self.index(value)?;
        match index.as_int() {
            Some(small) => Ok(small),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// An index, held to 64 bits: what slices do with bounds beyond.
    pub(crate) fn index_clamped(&mut self, value: Value) -> Outcome<i64> {
        let index = self.index(value)?;
        Ok(index.as_int().unwrap_or(if self.heap.int_sign(index) < 0 {
            i64::MIN
        } else {
            i64::MAX
        }))
    }
}

/// 1: int or bool, 2: float, 3: complex, 0: no number.
#[inline]
pub(crate) fn number_rank(value: Value) -> u8 {
    match value.tag() {
        Tag::Bool | Tag::Int | Tag::BigInt => 1,
        Tag::Float => 2,
        Tag::Complex => 3,
        _ => 0,
    }
}

#[inline]
pub(crate) fn is_number(value: Value) -> bool {
    number_rank(value) != 0
}

/// Whether a value is a built-in sequence with concatenation and repetition.
pub(crate) fn is_sequence(value: Value) -> bool {
    matches!(
        value.tag(),
        Tag::Str | Tag::Bytes | Tag::ByteArray | Tag::List | Tag::Tuple
    )
}

/// A unary operator on a number; `None` where it is not one.
pub(crate) fn number_unary(vm: &mut Vm, op: UnaryOp, a: Value) -> Outcome<Option<Value>> {
    Ok(match (op, number_rank(a)) {
        (UnaryOp::Neg, 1) => Some(int_neg(vm, a)?),
        (UnaryOp::Pos, 1) => Some(a.as_bool().map_or(a, |b| Value::int(i64::from(b)))),
        (UnaryOp::Invert, 1) => Some(int_invert(vm, a)?),
        (UnaryOp::Neg, 2) => a.as_float().map(|x| Value::float(-x)),
        (UnaryOp::Pos, 2 | 3) => Some(a),
        (UnaryOp::Neg, 3) => a.as_complex().map(|key| {
            let Complex { re, im } = vm.heap[key];
            vm.heap.new_complex(-re, -im)
        }),
        _ => None,
    })
}
