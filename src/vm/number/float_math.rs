//! Arithmetic of floats as CPython's `floatobject.c` does it.
//!
//! Two floats -> a float, a complex number or an exception.

use crate::code::BinaryOp;
use crate::heap::Heap;
use crate::object::Complex;
use crate::value::{TypeId, Value};
use crate::vm::{Fault, Outcome, Vm};

impl Vm {
    /// A binary operator on two floats; `None` where floats do not have it.
    pub(crate) fn float_binary(&mut self, op: BinaryOp, x: f64, y: f64) -> Outcome<Option<Value>> {
        let result = match op {
            BinaryOp::Add => x + y,
            BinaryOp::Sub => x - y,
            BinaryOp::Mul => x * y,
            BinaryOp::TrueDiv => {
                if y == 0.0 {
                    return Err(self.zero_division_error("division by zero"));
                }
                x / y
            }
            BinaryOp::FloorDiv => {
                if y == 0.0 {
                    return Err(self.zero_division_error("division by zero"));
                }
                float_divmod(x, y).0
            }
            BinaryOp::Mod => {
                if y == 0.0 {
                    return Err(self.zero_division_error("division by zero"));
                }
                float_mod(x, y)
            }
            BinaryOp::Pow => return self.float_pow(x, y).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(Value::float(result)))
    }

    /// `x ** y`; a negative base with a fractional exponent gives a complex number.
    pub(crate) fn float_pow(&mut self, x: f64, y: f64) -> Outcome {
        if y == 0.0 || x == 1.0 {
            return Ok(Value::float(1.0));
        }
        if x == 0.0 && y < 0.0 && y.is_finite() {
            return Err(self.zero_division_error("zero to a negative power"));
        }
        if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
            let power =
                super::complex_math::power(Complex { re: x, im: 0.0 }, Complex { re: y, im: 0.0 });
            return self.complex_result(power.unwrap_or(Complex {
                re: f64::NAN,
                im: f64::NAN,
            }));
        }
        let power = x.powf(y);
        if power.is_infinite() && x.is_finite() && y.is_finite() {
            return Err(range_error(&mut self.heap));
        }
        Ok(Value::float(power))
    }
}

/// `x % y`: the result has the sign of `y`.
pub(crate) fn float_mod(x: f64, y: f64) -> f64 {
    let remainder = x % y;
    if remainder == 0.0 {
        0.0_f64.copysign(y)
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder + y
    } else {
        remainder
    }
}

/// Quotient rounded down, and remainder; `y` is not zero.
pub(crate) fn float_divmod(x: f64, y: f64) -> (f64, f64) {
    let truncated = x % y;
    let mut quotient = (x - truncated) / y;
    let remainder = float_mod(x, y);
    if truncated != 0.0 && (y < 0.0) != (truncated < 0.0) {
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0_f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        // The division may have been rounded up to a whole number and a bit less.
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    (floored, remainder)
}

/// The OverflowError of the C library's functions.
pub(crate) fn range_error(heap: &mut Heap) -> Fault {
    let text = heap.new_str("Numerical result out of range");
    Fault::Raised(heap.new_exception(TypeId::OverflowError, &[Value::int(34), text]))
}
