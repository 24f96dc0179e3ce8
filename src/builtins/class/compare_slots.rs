//! The rows of the six comparison methods, for types whose comparison is one function of the operator.

/// Defines a module `slots` with one native per comparison operator, each of which calls `$compare`
/// with the operator and its two arguments.
macro_rules! comparison_slots {
    ($compare:path) => {
        mod slots {
            use crate::code::CompareOp;
            use crate::vm::{Args, Outcome, Vm};

            pub(super) fn lt(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Lt, args.get(0), args.get(1))
            }
            pub(super) fn le(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Le, args.get(0), args.get(1))
            }
            pub(super) fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Eq, args.get(0), args.get(1))
            }
            pub(super) fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Ne, args.get(0), args.get(1))
            }
            pub(super) fn gt(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Gt, args.get(0), args.get(1))
            }
            pub(super) fn ge(vm: &mut Vm, args: Args<'_>) -> Outcome {
                $compare(vm, CompareOp::Ge, args.get(0), args.get(1))
            }
        }
    };
}

pub(crate) use comparison_slots;
