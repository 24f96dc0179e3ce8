//! The gamma function and its logarithm, of floats.
//!
//! Both follow Lanczos: for x > 0 and the constant g below, gamma(x) is `S(x) * (x + g - 1/2)^(x - 1/2)` divided by
//! `e^(x + g - 1/2)`, where S is a quotient of two polynomials. Below zero Euler's reflection leads back to that.
//! CPython computes on the same way, so that the last bits agree.
//! Input: any float. Output: the value, NaN outside of the domain, infinite where the result is too large.

use std::f64::consts::PI;

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;

/// S is `TOP / BOTTOM`, coefficients of x^0 first; those below are `x (x + 1) .. (x + 11)`.
const TOP: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];
const BOTTOM: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

/// Beyond this the result is too large, or below zero too small.
const LARGEST: f64 = 200.0;
/// Beyond this the power alone would overflow; it is applied by halves.
const HALVED: f64 = 140.0;
/// Below this gamma(x) is 1 / x.
const TINY: f64 = 1e-20;
/// The whole numbers up to here have factorials that are exact.
const EXACT: f64 = 23.0;

/// S(x) for x > 0: in x, or in 1 / x where the powers would grow.
fn quotient(x: f64) -> f64 {
    let sum = |coefficients: &[f64; 13]| {
        if x < 5.0 {
            let highest_first = coefficients.iter().rev();
            highest_first.fold(0.0, |sum, coefficient| sum * x + coefficient)
        } else {
            coefficients
                .iter()
                .fold(0.0, |sum, coefficient| sum / x + coefficient)
        }
    };
    sum(&TOP) / sum(&BOTTOM)
}

/// sin(pi x), exact at multiples of 1/2.
fn sin_pi(x: f64) -> f64 {
    let turn = x.abs() % 2.0;
    let sine: f64 = match (2.0 * turn).round() as u8 {
        0 => (PI * turn).sin(),
        1 => (PI * (turn - 0.5)).cos(),
        // Written so that the result is +0.0 at 1.
        2 => (PI * (1.0 - turn)).sin(),
        3 => -(PI * (turn - 1.5)).cos(),
        _ => (PI * (turn - 2.0)).sin(),
    };
    sine * 1.0_f64.copysign(x)
}

/// `math.gamma`
pub(in crate::modules) fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { f64::NAN } else { x };
    }
    if x == x.floor() {
        if x <= 0.0 {
            return f64::NAN;
        }
        if x <= EXACT {
            return (1..x as u32).fold(1.0, |product, factor| product * f64::from(factor));
        }
    }
    let size = x.abs();
    if size < TINY {
        return 1.0 / x;
    }
    if size > LARGEST {
        return if x < 0.0 {
            0.0 / sin_pi(x)
        } else {
            f64::INFINITY
        };
    }
    let y = size + G_MINUS_HALF;
    // What the sum lost, to be made good in the result.
    let lost = if size > G_MINUS_HALF {
        (y - size) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - size
    };
    let correction = lost * G / y;
    let scaled = |value: f64, apply: fn(f64, f64) -> f64| {
        if size < HALVED {
            apply(value, y.powf(size - 0.5))
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            apply(apply(value, root), root)
        }
    };
    if x < 0.0 {
        let value = -PI / sin_pi(size) / size * y.exp() / quotient(size);
        scaled(value - correction * value, |value, power| value / power)
    } else {
        let value = quotient(size) / y.exp();
        scaled(value + correction * value, |value, power| value * power)
    }
}

/// `math.lgamma`: the logarithm of the absolute value of gamma.
pub(in crate::modules) fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::NAN } else { 0.0 };
    }
    let size = x.abs();
    if size < TINY {
        return -size.ln();
    }
    let value = quotient(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        PI.ln() - sin_pi(size).abs().ln() - size.ln() - value
    } else {
        value
    }
}
