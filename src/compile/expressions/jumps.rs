//! Conditions: an expression that is only asked whether it is true becomes jumps, without a value in between.

use super::super::{Compiler, Result};
use super::operators::{comparison, ordering_op};
use crate::code::{Instr, Reg};
use crate::compile::expressions::fold;
use crate::compile::output::emit::Label;
use crate::syntax::ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, ExprIf, UnaryOp};
use crate::syntax::{Ranged, ensure_stack};

impl<'a> Compiler<'a> {
    /// Jumps to a label if the truth of an expression is `wanted`; falls through if not.
    pub(in super::super) fn jump_if(
        &mut self,
        expression: &'a Expr,
        wanted: bool,
        label: Label,
    ) -> Result {
        match expression {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                ensure_stack(|| self.jump_if(&unary.operand, !wanted, label))
            }
            Expr::BoolOp(operation) => self.jump_if_bool_op(operation, wanted, label),
            Expr::If(conditional) => {
                ensure_stack(|| self.jump_if_conditional(conditional, wanted, label))
            }
            Expr::Compare(compare) => self.jump_if_compare(compare, wanted, label),
            _ => self.jump_if_value(expression, wanted, label),
        }
    }

    fn jump_if_value(&mut self, expression: &'a Expr, wanted: bool, label: Label) -> Result {
        if let Some(constant) = self.fold(expression) {
            let truth = fold::truth(&constant);
            self.unit.keep_first_constant(constant);
            if truth == wanted {
                self.unit.jump(label);
            }
            return Ok(());
        }
        let mark = self.unit.mark();
        let cond = self.any(expression)?;
        self.unit.range = expression.range();
        self.branch_on(cond, wanted, label);
        self.unit.release(mark);
        Ok(())
    }

    /// Jumps if the truth of a register is `wanted`.
    pub(in super::super) fn branch_on(&mut self, cond: Reg, wanted: bool, label: Label) {
        self.unit.branch(label, |target| match wanted {
            true => Instr::JumpIf { cond, target },
            false => Instr::JumpUnless { cond, target },
        });
    }

    fn jump_if_bool_op(&mut self, operation: &'a ExprBoolOp, wanted: bool, label: Label) -> Result {
        let Some((last, before)) = operation.values.split_last() else {
            return Ok(());
        };
        // The truth of an operand that decides at once: False for `and`, True for `or`.
        let deciding = operation.op == BoolOp::Or;
        if deciding == wanted {
            for value in before {
                self.jump_if(value, wanted, label)?;
            }
            return self.jump_if(last, wanted, label);
        }
        let skip = self.unit.label();
        for value in before {
            self.jump_if(value, deciding, skip)?;
        }
        self.jump_if(last, wanted, label)?;
        self.unit.bind(skip);
        Ok(())
    }

    fn jump_if_conditional(
        &mut self,
        conditional: &'a ExprIf,
        wanted: bool,
        label: Label,
    ) -> Result {
        let (orelse, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&conditional.test, false, orelse)?;
        self.jump_if(&conditional.body, wanted, label)?;
        self.unit.jump(end);
        self.unit.bind(orelse);
        self.jump_if(&conditional.orelse, wanted, label)?;
        self.unit.bind(end);
        Ok(())
    }

    fn jump_if_compare(&mut self, compare: &'a ExprCompare, wanted: bool, label: Label) -> Result {
        let mark = self.unit.mark();
        let skip = self.unit.label();
        let count = compare.ops.len();
        if count == 1
            && matches!(compare.comparators[0], Expr::NoneLiteral(_))
            && let op @ (CmpOp::Is | CmpOp::IsNot) = compare.ops[0]
        {
            return self.jump_if_none(compare, (op == CmpOp::Is) == wanted, label);
        }
        let mut left = self.held(&compare.left)?;
        for (index, (op, right)) in compare.ops.iter().zip(&*compare.comparators).enumerate() {
            let is_last = index + 1 == count;
            if is_last && let Some((op, imm)) = self.compared_int::<i8>(*op, right) {
                self.unit.range = compare.range;
                self.unit.branch(label, |target| match wanted {
                    true => Instr::JumpIfCompareInt {
                        a: left,
                        op,
                        imm,
                        target,
                    },
                    false => Instr::JumpUnlessCompareInt {
                        a: left,
                        op,
                        imm,
                        target,
                    },
                });
                continue;
            }
            let right = self.right_operand(*op, right, is_last)?;
            self.unit.range = compare.range;
            if is_last {
                self.jump_if_comparison((*op, left, right), wanted, label)?;
            } else {
                let out = if wanted { skip } else { label };
                self.jump_if_comparison((*op, left, right), false, out)?;
                left = self.keep_operand(mark, right)?;
            }
        }
        self.unit.release(mark);
        self.unit.bind(skip);
        Ok(())
    }

    /// Jumps on one comparison whose operands are at hand.
    fn jump_if_comparison(
        &mut self,
        (op, a, b): (CmpOp, Reg, Reg),
        wanted: bool,
        label: Label,
    ) -> Result {
        if let Some(op) = ordering_op(op) {
            self.unit.branch(label, |target| match wanted {
                true => Instr::JumpIfCompare { a, b, op, target },
                false => Instr::JumpUnlessCompare { a, b, op, target },
            });
            return Ok(());
        }
        let cond = self.unit.top()?;
        self.unit.emit(comparison(op, cond, a, b));
        self.unit.next_temp += 1;
        self.branch_on(cond, wanted, label);
        self.unit.next_temp -= 1;
        Ok(())
    }

    /// Jumps if the left side `is None`, or if it is not.
    fn jump_if_none(&mut self, compare: &'a ExprCompare, wanted: bool, label: Label) -> Result {
        let mark = self.unit.mark();
        let value = self.any(&compare.left)?;
        self.unit.range = compare.range;
        self.unit.branch(label, |target| match wanted {
            true => Instr::JumpIfNone { value, target },
            false => Instr::JumpUnlessNone { value, target },
        });
        self.unit.release(mark);
        Ok(())
    }
}
