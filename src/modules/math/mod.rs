//! `math`: functions on floats; those on ints are in `integers`, those on sequences are Python (`math.py`).

mod integers;
pub(in crate::modules) mod special;

use crate::builtins::number::float::construct::need_real;
use crate::value::{Tag, TypeId, Value};
use crate::vm::{Args, Fault, ModuleDef, NativeDef, Outcome, Vm, natives};
use crate::vm::{nearest_float, number_rank};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS, integers::FUNCTIONS],
    values: &[
        ("pi", Value::float(std::f64::consts::PI)),
        ("e", Value::float(std::f64::consts::E)),
        ("tau", Value::float(std::f64::consts::TAU)),
        ("inf", Value::float(f64::INFINITY)),
        ("nan", Value::float(f64::NAN)),
    ],
    python: &[("math", python!("math.py"))],
    ..ModuleDef::new("math")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "sqrt" "($module, x, /)" "The square root." => |vm, args| within(vm, args, NOT_NEGATIVE, f64::sqrt);
    function "cbrt" "($module, x, /)" "The cube root." => |vm, args| unary(vm, args, f64::cbrt);
    function "exp" "($module, x, /)" "e ** x" => |vm, args| unary(vm, args, f64::exp);
    function "exp2" "($module, x, /)" "2 ** x" => |vm, args| unary(vm, args, f64::exp2);
    function "expm1" "($module, x, /)" "e ** x - 1, exact also for small x." => |vm, args| unary(vm, args, f64::exp_m1);
    function "log1p" "($module, x, /)"
        "log(1 + x), exact also for small x." => |vm, args| within(vm, args, ABOVE_MINUS_ONE, |x| if x <= -1.0 { f64::NAN } else { x.ln_1p() });
    function "sin" "($module, x, /)" "The sine of x radians." => |vm, args| within(vm, args, FINITE, f64::sin);
    function "cos" "($module, x, /)" "The cosine of x radians." => |vm, args| within(vm, args, FINITE, f64::cos);
    function "tan" "($module, x, /)" "The tangent of x radians." => |vm, args| within(vm, args, FINITE, f64::tan);
    function "asin" "($module, x, /)" "The arc sine, in radians." => |vm, args| within(vm, args, UNIT_RANGE, f64::asin);
    function "acos" "($module, x, /)" "The arc cosine, in radians." => |vm, args| within(vm, args, UNIT_RANGE, f64::acos);
    function "atan" "($module, x, /)" "The arc tangent, in radians." => |vm, args| unary(vm, args, f64::atan);
    function "sinh" "($module, x, /)" "The hyperbolic sine." => |vm, args| unary(vm, args, f64::sinh);
    function "cosh" "($module, x, /)" "The hyperbolic cosine." => |vm, args| unary(vm, args, f64::cosh);
    function "tanh" "($module, x, /)" "The hyperbolic tangent." => |vm, args| unary(vm, args, f64::tanh);
    function "asinh" "($module, x, /)" "The inverse hyperbolic sine." => |vm, args| unary(vm, args, libm::asinh);
    function "acosh" "($module, x, /)" "The inverse hyperbolic cosine." => |vm, args| within(vm, args, FROM_ONE, libm::acosh);
    function "atanh" "($module, x, /)"
        "The inverse hyperbolic tangent." => |vm, args| within(vm, args, BETWEEN, |x| if x.abs() >= 1.0 { f64::NAN } else { x.atanh() });
    function "fabs" "($module, x, /)" "The absolute value as a float." => |vm, args| unary(vm, args, f64::abs);
    function "gamma" "($module, x, /)" "The gamma function." => |vm, args| within(vm, args, NO_POLE, special::gamma);
    function "lgamma" "($module, x, /)"
        "The logarithm of the absolute value of gamma(x)." => |vm, args| within(vm, args, NO_POLE, special::lgamma);
    function "erf" "($module, x, /)" "The error function." => |vm, args| unary(vm, args, libm::erf);
    function "erfc" "($module, x, /)" "1 - erf(x), exact also for large x." => |vm, args| unary(vm, args, libm::erfc);
    function "degrees" "($module, x, /)"
        "Radians as degrees." => |vm, args| Ok(Value::float(need_real(vm, args.get(0))? * (180.0 / std::f64::consts::PI)));
    function "radians" "($module, x, /)"
        "Degrees as radians." => |vm, args| unary(vm, args, |x| x * (std::f64::consts::PI / 180.0));
    function "log" "x[, base], /" "The logarithm to a base, by default e." => log;
    function "log2" "($module, x, /)" "The logarithm to the base 2." => log2;
    function "log10" "($module, x, /)" "The logarithm to the base 10." => log10;
    function "pow" "($module, x, y, /)" "x ** y for floats." => pow;
    function "atan2" "($module, y, x, /)" "The angle of the point (x, y), in radians." => atan2;
    function "fmod" "($module, x, y, /)" "The remainder of x / y with the sign of x." => fmod;
    function "copysign" "($module, x, y, /)" "The size of x with the sign of y." => copysign;
    function "hypot" "($module, /, *coordinates)" "The length of a vector." => hypot;
    function "floor" "($module, x, /)" "The largest int that is not above x." => floor;
    function "ceil" "($module, x, /)" "The smallest int that is not below x." => ceil;
    function "trunc" "($module, x, /)" "x without its fraction." => trunc;
    function "isnan" "($module, x, /)" "Whether x is NaN." => isnan;
    function "isinf" "($module, x, /)" "Whether x is infinite." => isinf;
    function "isfinite" "($module, x, /)" "Whether x is neither infinite nor NaN." => isfinite;
    function "isclose" "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)"
        "Whether two numbers are close to each other." => isclose;
    function "modf" "($module, x, /)" "The fraction and the whole part of x." => modf;
    function "frexp" "($module, x, /)" "A mantissa m and an exponent e with x == m * 2**e." => frexp;
    function "ldexp" "($module, x, i, /)" "x * 2**i" => ldexp;
    function "fma" "($module, x, y, z, /)" "x * y + z, rounded once." => fma;
    function "fsum" "($module, seq, /)" "The sum of floats, rounded once." => fsum;
    function "ulp" "($module, x, /)" "The value of the last bit of x." => ulp;
    function "nextafter" "($module, x, y, /, *, steps=None)" "The float next to x towards y." => nextafter;
};

/// Floats below this that have no fraction are ints of 64 bits.
const EXACT: f64 = 9e18;

// What the functions say that are asked outside of their domain.
const NOT_NEGATIVE: &str = "expected a nonnegative input";
const FINITE: &str = "expected a finite input";
const UNIT_RANGE: &str = "expected a number in range from -1 up to 1";
const BETWEEN: &str = "expected a number between -1 and 1";
const FROM_ONE: &str = "expected argument value not less than 1";
const ABOVE_MINUS_ONE: &str = "expected argument value > -1";
const NO_POLE: &str = "expected a noninteger or positive integer";
const POSITIVE: &str = "expected a positive input";

/// A function of one float that is not defined everywhere; `domain` says where it is.
fn within(vm: &mut Vm, args: Args<'_>, domain: &str, function: fn(f64) -> f64) -> Outcome {
    let x = need_real(vm, args.get(0))?;
    let result = function(x);
    // The gamma function has poles.
    if !x.is_nan() && result.is_nan() {
        return Err(outside(vm, domain, x));
    }
    checked(vm, x, result)
}

fn outside(vm: &mut Vm, domain: &str, x: f64) -> Fault {
    match vm.builtin_repr(Value::float(x)) {
        Ok(shown) => vm.value_error(format!("{domain}, got {shown}")),
        Err(fault) => fault,
    }
}

/// A function of one float, whose only fault is to be asked outside of its domain.
fn unary(vm: &mut Vm, args: Args<'_>, function: fn(f64) -> f64) -> Outcome {
    let x = need_real(vm, args.get(0))?;
    checked(vm, x, function(x))
}

/// A result: no number where a number was given is a domain error, an infinite one a range error.
fn checked(vm: &mut Vm, x: f64, result: f64) -> Outcome {
    if result.is_nan() && !x.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

/// A logarithm of a number, ints of any size included.
fn logarithm(vm: &mut Vm, value: Value, function: fn(f64) -> f64) -> Outcome<f64> {
    let inner = vm.heap.payload(value);
    // An int of a subclass is not asked for a float.
    if number_rank(inner) == 1 {
        return logarithm_of_int(vm, inner, function);
    }
    let x = need_real(vm, value)?;
    if x <= 0.0 {
        return Err(outside(vm, POSITIVE, x));
    }
    Ok(function(x))
}

fn logarithm_of_int(vm: &mut Vm, int: Value, function: fn(f64) -> f64) -> Outcome<f64> {
    if vm.heap.int_sign(int) <= 0 {
        return Err(vm.value_error(POSITIVE));
    }
    if let Some(x) = nearest_float(&vm.heap, int) {
        return Ok(function(x));
    }
    let (mantissa, exponent) = vm.split_large_int(int)?;
    Ok(function(mantissa) + function(2.0) * exponent as f64)
}

fn log(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let x = logarithm(vm, args.get(0), f64::ln)?;
    let Some(base) = args.opt(1) else {
        return Ok(Value::float(x));
    };
    let base = logarithm(vm, base, f64::ln)?;
    if base == 0.0 {
        return Err(vm.zero_division_error("division by zero"));
    }
    Ok(Value::float(x / base))
}

fn log2(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::float(logarithm(vm, args.get(0), f64::log2)?))
}

fn log10(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::float(logarithm(vm, args.get(0), f64::log10)?))
}

fn two(vm: &mut Vm, args: Args<'_>) -> Outcome<(f64, f64)> {
    Ok((need_real(vm, args.get(0))?, need_real(vm, args.get(1))?))
}

fn pow(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (x, y) = two(vm, args)?;
    let result = x.powf(y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() || (x == 0.0 && y < 0.0 && y.is_finite()) {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

fn atan2(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (y, x) = two(vm, args)?;
    Ok(Value::float(y.atan2(x)))
}

fn fmod(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (x, y) = two(vm, args)?;
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(result))
}

fn copysign(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (x, y) = two(vm, args)?;
    Ok(Value::float(x.copysign(y)))
}

fn hypot(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if !args.kw.is_empty() {
        return Err(vm.type_error("math.hypot() takes no keyword arguments"));
    }
    let mut values = Vec::with_capacity(args.pos.len());
    for value in args.pos {
        values.push(need_real(vm, *value)?.abs());
    }
    Ok(Value::float(length(&values)))
}

/// The length of a vector: the squares are added in twice the precision of a float, and the root is mended by what it leaves
/// (Borges, "An Improved Algorithm for hypot(a,b)").
fn length(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(0.0, f64::max);
    if largest.is_infinite() || values.contains(&f64::INFINITY) {
        return f64::INFINITY;
    }
    if values.iter().any(|value| value.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || values.len() == 1 {
        return largest;
    }
    // Squares of very large and of very small numbers are no floats.
    let far = 2.0_f64.powi(600);
    let scale = if largest > 2.0_f64.powi(400) {
        1.0 / far
    } else if largest < 2.0_f64.powi(-400) {
        far
    } else {
        1.0
    };
    let (mut high, mut low) = (0.0_f64, 0.0_f64);
    for value in values {
        let value = value * scale;
        let square = value * value;
        let (sum, rest) = two_sum(high, square);
        high = sum;
        low += rest + value.mul_add(value, -square);
    }
    let root = (high + low).sqrt();
    let left = root.mul_add(-root, high) + low;
    (root + left / (2.0 * root)) / scale
}

/// The sum, and what rounding took from it.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// `floor`, `ceil`: the object's own method, or the rounded float as an int.
fn rounded(vm: &mut Vm, value: Value, name: &'static str, function: fn(f64) -> f64) -> Outcome {
    if matches!(value.tag(), Tag::Int | Tag::Bool | Tag::BigInt) {
        return vm.index(value);
    }
    if value.as_float().is_none()
        && let Some(result) = vm.call_special(value, name, &[])?
    {
        return Ok(result);
    }
    let x = function(need_real(vm, value)?);
    whole(vm, x)
}

/// A float without a fraction as an int.
fn whole(vm: &mut Vm, x: f64) -> Outcome {
    if x.abs() < EXACT {
        return Ok(Value::int(x as i64));
    }
    vm.call(Value::builtin_type(TypeId::Int), &[Value::float(x)])
}

fn floor(vm: &mut Vm, args: Args<'_>) -> Outcome {
    rounded(vm, args.get(0), "__floor__", f64::floor)
}

fn ceil(vm: &mut Vm, args: Args<'_>) -> Outcome {
    rounded(vm, args.get(0), "__ceil__", f64::ceil)
}

fn trunc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(x) = args.get(0).as_float() {
        return whole(vm, x.trunc());
    }
    match vm.call_special(args.get(0), "__trunc__", &[])? {
        Some(result) => Ok(result),
        None => {
            let given = vm.type_name(args.get(0));
            Err(vm.type_error(format!("type {given} doesn't define __trunc__ method")))
        }
    }
}

fn isnan(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(need_real(vm, args.get(0))?.is_nan()))
}

fn isinf(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(need_real(vm, args.get(0))?.is_infinite()))
}

fn isfinite(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(need_real(vm, args.get(0))?.is_finite()))
}

fn isclose(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (a, b) = two(vm, args)?;
    let relative = args.opt(2).map_or(Ok(1e-9), |value| need_real(vm, value))?;
    let absolute = args.opt(3).map_or(Ok(0.0), |value| need_real(vm, value))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    #[expect(
        clippy::float_cmp,
        reason = "equal numbers are close, infinities included"
    )]
    let equal = a == b;
    let finite = a.is_finite() && b.is_finite();
    let distance = (a - b).abs();
    let close =
        distance <= relative * a.abs() || distance <= relative * b.abs() || distance <= absolute;
    Ok(Value::bool(equal || (finite && close)))
}

fn modf(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let x = need_real(vm, args.get(0))?;
    let whole = x.trunc();
    let part = if x.is_infinite() {
        0.0_f64.copysign(x)
    } else {
        (x - whole).copysign(x)
    };
    Ok(vm
        .heap
        .new_tuple(&[Value::float(part), Value::float(whole)]))
}

/// Mantissa in `[0.5, 1)` and exponent of a finite non-zero number.
fn split_float(x: f64) -> (f64, i64) {
    // Subnormal numbers are scaled up first.
    let (x, scaled) = if x.abs() < f64::MIN_POSITIVE {
        (x * 2.0_f64.powi(64), 64)
    } else {
        (x, 0)
    };
    let bits = x.to_bits();
    let exponent = i64::try_from((bits >> 52) & 0x7ff).unwrap_or(0) - 1022;
    let mantissa = f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52));
    (mantissa, exponent - scaled)
}

fn frexp(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let x = need_real(vm, args.get(0))?;
    let (mantissa, exponent) = if x == 0.0 || !x.is_finite() {
        (x, 0)
    } else {
        split_float(x)
    };
    Ok(vm
        .heap
        .new_tuple(&[Value::float(mantissa), Value::int(exponent)]))
}

/// `x * 2**n`, rounded once.
fn scale(x: f64, n: i64) -> f64 {
    let mut n = n.clamp(-4200, 4200);
    let mut x = x;
    while n > 1000 {
        x *= 2.0_f64.powi(1000);
        n -= 1000;
    }
    while n < -1000 {
        // Steps that stay normal until the last one.
        x *= 2.0_f64.powi(-900);
        n += 900;
    }
    x * 2.0_f64.powi(i32::try_from(n).unwrap_or(0))
}

fn ldexp(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let x = need_real(vm, args.get(0))?;
    if !matches!(
        vm.heap.payload(args.get(1)).tag(),
        Tag::Int | Tag::Bool | Tag::BigInt
    ) {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    }
    let n = vm.index_clamped(args.get(1))?;
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = scale(x, n);
    if result.is_infinite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

fn fma(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (x, y) = two(vm, args)?;
    let z = need_real(vm, args.get(2))?;
    let result = x.mul_add(y, z);
    if result.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

/// `fsum(iterable)`: the exact sum, rounded once, by partial sums that do not overlap.
fn fsum(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut partials: Vec<f64> = Vec::new();
    // The sum of what is infinite or no number, and of what is infinite alone.
    let (mut special, mut infinite) = (0.0_f64, 0.0_f64);
    let iterator = vm.iter(args.get(0))?;
    while let Some(item) = vm.next(iterator)? {
        vm.budget.burn(1)?;
        let mut x = need_real(vm, item)?;
        if !x.is_finite() {
            special += x;
            if x.is_infinite() {
                infinite += x;
            }
            continue;
        }
        let mut kept = 0;
        for i in 0..partials.len() {
            let mut y = partials[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x.is_infinite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        partials.push(x);
    }
    if special != 0.0 || special.is_nan() {
        if infinite.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(special));
    }
    Ok(Value::float(sum_partials(&partials)))
}

/// Adds up partial sums from the largest, and rounds half to even across them.
fn sum_partials(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else {
        return 0.0;
    };
    let mut high = last;
    let mut low = 0.0;
    let mut left = rest.len();
    while left > 0 {
        let x = high;
        left -= 1;
        let y = rest[left];
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if left > 0 && ((low < 0.0 && rest[left - 1] < 0.0) || (low > 0.0 && rest[left - 1] > 0.0)) {
        let y = low * 2.0;
        let x = high + y;
        #[expect(clippy::float_cmp, reason = "asks whether the addition was exact")]
        if y == x - high {
            high = x;
        }
    }
    high
}

fn ulp(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let x = need_real(vm, args.get(0))?.abs();
    Ok(Value::float(if x.is_nan() || x.is_infinite() {
        x
    } else {
        let next = x.next_up();
        if next.is_infinite() {
            x - x.next_down()
        } else {
            next - x
        }
    }))
}

fn nextafter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (x, y) = two(vm, args)?;
    let steps = match args.opt(2).filter(|steps| !steps.is_none()) {
        // Without steps zero keeps the sign of the side that it comes from, even if it is the second number.
        None => {
            return Ok(Value::float(if x.is_nan() || y.is_nan() {
                x + y
            } else if x < y {
                x.next_up()
            } else if x > y {
                x.next_down()
            } else {
                y
            }));
        }
        Some(steps) => {
            let steps = vm.index(steps)?;
            if vm.heap.int_sign(steps) < 0 {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            steps.as_int_or_bool().map_or(u64::MAX, i64::unsigned_abs)
        }
    };
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(f64::NAN));
    }
    let (from, to) = (rank(x), rank(y));
    let distance = from.abs_diff(to);
    if u128::from(steps) >= distance {
        return Ok(Value::float(if steps == 0 { x } else { y }));
    }
    let steps = i128::from(steps);
    let reached = if from < to {
        from + steps
    } else {
        from - steps
    };
    let size = f64::from_bits(reached.unsigned_abs() as u64);
    // What comes to zero keeps the sign of the side that it comes from.
    let negative = reached < 0 || (reached == 0 && x.is_sign_negative());
    Ok(Value::float(if negative { -size } else { size }))
}

/// The place of a float among all floats; both zeros are 0.
fn rank(x: f64) -> i128 {
    let size = i128::from(x.abs().to_bits());
    if x.is_sign_negative() { -size } else { size }
}
