//! Binary operators by special methods, as a native that may leave: each method is asked in CPython's order
//! (`binary_op1` in `Objects/abstract.c`).

use crate::code::BinaryOp;
use crate::value::Value;
use crate::vm::native_frame::{Action, Leave, NativeState, NativeStep, Resumed};
use crate::vm::number::arithmetic::{is_number, operator_names};
use crate::vm::{Outcome, Vm};

/// `a op b`: `[a, b, operator]`, what is asked in `count`.
pub(crate) static BINARY: NativeStep = NativeStep {
    name: "operator",
    run: binary,
};

/// A result that is there already: `[result]`.
pub(crate) static GIVEN: NativeStep = NativeStep {
    name: "operator",
    run: |_, state, _| Ok(Action::Done(state.values[0])),
};

/// It is `a op= b`.
const IN_PLACE: usize = 1;
/// The right operand is asked first: its type derives from the left one's, and has a method of its own.
const RIGHT_FIRST: usize = 2;
/// The right operand is asked after the left one.
const RIGHT_LAST: usize = 4;

/// The stages, in their order.
const ASK_IN_PLACE: u32 = 0;
const ASK_SUBCLASS: u32 = 1;
const ASK_LEFT: u32 = 2;
const ASK_RIGHT: u32 = 3;
const EXTEND: u32 = 4;
const EXTENDED: u32 = 5;

/// All operators, by their number.
const ALL: [BinaryOp; 13] = [
    BinaryOp::Add,
    BinaryOp::Sub,
    BinaryOp::Mul,
    BinaryOp::MatMul,
    BinaryOp::TrueDiv,
    BinaryOp::FloorDiv,
    BinaryOp::Mod,
    BinaryOp::Pow,
    BinaryOp::LShift,
    BinaryOp::RShift,
    BinaryOp::And,
    BinaryOp::Or,
    BinaryOp::Xor,
];

fn binary(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [a, b, op, ..] = state.values;
    let op = op.as_int().and_then(|op| ALL.get(op as usize)).copied();
    let op = op.unwrap_or(BinaryOp::Add);
    let names = operator_names(op);
    let inplace = state.count & IN_PLACE != 0;
    if !matches!(resumed, Resumed::Start) {
        let value = resumed.value()?;
        if !value.is_not_implemented() || state.stage == EXTENDED {
            return Ok(Action::Done(value));
        }
    }
    loop {
        let stage = state.stage;
        state.stage += 1;
        let (receiver, name, other) = match stage {
            ASK_IN_PLACE if inplace => (a, names.inplace, b),
            ASK_IN_PLACE => continue,
            ASK_SUBCLASS => {
                state.count |= vm.order_of_operands(names.reflected, a, b);
                if state.count & RIGHT_FIRST == 0 {
                    continue;
                }
                (b, names.reflected, a)
            }
            ASK_LEFT => (a, names.plain, b),
            ASK_RIGHT if state.count & RIGHT_LAST != 0 => (b, names.reflected, a),
            ASK_RIGHT => continue,
            EXTEND => {
                if inplace
                    && matches!(op, BinaryOp::Add | BinaryOp::Mul)
                    && let Some(method) = vm.lookup_special(a, names.inplace)
                    && vm.is_sequence_method(method)
                {
                    return vm.special_action(method, a, &[b]);
                }
                continue;
            }
            _ => {
                let made = match op {
                    BinaryOp::Add => vm.sequence_add(a, b)?,
                    BinaryOp::Mul => vm.sequence_multiply(a, b)?,
                    _ => None,
                };
                return match made {
                    Some(value) => Ok(Action::Done(value)),
                    None => Err(vm.unsupported_operands(op, inplace, a, b)),
                };
            }
        };
        if let Some(method) = vm.lookup_special(receiver, name)
            && !vm.is_sequence_method(method)
            && let Some(action) = vm.special_action_if_had(method, receiver, &[other])?
        {
            return Ok(action);
        }
    }
}

impl Vm {
    /// The operator by special methods.
    pub(super) fn binary_by_protocol(
        &mut self,
        leave: Leave,
        (op, inplace): (BinaryOp, bool),
        a: Value,
        b: Value,
    ) -> Outcome {
        let number = ALL
            .iter()
            .position(|known| *known == op)
            .unwrap_or_default();
        let mut state = NativeState::of(&[a, b, Value::int(number as i64)]);
        state.count = if inplace { IN_PLACE } else { 0 };
        self.begin(leave, &BINARY, state)
    }

    /// `a + b`, as a part of what a native does that has left.
    pub(crate) fn add_action(&mut self, a: Value, b: Value) -> Outcome<Action> {
        if is_number(a) && is_number(b) {
            return self
                .binary(BinaryOp::Add, false, a, b)
                .map(|sum| Action::Native(&GIVEN, NativeState::of(&[sum])));
        }
        Ok(Action::Native(
            &BINARY,
            NativeState::of(&[a, b, Value::int(0)]),
        ))
    }

    /// When the right operand is asked, if at all.
    fn order_of_operands(&mut self, reflected: &'static str, a: Value, b: Value) -> usize {
        let (a_type, b_type) = (self.type_of(a), self.type_of(b));
        if a_type == b_type {
            return 0;
        }
        if self.is_subtype(b_type, a_type) {
            let own = self.lookup_special(b, reflected);
            if own.is_some() && own != self.lookup_special(a, reflected) {
                return RIGHT_FIRST;
            }
        }
        RIGHT_LAST
    }
}
