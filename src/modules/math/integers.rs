//! The functions of `math` on ints. Small ones are worked on as they are, larger ones by the operators of ints, which
//! pay for their work and can be interrupted.

use num_integer::Integer as _;

use crate::code::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

pub(super) const FUNCTIONS: &[NativeDef] = natives! {
    function "gcd" "($module, /, *integers)" "The greatest common divisor." => gcd;
    function "lcm" "($module, /, *integers)" "The least common multiple." => lcm;
    function "factorial" "($module, n, /)" "The product of all ints from 1 to n." => factorial;
    function "comb" "($module, n, k, /)" "In how many ways k of n things are chosen, in any order." => comb;
    function "perm" "($module, n, k=None, /)" "In how many ways k of n things are chosen, order counts." => perm;
    function "isqrt" "($module, n, /)" "The square root, rounded down." => isqrt;
};

/// A product of so few factors is not halved.
const FEW: i64 = 8;

fn no_keywords(vm: &mut Vm, args: Args<'_>, name: &str) -> Outcome<()> {
    if args.kw.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(format!("math.{name}() takes no keyword arguments")))
}

fn ints(vm: &mut Vm, op: BinaryOp, a: Value, b: Value) -> Outcome {
    let result = vm.binary(op, false, a, b)?;
    Ok(vm.heap.keep(result))
}

/// Lets go of what was made since `mark`, except for these.
fn keep_only(vm: &mut Vm, mark: usize, values: &[Value]) {
    vm.heap.release(mark);
    for value in values {
        vm.heap.keep(*value);
    }
}

fn absolute(vm: &mut Vm, value: Value) -> Outcome {
    let int = vm.index(value)?;
    match int.as_int() {
        Some(small) => Ok(vm.heap.new_int(small.unsigned_abs().into())),
        None if vm.heap.int_sign(int) < 0 => ints(vm, BinaryOp::Sub, Value::int(0), int),
        None => Ok(int),
    }
}

/// Euclid's algorithm.
fn divisor(vm: &mut Vm, mut a: Value, mut b: Value) -> Outcome {
    let mark = vm.heap.mark();
    loop {
        if let (Some(a), Some(b)) = (a.as_int(), b.as_int()) {
            // Neither is negative.
            return Ok(Value::int(a.gcd(&b)));
        }
        if vm.heap.int_sign(b) == 0 {
            return Ok(a);
        }
        vm.budget.burn(1)?;
        (a, b) = (b, ints(vm, BinaryOp::Mod, a, b)?);
        keep_only(vm, mark, &[a, b]);
    }
}

fn gcd(vm: &mut Vm, args: Args<'_>) -> Outcome {
    no_keywords(vm, args, "gcd")?;
    let mut result = Value::int(0);
    for value in args.pos {
        let int = absolute(vm, *value)?;
        vm.heap.keep(int);
        result = divisor(vm, result, int)?;
    }
    Ok(result)
}

fn lcm(vm: &mut Vm, args: Args<'_>) -> Outcome {
    no_keywords(vm, args, "lcm")?;
    let mut result = Value::int(1);
    for value in args.pos {
        let int = absolute(vm, *value)?;
        vm.heap.keep(int);
        if vm.heap.int_sign(result) == 0 || vm.heap.int_sign(int) == 0 {
            result = Value::int(0);
            continue;
        }
        let divisor = divisor(vm, result, int)?;
        let part = ints(vm, BinaryOp::FloorDiv, result, divisor)?;
        result = ints(vm, BinaryOp::Mul, part, int)?;
    }
    Ok(result)
}

/// The product of `count` ints from `low` on, in halves, so that the factors stay of one size.
fn product(vm: &mut Vm, low: Value, count: i64) -> Outcome {
    let mark = vm.heap.mark();
    if count > FEW {
        let half = count / 2;
        let left = product(vm, low, half)?;
        let middle = ints(vm, BinaryOp::Add, low, Value::int(half))?;
        let right = product(vm, middle, count - half)?;
        let result = ints(vm, BinaryOp::Mul, left, right)?;
        keep_only(vm, mark, &[result]);
        return Ok(result);
    }
    vm.budget.burn(count.unsigned_abs())?;
    let mut result = Value::int(1);
    for index in 0..count {
        let factor = ints(vm, BinaryOp::Add, low, Value::int(index))?;
        result = ints(vm, BinaryOp::Mul, result, factor)?;
    }
    keep_only(vm, mark, &[result]);
    Ok(result)
}

/// `n` factorial, of an int that is not negative.
fn factorial_of(vm: &mut Vm, n: Value) -> Outcome {
    match n.as_int() {
        Some(n) => product(vm, Value::int(1), n),
        None => Err(vm.overflow_error(format!(
            "factorial() argument should not exceed {}",
            i64::MAX
        ))),
    }
}

fn factorial(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let n = vm.index(args.get(0))?;
    if vm.heap.int_sign(n) < 0 {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    factorial_of(vm, n)
}

/// `n` and `k`, neither of which is negative.
fn choice(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Value)> {
    let n = vm.index(args.get(0))?;
    vm.heap.keep(n);
    let k = vm.index(args.get(1))?;
    vm.heap.keep(k);
    for (value, name) in [(n, "n"), (k, "k")] {
        if vm.heap.int_sign(value) < 0 {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n, k))
}

fn is_less(vm: &mut Vm, a: Value, b: Value) -> Outcome<bool> {
    let less = vm.compare(CompareOp::Lt, a, b)?;
    vm.truthy(less)
}

/// The product of the `k` ints that end with `n`.
fn falling(vm: &mut Vm, n: Value, k: i64) -> Outcome {
    let low = ints(vm, BinaryOp::Sub, n, Value::int(k - 1))?;
    product(vm, low, k)
}

/// `comb` of small numbers, as long as nothing on the way is too large.
fn small_comb(n: i64, k: i64) -> Option<i64> {
    let mut result = 1_i64;
    for index in 1..=k {
        // Divisible: it is a product of `index` ints in a row.
        result = result.checked_mul(n - k + index)? / index;
    }
    Some(result)
}

fn comb(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (n, k) = choice(vm, args)?;
    if is_less(vm, n, k)? {
        return Ok(Value::int(0));
    }
    let rest = ints(vm, BinaryOp::Sub, n, k)?;
    let k = if is_less(vm, rest, k)? { rest } else { k };
    let Some(k) = k.as_int() else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    if let Some(n) = n.as_int()
        && k <= 64
        && let Some(small) = small_comb(n, k)
    {
        return Ok(Value::int(small));
    }
    let above = falling(vm, n, k)?;
    let below = product(vm, Value::int(1), k)?;
    ints(vm, BinaryOp::FloorDiv, above, below)
}

fn perm(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.opt(1).is_none_or(Value::is_none) {
        return factorial(vm, args);
    }
    let (n, k) = choice(vm, args)?;
    if is_less(vm, n, k)? {
        return Ok(Value::int(0));
    }
    match k.as_int() {
        Some(k) => falling(vm, n, k),
        None => Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

fn isqrt(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let n = vm.index(args.get(0))?;
    if vm.heap.int_sign(n) < 0 {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    if let Some(small) = n.as_int() {
        return Ok(Value::int(small.isqrt()));
    }
    vm.heap.keep(n);
    // Newton's method, from above.
    let bits = i64::try_from(vm.heap.int_bits(n)).unwrap_or(i64::MAX);
    let shift = Value::int(bits.saturating_add(1) / 2);
    let mut root = ints(vm, BinaryOp::LShift, Value::int(1), shift)?;
    let mark = vm.heap.mark();
    loop {
        vm.budget.burn(1)?;
        let quotient = ints(vm, BinaryOp::FloorDiv, n, root)?;
        let sum = ints(vm, BinaryOp::Add, root, quotient)?;
        let next = ints(vm, BinaryOp::RShift, sum, Value::int(1))?;
        if !is_less(vm, next, root)? {
            return Ok(root);
        }
        root = next;
        keep_only(vm, mark, &[root]);
    }
}
