//! `complex`: constructor, operators and methods.

use super::float::parse_float;
use crate::builtins::class::operators::{
    hash_method, itself, repr_method, truth_method, unary_method,
};
use crate::builtins::format::types::format_complex;
use crate::builtins::number::float::construct::real_number;
use crate::code::{BinaryOp, UnaryOp};
use crate::object::Complex;
use crate::text::unicode::is_space;
use crate::value::{Tag, TypeId, Value};
use crate::vm::price;
use crate::vm::{
    Args, Fault, NativeDef, Outcome, TypeDef, Vm, asking, natives, number_rank, params,
};

crate::builtins::class::operators::comparisons!(
    COMPARISONS,
    crate::builtins::class::operators::comparison_method::<3>
);

crate::builtins::class::operators::number_operators!(
    OPERATORS, 3,
    Add "__add__" "__radd__"
    Sub "__sub__" "__rsub__"
    Mul "__mul__" "__rmul__"
    TrueDiv "__truediv__" "__rtruediv__"
);

/// What `complex` defines besides its operators.
pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr_method;
    slot "__hash__" => hash_method;
    slot "__bool__" => truth_method;
    slot "__neg__" => |vm, args| unary_method(vm, UnaryOp::Neg, args);
    slot "__pos__" => |vm, args| unary_method(vm, UnaryOp::Pos, args);
    slot "__abs__" => abs;
    slot "__pow__" => |vm, args| pow(vm, args, false);
    slot "__rpow__" => |vm, args| pow(vm, args, true);
    method "__complex__" => itself;
    class_method "from_number" "($type, number, /)"
        "The number as a complex one; a text is none." => from_number;
    method "__format__" => format_complex;
    method "__getnewargs__" => |vm, args| {
        let Complex { re, im } = receiver(vm, args);
        Ok(vm.heap.new_tuple(&[Value::float(re), Value::float(im)]))
    };
    method "conjugate" "($self, /)" "The complex conjugate." => |vm, args| {
        let Complex { re, im } = receiver(vm, args);
        Ok(vm.heap.new_complex(re, -im))
    };
    member "real" => |vm, args| Ok(Value::float(receiver(vm, args).re));
    member "imag" => |vm, args| Ok(Value::float(receiver(vm, args).im));
};

fn receiver(vm: &Vm, args: Args<'_>) -> Complex {
    vm.heap
        .payload(args.get(0))
        .as_complex()
        .map_or(Complex { re: 0.0, im: 0.0 }, |key| vm.heap[key])
}

fn abs(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Complex { re, im } = receiver(vm, args);
    let length = re.hypot(im);
    if length.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(Value::float(length))
}

fn pow(vm: &mut Vm, args: Args<'_>, reflected: bool) -> Outcome {
    let (mut a, mut b) = (vm.heap.payload(args.get(0)), vm.heap.payload(args.get(1)));
    if reflected {
        std::mem::swap(&mut a, &mut b);
    }
    if number_rank(a) == 0 || number_rank(b) == 0 {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if args.opt(2).is_some_and(|modulus| !modulus.is_none()) {
        return Err(vm.value_error("complex modulo"));
    }
    let (x, y) = (vm.complex_operand(a)?, vm.complex_operand(b)?);
    Ok(vm
        .complex_binary(BinaryOp::Pow, x, y)?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(asking!("complex", new)),
    params: params!("(real=0, imag=0)"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::Complex,
        "A number with a real and an imaginary part.",
        &[OPERATORS, COMPARISONS, METHODS],
    )
};

/// `complex.__new__`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let alone = args.pos.len() == 2 && args.kw.is_empty();
    let bound = vm.bind_new(&TYPE, args)?;
    let (real, imag) = (bound[0], bound[1]);
    if !alone {
        let value = combined(vm, real, imag)?;
        let value = vm.heap.new_complex(value.re, value.im);
        return vm.wrap_payload(class, value);
    }
    if real.tag() == Tag::Complex && class == Value::builtin_type(TypeId::Complex) {
        return Ok(real);
    }
    let Complex { re, im } = match vm.heap.as_text(real) {
        Some(_) => complex_from_text(vm, real)?,
        None => match complex_number(vm, real)? {
            Some(number) => number,
            None => {
                let name = vm.type_name(real);
                return Err(vm.type_error(format!(
                    "complex() argument must be a string or a number, not {name}"
                )));
            }
        },
    };
    let value = vm.heap.new_complex(re, im);
    vm.wrap_payload(class, value)
}

/// The number that a text stands for.
fn complex_from_text(vm: &mut Vm, given: Value) -> Outcome<Complex> {
    let text = vm.heap.text(given).to_owned();
    if !underscores_fit(&text) {
        let shown = vm.builtin_repr(given)?;
        return Err(vm.value_error(format!("could not convert string to complex: {shown}")));
    }
    vm.budget.burn(3 * price::text(text.len()))?;
    match parse_complex(&text) {
        Some(number) => Ok(number),
        None => Err(vm.value_error("complex() arg is a malformed string")),
    }
}

/// `real + imag * 1j`, without combining signs of zeros. Complex parts are on their way out.
fn combined(vm: &mut Vm, real: Value, imag: Value) -> Outcome<Complex> {
    let special = match real.is_bound() {
        true => special_complex(vm, real)?,
        false => None,
    };
    let real_is_complex = special.is_some() || vm.heap.payload(real).tag() == Tag::Complex;
    if real.is_bound() && !real_is_complex && !is_number_like(vm, real) {
        return Err(not_real(vm, "real", real));
    }
    let imag_is_complex = vm.heap.payload(imag).tag() == Tag::Complex;
    if imag.is_bound() && !imag_is_complex && !is_number_like(vm, imag) {
        return Err(not_real(vm, "imag", imag));
    }
    if real_is_complex && !is_number_like(vm, real) {
        warn_complex(vm, "real", real)?;
    }
    let re = match special {
        Some(number) => number,
        None => as_complex(vm, real)?,
    };
    if imag_is_complex {
        warn_complex(vm, "imag", imag)?;
    }
    let im = as_complex(vm, imag)?;
    Ok(match imag.is_bound() {
        false => re,
        true => Complex {
            re: if imag_is_complex {
                re.re - im.im
            } else {
                re.re
            },
            im: if real_is_complex {
                re.im + im.re
            } else {
                im.re
            },
        },
    })
}

/// A number as a complex one, by `__float__` or `__index__`; 0 where it is not given.
fn as_complex(vm: &mut Vm, value: Value) -> Outcome<Complex> {
    if let Some(key) = vm.heap.payload(value).as_complex() {
        return Ok(vm.heap[key]);
    }
    let re = match value.is_bound() {
        true => real_number(vm, value)?.unwrap_or(0.0),
        false => 0.0,
    };
    Ok(Complex { re, im: 0.0 })
}

fn not_real_text(vm: &mut Vm, parameter: &str, given: Value) -> String {
    let name = vm.type_name(given);
    format!("complex() argument '{parameter}' must be a real number, not {name}")
}

fn not_real(vm: &mut Vm, parameter: &str, given: Value) -> Fault {
    let text = not_real_text(vm, parameter, given);
    vm.type_error(text)
}

fn warn_complex(vm: &mut Vm, parameter: &str, given: Value) -> Outcome<()> {
    let text = not_real_text(vm, parameter, given);
    vm.warn(TypeId::DeprecationWarning, &text)
}

/// `complex.from_number(number)`
fn from_number(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (class, given) = (args.get(0), args.get(1));
    if given.tag() == Tag::Complex && class == Value::builtin_type(TypeId::Complex) {
        return Ok(given);
    }
    let Some(Complex { re, im }) = complex_number(vm, given)? else {
        let name = vm.type_name(given);
        return Err(vm.type_error(format!("must be real number, not {name}")));
    };
    let number = vm.heap.new_complex(re, im);
    if class == Value::builtin_type(TypeId::Complex) {
        return Ok(number);
    }
    vm.call(class, &[number])
}

/// Any number as a complex one; `None` for what is no number.
fn complex_number(vm: &mut Vm, given: Value) -> Outcome<Option<Complex>> {
    if let Some(number) = special_complex(vm, given)? {
        return Ok(Some(number));
    }
    if let Some(key) = vm.heap.payload(given).as_complex() {
        return Ok(Some(vm.heap[key]));
    }
    let real = real_number(vm, given)?;
    Ok(real.map(|re| Complex { re, im: 0.0 }))
}

/// What `__complex__` of a script's class says.
fn special_complex(vm: &mut Vm, value: Value) -> Outcome<Option<Complex>> {
    if !matches!(value.tag(), Tag::Instance | Tag::Exception) {
        return Ok(None);
    }
    let Some(result) = vm.call_special(value, "__complex__", &[])? else {
        return Ok(None);
    };
    match vm.heap.payload(result).as_complex() {
        Some(key) => {
            if result.tag() != Tag::Complex {
                vm.heap.keep(result);
                vm.warn_strict_subclass("__complex__", "complex", result)?;
            }
            Ok(Some(vm.heap[key]))
        }
        None => {
            let name = vm.type_name(result);
            Err(vm.type_error(format!("__complex__ returned non-complex (type {name})")))
        }
    }
}

/// Whether a value is a real number, or can be made one by `__float__` or `__index__`.
fn is_number_like(vm: &mut Vm, value: Value) -> bool {
    matches!(number_rank(vm.heap.payload(value)), 1 | 2)
        || vm.has_special(value, "__float__")
        || vm.has_special(value, "__index__")
}

/// Whether all underscores of a text stand between digits.
fn underscores_fit(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    (0..bytes.len())
        .filter(|&at| bytes[at] == b'_')
        .all(|at| digit(at.checked_sub(1)) && digit(Some(at + 1)))
}

/// A complex number from a text: `1+2j`, `(1+2j)`, `j`, `1e3-j`.
fn parse_complex(text: &str) -> Option<Complex> {
    let text = text.trim_matches(is_space);
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim_matches(is_space),
        None => text,
    };
    if text.contains(is_space) {
        return None;
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return Some(Complex {
            re: parse_float(text)?,
            im: 0.0,
        });
    };
    // The sign of the imaginary part is the last one that belongs to no exponent.
    let bytes = body.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && !matches!(bytes[i - 1], b'e' | b'E'));
    let (real, imag) = match split {
        Some(at) => (parse_float(&body[..at])?, &body[at..]),
        None => (0.0, body),
    };
    let imag = match imag {
        "" | "+" => 1.0,
        "-" => -1.0,
        imag => parse_float(imag)?,
    };
    Some(Complex { re: real, im: imag })
}
