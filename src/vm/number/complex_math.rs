//! Arithmetic of complex numbers as CPython's `complexobject.c` does it.

use crate::code::BinaryOp;
use crate::object::Complex;
use crate::value::Value;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// A binary operator on two complex numbers; `None` where they do not have it.
    pub(crate) fn complex_binary(
        &mut self,
        op: BinaryOp,
        a: Complex,
        b: Complex,
    ) -> Outcome<Option<Value>> {
        let Complex { re, im } = match op {
            BinaryOp::Add => Complex {
                re: a.re + b.re,
                im: a.im + b.im,
            },
            BinaryOp::Sub => Complex {
                re: a.re - b.re,
                im: a.im - b.im,
            },
            BinaryOp::Mul => product(a, b),
            BinaryOp::TrueDiv => match quotient(a, b) {
                Some(quotient) => quotient,
                None => return Err(self.zero_division_error("complex division by zero")),
            },
            BinaryOp::Pow => return self.complex_pow(a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.heap.new_complex(re, im)))
    }

    fn complex_pow(&mut self, a: Complex, b: Complex) -> Outcome {
        if a.re == 0.0 && a.im == 0.0 && (b.im != 0.0 || b.re < 0.0) {
            return Err(self.zero_division_error("0.0 to a negative or complex power"));
        }
        let power = if b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0 {
            let n = b.re as i32;
            let power = whole_power(a, n.unsigned_abs());
            if n > 0 {
                power
            } else {
                match quotient(Complex { re: 1.0, im: 0.0 }, power) {
                    Some(power) => power,
                    None => {
                        return Err(self.zero_division_error("0.0 to a negative or complex power"));
                    }
                }
            }
        } else {
            match power(a, b) {
                Some(power) => power,
                None => return Err(self.zero_division_error("0.0 to a negative or complex power")),
            }
        };
        self.complex_result(power)
    }

    /// A complex number whose computation may have overflowed.
    pub(crate) fn complex_result(&mut self, value: Complex) -> Outcome {
        if value.re.is_infinite() || value.im.is_infinite() {
            return Err(self.overflow_error("complex exponentiation"));
        }
        Ok(self.heap.new_complex(value.re, value.im))
    }
}

fn product(a: Complex, b: Complex) -> Complex {
    Complex {
        re: a.re * b.re - a.im * b.im,
        im: a.re * b.im + a.im * b.re,
    }
}

/// `a / b`, scaled by the larger part of `b`; `None` for a division by zero.
fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    if b.re.abs() >= b.im.abs() {
        if b.re == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let denominator = b.re + b.im * ratio;
        Some(Complex {
            re: (a.re + a.im * ratio) / denominator,
            im: (a.im - a.re * ratio) / denominator,
        })
    } else if b.im.abs() >= b.re.abs() {
        let ratio = b.re / b.im;
        let denominator = b.re * ratio + b.im;
        Some(Complex {
            re: (a.re * ratio + a.im) / denominator,
            im: (a.im * ratio - a.re) / denominator,
        })
    } else {
        Some(Complex {
            re: f64::NAN,
            im: f64::NAN,
        })
    }
}

/// `a ** b` through polar coordinates; `None` where an angle would be infinite.
pub(crate) fn power(a: Complex, b: Complex) -> Option<Complex> {
    if b.re == 0.0 && b.im == 0.0 {
        return Some(Complex { re: 1.0, im: 0.0 });
    }
    if a.re == 0.0 && a.im == 0.0 {
        return Some(Complex { re: 0.0, im: 0.0 });
    }
    let absolute = a.re.hypot(a.im);
    let mut length = absolute.powf(b.re);
    let angle = a.im.atan2(a.re);
    let mut phase = angle * b.re;
    if b.im != 0.0 {
        length /= (angle * b.im).exp();
        phase += b.im * absolute.ln();
    }
    (!phase.is_infinite()).then(|| Complex {
        re: length * phase.cos(),
        im: length * phase.sin(),
    })
}

/// `a ** n` by repeated squaring.
fn whole_power(a: Complex, n: u32) -> Complex {
    let (mut result, mut square) = (Complex { re: 1.0, im: 0.0 }, a);
    let mut mask = 1;
    while mask <= n && mask > 0 {
        if n & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}
