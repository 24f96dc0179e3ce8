//! Arithmetic of complex numbers as CPython's `complexobject.c` does it.

use crate::code::BinaryOp;
use crate::object::Complex;
use crate::value::Value;
use crate::vm::{Outcome, Vm};

/// One side of an operator: a real number stays one, so that it has no imaginary zero whose sign would count.
#[derive(Clone, Copy)]
pub(crate) enum Operand {
    Real(f64),
    Complex(Complex),
}

impl Operand {
    fn to_complex(self) -> Complex {
        match self {
            Self::Real(re) => Complex { re, im: 0.0 },
            Self::Complex(number) => number,
        }
    }
}

impl Vm {
    /// A binary operator on two numbers of which one is complex; `None` where they do not have it.
    pub(crate) fn complex_binary(
        &mut self,
        op: BinaryOp,
        a: Operand,
        b: Operand,
    ) -> Outcome<Option<Value>> {
        let Complex { re, im } = match op {
            BinaryOp::Add => sum(a, b),
            BinaryOp::Sub => difference(a, b),
            BinaryOp::Mul => match (a, b) {
                (Operand::Real(real), other) | (other, Operand::Real(real)) => {
                    let other = other.to_complex();
                    Complex {
                        re: real * other.re,
                        im: real * other.im,
                    }
                }
                (Operand::Complex(a), Operand::Complex(b)) => product(a, b),
            },
            BinaryOp::TrueDiv => match divide(a, b) {
                Some(quotient) => quotient,
                None => return Err(self.zero_division_error("division by zero")),
            },
            BinaryOp::Pow => return self.complex_pow(a.to_complex(), b.to_complex()).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.heap.new_complex(re, im)))
    }

    fn complex_pow(&mut self, a: Complex, b: Complex) -> Outcome {
        if a.re == 0.0 && a.im == 0.0 && (b.im != 0.0 || b.re < 0.0) {
            return Err(self.zero_division_error("zero to a negative or complex power"));
        }
        let power = if b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= 100.0 {
            let n = b.re as i32;
            let power = whole_power(a, n.unsigned_abs());
            if n >= 0 {
                power
            } else {
                match quotient(Complex { re: 1.0, im: 0.0 }, power) {
                    Some(power) => power,
                    None => {
                        return Err(self.zero_division_error("zero to a negative or complex power"));
                    }
                }
            }
        } else {
            match power(a, b) {
                Some(power) => power,
                None => return Err(self.zero_division_error("zero to a negative or complex power")),
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

fn sum(a: Operand, b: Operand) -> Complex {
    match (a, b) {
        (Operand::Complex(number), Operand::Real(real))
        | (Operand::Real(real), Operand::Complex(number)) => Complex {
            re: number.re + real,
            im: number.im,
        },
        _ => {
            let (a, b) = (a.to_complex(), b.to_complex());
            Complex {
                re: a.re + b.re,
                im: a.im + b.im,
            }
        }
    }
}

fn difference(a: Operand, b: Operand) -> Complex {
    match (a, b) {
        (Operand::Complex(a), Operand::Real(b)) => Complex {
            re: a.re - b,
            im: a.im,
        },
        (Operand::Real(a), Operand::Complex(b)) => Complex {
            re: a - b.re,
            im: -b.im,
        },
        _ => {
            let (a, b) = (a.to_complex(), b.to_complex());
            Complex {
                re: a.re - b.re,
                im: a.im - b.im,
            }
        }
    }
}

/// `a / b`; `None` for a division by zero.
fn divide(a: Operand, b: Operand) -> Option<Complex> {
    match (a, b) {
        (_, Operand::Real(0.0)) => None,
        (a, Operand::Real(b)) => {
            let a = a.to_complex();
            Some(Complex {
                re: a.re / b,
                im: a.im / b,
            })
        }
        (Operand::Real(a), Operand::Complex(b)) => real_quotient(a, b),
        (Operand::Complex(a), Operand::Complex(b)) => quotient(a, b),
    }
}

/// What is left of a part of an infinite number when only its directions count: ±1 for an infinite part, else ±0.
fn direction(part: f64) -> f64 {
    f64::from(u8::from(part.is_infinite())).copysign(part)
}

fn directions(number: Complex) -> Complex {
    Complex {
        re: direction(number.re),
        im: direction(number.im),
    }
}

/// The number with zeros for its NaNs.
fn without_nan(number: Complex) -> Complex {
    let part = |x: f64| if x.is_nan() { 0.0_f64.copysign(x) } else { x };
    Complex {
        re: part(number.re),
        im: part(number.im),
    }
}

fn is_infinite(number: Complex) -> bool {
    number.re.is_infinite() || number.im.is_infinite()
}

fn is_finite(number: Complex) -> bool {
    number.re.is_finite() && number.im.is_finite()
}

fn is_nan(number: Complex) -> bool {
    number.re.is_nan() && number.im.is_nan()
}

/// `a * b`. An infinite factor makes an infinite product, as Annex G of C11 asks for: where the formula gives
/// nothing but NaN, the directions of what is infinite are multiplied.
fn product(a: Complex, b: Complex) -> Complex {
    let result = plain_product(a, b);
    if !is_nan(result) {
        return result;
    }
    let (mut x, mut y) = (a, b);
    let mut infinite = false;
    if is_infinite(x) {
        (x, y) = (directions(x), without_nan(y));
        infinite = true;
    }
    if is_infinite(y) {
        (x, y) = (without_nan(x), directions(y));
        infinite = true;
    }
    let parts = [a.re * b.re, a.im * b.im, a.re * b.im, a.im * b.re];
    if !infinite && parts.iter().any(|part| part.is_infinite()) {
        (x, y) = (without_nan(x), without_nan(y));
        infinite = true;
    }
    if !infinite {
        return result;
    }
    let Complex { re, im } = plain_product(x, y);
    Complex {
        re: f64::INFINITY * re,
        im: f64::INFINITY * im,
    }
}

fn plain_product(a: Complex, b: Complex) -> Complex {
    Complex {
        re: a.re * b.re - a.im * b.im,
        im: a.re * b.im + a.im * b.re,
    }
}

/// `a / b`, scaled by the larger part of `b`; `None` for a division by zero. As with products, what is infinite or
/// zero for sure is not NaN.
fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    let result = scaled_quotient(a, b)?;
    if !is_nan(result) {
        return Some(result);
    }
    Some(if is_infinite(a) && is_finite(b) {
        let a = directions(a);
        Complex {
            re: f64::INFINITY * (a.re * b.re + a.im * b.im),
            im: f64::INFINITY * (a.im * b.re - a.re * b.im),
        }
    } else if is_infinite(b) && is_finite(a) {
        let b = directions(b);
        Complex {
            re: 0.0 * (a.re * b.re + a.im * b.im),
            im: 0.0 * (a.im * b.re - a.re * b.im),
        }
    } else {
        result
    })
}

fn scaled_quotient(a: Complex, b: Complex) -> Option<Complex> {
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

/// `a / b` of a real and a complex number.
fn real_quotient(a: f64, b: Complex) -> Option<Complex> {
    let result = if b.re.abs() >= b.im.abs() {
        if b.re == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let denominator = b.re + b.im * ratio;
        Complex {
            re: a / denominator,
            im: (-a * ratio) / denominator,
        }
    } else if b.im.abs() >= b.re.abs() {
        let ratio = b.re / b.im;
        let denominator = b.re * ratio + b.im;
        Complex {
            re: (a * ratio) / denominator,
            im: -a / denominator,
        }
    } else {
        Complex {
            re: f64::NAN,
            im: f64::NAN,
        }
    };
    if is_nan(result) && is_infinite(b) && a.is_finite() {
        let b = directions(b);
        return Some(Complex {
            re: 0.0 * (a * b.re),
            im: 0.0 * (-a * b.im),
        });
    }
    Some(result)
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
