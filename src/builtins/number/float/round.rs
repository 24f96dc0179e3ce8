//! `float.__round__`: correctly rounded to a number of decimal places, ties to even.

use crate::builtins::number::int::construct::float_to_int;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, Pow, ToPrimitive};

use super::methods::float;
use crate::value::Value;
use crate::vm::{Args, Outcome, Vm};

/// With more places than this nothing is left to round.
const MOST_PLACES: i64 = 323;
/// With fewer everything rounds to zero.
const FEWEST_PLACES: i64 = -308;

pub(in crate::builtins::number::float) fn round(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = float(vm, args);
    let Some(places) = args.opt(1).filter(|places| !places.is_none()) else {
        return float_to_int(vm, value.round_ties_even());
    };
    let places = vm.index_clamped(places)?;
    if !value.is_finite() || places > MOST_PLACES {
        return Ok(Value::float(value));
    }
    if places < FEWEST_PLACES {
        return Ok(Value::float(0.0_f64.copysign(value)));
    }
    let rounded = if places >= 0 {
        format!("{value:.*}", places as usize)
            .parse()
            .unwrap_or(value)
    } else {
        round_to_tens(value, places.unsigned_abs())
    };
    if rounded.is_infinite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}

/// The nearest multiple of `10 ** places`.
fn round_to_tens(value: f64, places: u64) -> f64 {
    let whole = BigInt::from_f64(value.abs().trunc()).unwrap_or_default();
    let unit = BigInt::from(10).pow(places);
    let (mut quotient, rest) = whole.div_mod_floor(&unit);
    let twice: BigInt = rest * 2;
    let above_tie = twice == unit && value.abs().fract() > 0.0;
    if twice > unit || above_tie || (twice == unit && quotient.is_odd()) {
        quotient += 1;
    }
    (quotient * unit)
        .to_f64()
        .unwrap_or(f64::INFINITY)
        .copysign(value)
}
