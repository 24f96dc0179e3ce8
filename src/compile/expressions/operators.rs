//! Operators: arithmetic, `not`, comparisons, `and` and `or`.

use super::super::{Compiler, Result};
use crate::code::{BinaryOp, CompareOp, Constant, Instr, Reg, UnaryOp};
use crate::compile::expressions::fold;
use crate::compile::output::emit::Label;
use crate::syntax::TextRange;
use crate::syntax::ast::{
    self, BoolOp, CmpOp, Expr, ExprBinOp, ExprBoolOp, ExprCompare, ExprUnaryOp, Operator,
};

impl<'a> Compiler<'a> {
    /// A binary operation. Chains like `a + b + c` lean to the left and may be long: they are walked in a loop.
    pub(super) fn binary(&mut self, binary: &'a ExprBinOp, dst: Reg) -> Result {
        let mut spine = vec![binary];
        let mut bottom = &*binary.left;
        while let Expr::BinOp(inner) = bottom {
            spine.push(inner);
            bottom = &inner.left;
        }
        let folded = self.fold_spine(bottom, &mut spine);
        let mark = self.unit.mark();
        let mut left = match folded {
            Some(constant) if spine.is_empty() => {
                self.unit.range = binary.range;
                self.unit.load_constant(dst, constant);
                return Ok(());
            }
            Some(constant) => self.push_constant(constant)?,
            None => self.held(bottom)?,
        };
        while let Some(operation) = spine.pop() {
            let out = if spine.is_empty() {
                dst
            } else {
                self.unit.temporary(mark)?
            };
            self.binary_step(operation, left, out)?;
            self.unit.release(mark);
            if !spine.is_empty() {
                left = self.unit.take()?;
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Folds the constants at the left end of a chain; takes what it folded off the spine.
    fn fold_spine(&self, bottom: &'a Expr, spine: &mut Vec<&'a ExprBinOp>) -> Option<Constant> {
        let mut value = self.fold(bottom)?;
        while let Some(operation) = spine.last() {
            let next = self
                .fold(&operation.right)
                .and_then(|right| fold::binary(operation.op, &value, &right));
            let Some(next) = next else { break };
            value = next;
            spine.pop();
        }
        Some(value)
    }

    /// One operation of a chain, its left operand at hand.
    fn binary_step(&mut self, operation: &'a ExprBinOp, left: Reg, dst: Reg) -> Result {
        if let Some(imm) = small_addend(operation.op, &operation.right) {
            self.unit.range = operation.range;
            self.add_int(dst, left, imm, false);
            return Ok(());
        }
        self.arithmetic_step(
            (operation.op, &operation.right, operation.range),
            left,
            dst,
            false,
        )
    }

    /// An operation other than the addition of a small constant, its left operand at hand.
    fn arithmetic_step(
        &mut self,
        (op, right, range): (Operator, &'a Expr, TextRange),
        a: Reg,
        dst: Reg,
        inplace: bool,
    ) -> Result {
        if let Some(imm) = small_int::<i16>(right) {
            self.small_constant(imm);
            self.unit.range = range;
            let op = binary_op(op);
            self.unit.emit(Instr::BinaryInt {
                dst,
                a,
                op,
                imm,
                inplace,
            });
            return Ok(());
        }
        let b = self.any(right)?;
        self.unit.range = range;
        self.unit.emit(arithmetic(op, dst, a, b, inplace));
        Ok(())
    }

    /// Keeps a constant that is an operand of its instruction among the constants, for scripts to see.
    fn small_constant(&mut self, value: impl Into<i64>) {
        self.unit.constant(Constant::Int(value.into()));
    }

    /// Emits an addition of a small constant, which also stays among the constants for scripts to see.
    fn add_int(&mut self, dst: Reg, a: Reg, imm: i16, inplace: bool) {
        self.small_constant(imm.unsigned_abs());
        self.unit.emit(Instr::AddInt {
            dst,
            a,
            imm,
            inplace,
        });
    }

    /// `left op= right` with the left operand at hand.
    pub(in super::super) fn inplace(
        &mut self,
        (op, right, range): (Operator, &'a Expr, TextRange),
        left: Reg,
        dst: Reg,
    ) -> Result {
        if let Some(imm) = small_addend(op, right) {
            self.unit.range = range;
            self.add_int(dst, left, imm, true);
            return Ok(());
        }
        self.arithmetic_step((op, right, range), left, dst, true)
    }

    pub(super) fn unary(&mut self, unary: &'a ExprUnaryOp, dst: Reg) -> Result {
        if let Some(constant) = self.fold_unary(unary) {
            self.unit.range = unary.range;
            self.unit.load_constant(dst, constant);
            return Ok(());
        }
        let mark = self.unit.mark();
        let src = self.any(&unary.operand)?;
        let op = match unary.op {
            ast::UnaryOp::Not => UnaryOp::Not,
            ast::UnaryOp::USub => UnaryOp::Neg,
            ast::UnaryOp::UAdd => UnaryOp::Pos,
            ast::UnaryOp::Invert => UnaryOp::Invert,
        };
        self.unit
            .emit_at(unary.range, Instr::Unary { dst, src, op });
        self.unit.release(mark);
        Ok(())
    }

    /// `a and b`, `a or b` as a value: each operand goes to the same register, and the first that decides stays.
    pub(super) fn bool_op(&mut self, operation: &'a ExprBoolOp, dst: Reg) -> Result {
        let result = self.unit.top()?;
        let end = self.unit.label();
        let Some((last, before)) = operation.values.split_last() else {
            return Ok(());
        };
        for value in before {
            self.bool_operand(value, operation.op, result, end)?;
        }
        self.expr(last, result)?;
        self.unit.bind(end);
        self.unit.range = operation.range;
        self.unit.holding(result, |unit| unit.copy(dst, result));
        Ok(())
    }

    /// An operand of `and` or `or` other than the last, which ends the operation where it decides. What an operand
    /// that is such an operation itself has found out is not asked again.
    fn bool_operand(&mut self, value: &'a Expr, op: BoolOp, result: Reg, end: Label) -> Result {
        if let Expr::BoolOp(inner) = value
            && let Some((last, before)) = inner.values.split_last()
        {
            if inner.op == op {
                for value in &*inner.values {
                    self.bool_operand(value, op, result, end)?;
                }
                return Ok(());
            }
            let next = self.unit.label();
            for value in before {
                self.bool_operand(value, inner.op, result, next)?;
            }
            self.bool_operand(last, op, result, end)?;
            self.unit.bind(next);
            return Ok(());
        }
        self.expr(value, result)?;
        self.unit.range = ast_range(value);
        let jump = |target| match op {
            BoolOp::And => Instr::JumpUnless {
                cond: result,
                target,
            },
            BoolOp::Or => Instr::JumpIf {
                cond: result,
                target,
            },
        };
        self.unit.holding(result, |unit| unit.branch(end, jump));
        Ok(())
    }

    /// A comparison or a chain of them as a value.
    pub(super) fn compare(&mut self, compare: &'a ExprCompare, dst: Reg) -> Result {
        let mark = self.unit.mark();
        let Some((last, before)) = compare.ops.split_last() else {
            return Ok(());
        };
        if before.is_empty() {
            let a = self.held(&compare.left)?;
            if let Some((op, imm)) = self.compared_int::<i16>(*last, &compare.comparators[0]) {
                self.unit
                    .emit_at(compare.range, Instr::CompareInt { dst, a, op, imm });
                self.unit.release(mark);
                return Ok(());
            }
            let b = self.right_operand(*last, &compare.comparators[0], true)?;
            self.unit
                .emit_at(compare.range, comparison(*last, dst, a, b));
            self.unit.release(mark);
            return Ok(());
        }
        let end = self.unit.label();
        // The result of each comparison goes to the first temporary, the operands above it.
        let result = self.unit.take_none()?;
        let operands = self.unit.mark();
        let mut left = self.held(&compare.left)?;
        for (op, right) in compare.ops.iter().zip(&*compare.comparators) {
            let is_last = std::ptr::eq(right, &compare.comparators[before.len()]);
            let right = self.right_operand(*op, right, is_last)?;
            self.unit
                .emit_at(compare.range, comparison(*op, result, left, right));
            if !is_last {
                self.unit.branch(end, |target| Instr::JumpUnless {
                    cond: result,
                    target,
                });
                left = self.keep_operand(operands, right)?;
            }
        }
        self.unit.release(operands);
        self.unit.bind(end);
        self.unit.copy(dst, result);
        self.unit.release(mark);
        Ok(())
    }

    /// The operand of a comparison with a small constant.
    pub(super) fn compared_int<T: TryFrom<i64> + Into<i64> + Copy>(
        &mut self,
        op: CmpOp,
        right: &Expr,
    ) -> Option<(CompareOp, T)> {
        let op = ordering_op(op)?;
        let imm = small_int::<T>(right)?;
        self.small_constant(imm);
        Some((op, imm))
    }

    /// The right operand of a comparison. What `in` searches is only read: a display of constants can be one
    /// constant.
    pub(super) fn right_operand(
        &mut self,
        op: CmpOp,
        operand: &'a Expr,
        is_last: bool,
    ) -> Result<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(constant) = self.fold_display(operand)
        {
            self.unit.range = ast_range(operand);
            return self.push_constant(constant);
        }
        if is_last {
            let right = self.any(operand)?;
            if matches!(op, CmpOp::In | CmpOp::NotIn) {
                self.own(operand, right);
            }
            Ok(right)
        } else {
            self.held(operand)
        }
    }

    /// Moves the right operand of a comparison down to where the next one wants its left operand.
    pub(super) fn keep_operand(&mut self, operands: u16, right: Reg) -> Result<Reg> {
        if self.unit.is_variable(right) {
            self.unit.release(operands);
            return Ok(right);
        }
        let left = self.unit.temporary(operands)?;
        self.unit.copy(left, right);
        self.unit.release(operands + 1);
        Ok(left)
    }
}

/// The range of an expression.
fn ast_range(expression: &Expr) -> TextRange {
    crate::syntax::Ranged::range(expression)
}

/// The operand of `AddInt` for `+ right` or `- right`: the literal, negative for `-`. A zero is left out, as its
/// sign could not tell `+` from `-`.
fn small_addend(op: Operator, right: &Expr) -> Option<i16> {
    let value = small_int::<i16>(right)?;
    match op {
        Operator::Add => Some(value),
        Operator::Sub if value != 0 => Some(-value),
        _ => None,
    }
}

/// An int literal that fits into an operand.
fn small_int<T: TryFrom<i64>>(expression: &Expr) -> Option<T> {
    let Expr::NumberLiteral(number) = expression else {
        return None;
    };
    let ast::Number::Int(value) = &number.value else {
        return None;
    };
    T::try_from(value.as_i64()?).ok()
}

/// The instruction of a binary operator.
fn arithmetic(op: Operator, dst: Reg, a: Reg, b: Reg, inplace: bool) -> Instr {
    match binary_op(op) {
        BinaryOp::Add => Instr::Add { dst, a, b, inplace },
        BinaryOp::Sub => Instr::Sub { dst, a, b, inplace },
        BinaryOp::Mul => Instr::Mul { dst, a, b, inplace },
        op => Instr::Binary {
            dst,
            a,
            b,
            op,
            inplace,
        },
    }
}

/// A binary operator of the tree as one of the instructions.
fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::FloorDiv => BinaryOp::FloorDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitAnd => BinaryOp::And,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
    }
}

/// The instruction of a comparison.
pub(super) fn comparison(op: CmpOp, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        CmpOp::Is => Instr::Is {
            dst,
            a,
            b,
            negate: false,
        },
        CmpOp::IsNot => Instr::Is {
            dst,
            a,
            b,
            negate: true,
        },
        CmpOp::In => Instr::Contains {
            dst,
            item: a,
            container: b,
            negate: false,
        },
        CmpOp::NotIn => Instr::Contains {
            dst,
            item: a,
            container: b,
            negate: true,
        },
        ordering => Instr::Compare {
            dst,
            a,
            b,
            op: ordering_op(ordering).unwrap_or(CompareOp::Eq),
        },
    }
}

/// The ordering or equality operator, if it is one.
pub(super) fn ordering_op(op: CmpOp) -> Option<CompareOp> {
    Some(match op {
        CmpOp::Lt => CompareOp::Lt,
        CmpOp::LtE => CompareOp::Le,
        CmpOp::Eq => CompareOp::Eq,
        CmpOp::NotEq => CompareOp::Ne,
        CmpOp::Gt => CompareOp::Gt,
        CmpOp::GtE => CompareOp::Ge,
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    })
}
