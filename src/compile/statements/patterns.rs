//! `match`: patterns become tests and jumps.
//!
//! A pattern examines the value in a register and jumps to a label if it does not match. What it captures stays in
//! temporaries until the whole pattern has matched; only then are the names bound, before the guard is evaluated.

use std::sync::Arc;

use crate::code::{BinaryOp, CompareOp, Constant, Count, Instr, Reg};
use crate::compile::output::emit::Label;
use crate::compile::{CompileError, Compiler, Result};
use crate::syntax::ast::{
    Expr, Identifier, MatchCase, Operator, Pattern, PatternMatchClass, PatternMatchMapping,
    PatternMatchOr, PatternMatchSequence, Singleton, StmtMatch,
};
use crate::syntax::{Ranged, TextRange, TextSize};

/// The names that a pattern captures, with the temporaries that hold their values.
type Captures<'a> = Vec<(&'a str, Reg)>;

impl<'a> Compiler<'a> {
    pub(in crate::compile) fn match_statement(&mut self, node: &'a StmtMatch) -> Result {
        let mark = self.unit.mark();
        let subject = self.push(&node.subject)?;
        let end = self.unit.label();
        for case in &node.cases {
            let next = self.unit.label();
            self.match_case(case, subject, next)?;
            self.unit.jump(end);
            self.unit.bind(next);
        }
        self.unit.bind(end);
        self.unit.release(mark);
        Ok(())
    }

    /// One `case`; jumps to `next` if it does not apply.
    fn match_case(&mut self, case: &'a MatchCase, subject: Reg, next: Label) -> Result {
        let mark = self.unit.mark();
        let mut captures = Captures::new();
        self.unit.mark_line(case.pattern.range());
        self.pattern(&case.pattern, subject, next, &mut captures)?;
        for (name, register) in captures {
            self.unit.range = case.pattern.range();
            self.store_name(name, register)?;
        }
        self.unit.release(mark);
        if let Some(guard) = &case.guard {
            self.jump_if(guard, false, next)?;
        }
        self.statements(&case.body)
    }

    /// Tests a pattern; temporaries stay taken only if they hold something captured.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        let (mark, before) = (self.unit.mark(), captures.len());
        self.unit.range = pattern.range();
        match pattern {
            Pattern::MatchValue(node) => {
                self.literal_pattern(&node.value)?;
                let b = self.any(&node.value)?;
                self.unit.range = node.range;
                self.unit.branch(fail, |target| Instr::JumpUnlessCompare {
                    a: subject,
                    b,
                    op: CompareOp::Eq,
                    target,
                });
            }
            Pattern::MatchSingleton(node) => self.singleton(node.value, subject, fail)?,
            Pattern::MatchSequence(node) => self.sequence(node, subject, fail, captures)?,
            Pattern::MatchMapping(node) => self.mapping(node, subject, fail, captures)?,
            Pattern::MatchClass(node) => self.class_pattern(node, subject, fail, captures)?,
            Pattern::MatchStar(node) => capture(node.name.as_ref(), subject, captures),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, fail, captures)?;
                }
                capture(node.name.as_ref(), subject, captures);
            }
            Pattern::MatchOr(node) => self.alternatives(node, subject, fail, captures)?,
        }
        if captures.len() == before {
            self.unit.release(mark);
        }
        Ok(())
    }

    /// Refuses `-1 ** 2`, which the parser mistakes for a signed number.
    fn literal_pattern(&self, value: &Expr) -> Result {
        match value {
            Expr::BinOp(node) if node.op == Operator::Pow => {
                let between =
                    node.left.range().end().to_usize()..node.right.range().start().to_usize();
                let at =
                    self.source.text()[between.clone()].find("**").unwrap_or(0) + between.start;
                let at = TextSize::try_from(at).unwrap_or(node.left.range().end());
                let range = TextRange::at(at, TextSize::from(2));
                Err(CompileError::new("invalid syntax", range))
            }
            Expr::BinOp(node) => {
                self.literal_pattern(&node.left)?;
                self.literal_pattern(&node.right)
            }
            Expr::UnaryOp(node) => self.literal_pattern(&node.operand),
            _ => Ok(()),
        }
    }

    fn singleton(&mut self, value: Singleton, subject: Reg, fail: Label) -> Result {
        let constant = match value {
            Singleton::None => {
                self.unit.branch(fail, |target| Instr::JumpUnlessNone {
                    value: subject,
                    target,
                });
                return Ok(());
            }
            Singleton::True => Constant::Bool(true),
            Singleton::False => Constant::Bool(false),
        };
        let b = self.push_constant(constant)?;
        self.unit.emit(Instr::Is {
            dst: b,
            a: subject,
            b,
            negate: false,
        });
        self.branch_on(b, false, fail);
        Ok(())
    }

    /// Takes a temporary with the outcome of a test, and jumps to `fail` if it is false.
    fn test(&mut self, fail: Label, test: impl FnOnce(Reg) -> Instr) -> Result {
        let mark = self.unit.mark();
        let cond = self.unit.top()?;
        self.unit.emit(test(cond));
        self.unit.take()?;
        self.branch_on(cond, false, fail);
        self.unit.release(mark);
        Ok(())
    }

    /// Compares the length of the subject with a number.
    fn test_length(&mut self, subject: Reg, op: CompareOp, length: usize, fail: Label) -> Result {
        let mark = self.unit.mark();
        let a = self.unit.top()?;
        self.unit.emit(Instr::GetLen {
            dst: a,
            src: subject,
        });
        self.unit.take()?;
        let b = self.push_constant(Constant::Int(i64::try_from(length).unwrap_or(i64::MAX)))?;
        self.unit
            .branch(fail, |target| Instr::JumpUnlessCompare { a, b, op, target });
        self.unit.release(mark);
        Ok(())
    }

    fn sequence(
        &mut self,
        node: &'a PatternMatchSequence,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        let patterns = &node.patterns;
        let star = patterns
            .iter()
            .position(|pattern| matches!(pattern, Pattern::MatchStar(_)));
        self.test(fail, |dst| Instr::MatchSequence { dst, subject })?;
        match star {
            None => self.test_length(subject, CompareOp::Eq, patterns.len(), fail)?,
            Some(_) if patterns.len() > 1 => {
                self.test_length(subject, CompareOp::Ge, patterns.len() - 1, fail)?;
            }
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                self.items_by_index(node, star, (subject, fail), captures)
            }
            _ => {
                let base = self.unpack_values((patterns.len(), star), subject, node.range)?;
                self.subpatterns(patterns.iter(), base, fail, captures)
            }
        }
    }

    /// Unpacks the subject into a row of temporaries, which are taken; returns the first.
    fn unpack_values(
        &mut self,
        (count, star): (usize, Option<usize>),
        src: Reg,
        range: crate::syntax::TextRange,
    ) -> Result<Reg> {
        let row = u8::try_from(count).ok().filter(|&row| row <= 100);
        let Some(row) = row else {
            let message = match star {
                Some(_) => "too many expressions in star-unpacking sequence pattern",
                None => "too many sub-patterns in one pattern",
            };
            return Err(CompileError::new(message, range));
        };
        let star = star.and_then(|star| u8::try_from(star).ok());
        self.unpack_row((row, star), src, range)
    }

    /// Tests patterns on a row of registers.
    fn subpatterns(
        &mut self,
        patterns: impl Iterator<Item = &'a Pattern>,
        base: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        for (pattern, register) in patterns.zip(base.0..=u8::MAX) {
            if !is_wildcard(pattern) {
                self.pattern(pattern, Reg(register), fail, captures)?;
            }
        }
        Ok(())
    }

    /// `[a, *_, b]`: only the items that are asked for are read, those after the star from the end.
    fn items_by_index(
        &mut self,
        node: &'a PatternMatchSequence,
        star: usize,
        (subject, fail): (Reg, Label),
        captures: &mut Captures<'a>,
    ) -> Result {
        let count = node.patterns.len();
        for (index, pattern) in node.patterns.iter().enumerate() {
            if index == star || is_wildcard(pattern) {
                continue;
            }
            let (mark, before) = (self.unit.mark(), captures.len());
            self.unit.range = node.range;
            let key = if index < star {
                self.push_constant(Constant::Int(i64::try_from(index).unwrap_or(i64::MAX)))?
            } else {
                let length = self.unit.top()?;
                self.unit.emit(Instr::GetLen {
                    dst: length,
                    src: subject,
                });
                self.unit.take()?;
                let back = self.push_constant(Constant::Int(
                    i64::try_from(count - index).unwrap_or(i64::MAX),
                ))?;
                let op = BinaryOp::Sub;
                self.unit.emit(Instr::Binary {
                    dst: length,
                    a: length,
                    b: back,
                    op,
                    inplace: false,
                });
                length
            };
            self.unit.emit(Instr::LoadItem {
                dst: key,
                obj: subject,
                key,
            });
            self.unit.release(mark + 1);
            self.pattern(pattern, key, fail, captures)?;
            if captures.len() == before {
                self.unit.release(mark);
            }
        }
        Ok(())
    }

    fn mapping(
        &mut self,
        node: &'a PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        self.test(fail, |dst| Instr::MatchMapping { dst, subject })?;
        let count = node.keys.len();
        if count == 0 && node.rest.is_none() {
            return Ok(());
        }
        if count > 0 {
            self.test_length(subject, CompareOp::Ge, count, fail)?;
        }
        node.keys
            .iter()
            .try_for_each(|key| self.literal_pattern(key))?;
        let keys = self.unit.top()?;
        self.tuple_of(&node.keys, node.range, keys)?;
        self.unit.take()?;
        let values = self.unit.top()?;
        self.unit.emit_at(
            node.range,
            Instr::MatchKeys {
                dst: values,
                subject,
                keys,
            },
        );
        self.unit.take()?;
        self.unit.branch(fail, |target| Instr::JumpIfNone {
            value: values,
            target,
        });
        let base = self.unpack_values((count, None), values, node.range)?;
        self.subpatterns(node.patterns.iter(), base, fail, captures)?;
        if let Some(rest) = &node.rest {
            let map = self.rest_of_mapping(node, subject, keys)?;
            capture(Some(rest), map, captures);
        }
        Ok(())
    }

    /// Takes a temporary with a copy of the subject without the matched keys.
    fn rest_of_mapping(
        &mut self,
        node: &'a PatternMatchMapping,
        subject: Reg,
        keys: Reg,
    ) -> Result<Reg> {
        let map = self.unit.take_map(node.range)?;
        self.unit.emit(Instr::DictUpdate { map, src: subject });
        if !node.keys.is_empty() {
            let mark = self.unit.mark();
            let base = self.unpack_values((node.keys.len(), None), keys, node.range)?;
            for index in (0..node.keys.len()).rev() {
                let key = Reg(base.0 + u8::try_from(index).unwrap_or(0));
                self.unit.emit(Instr::DeleteItem { obj: map, key });
            }
            self.unit.release(mark);
        }
        Ok(map)
    }

    fn class_pattern(
        &mut self,
        node: &'a PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        let (positional, keywords) = (&node.arguments.patterns, &node.arguments.keywords);
        let Ok(count) = u8::try_from(positional.len()) else {
            return Err(CompileError::new(
                "too many sub-patterns in class pattern",
                node.range,
            ));
        };
        let base = self.push(&node.cls)?;
        self.unit.range = node.range;
        // Unlike everywhere else, attribute names are not mangled here.
        let names = keywords
            .iter()
            .map(|keyword| Constant::Str(Arc::from(keyword.attr.as_str())));
        let names: Arc<[Constant]> = names.collect();
        self.push_constant(Constant::Tuple(names))?;
        self.unit.emit(Instr::MatchClass {
            dst: base,
            subject,
            base,
            count: Count(count),
        });
        self.unit.release(u16::from(base.0) + 1);
        self.unit.branch(fail, |target| Instr::JumpIfNone {
            value: base,
            target,
        });
        let patterns = positional
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.pattern));
        let values =
            self.unpack_values((positional.len() + keywords.len(), None), base, node.range)?;
        self.subpatterns(patterns, values, fail, captures)
    }

    /// `a | b`: whichever matches, its captures end up in the same registers.
    fn alternatives(
        &mut self,
        node: &'a PatternMatchOr,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Result {
        let Some((last, before)) = node.patterns.split_last() else {
            return Ok(());
        };
        let matched = self.unit.label();
        let mut names = Vec::new();
        bound_names(last, &mut names);
        let mut shared = Captures::new();
        for name in names {
            shared.push((name, self.unit.take_none()?));
        }
        for pattern in before {
            let next = self.unit.label();
            self.alternative(pattern, (subject, next), &shared)?;
            self.unit.jump(matched);
            self.unit.bind(next);
        }
        self.alternative(last, (subject, fail), &shared)?;
        self.unit.bind(matched);
        captures.extend(shared);
        Ok(())
    }

    fn alternative(
        &mut self,
        pattern: &'a Pattern,
        (subject, fail): (Reg, Label),
        shared: &Captures<'a>,
    ) -> Result {
        let mark = self.unit.mark();
        let mut captures = Captures::new();
        self.pattern(pattern, subject, fail, &mut captures)?;
        for (name, register) in shared {
            match captures.iter().find(|(captured, _)| captured == name) {
                Some((_, captured)) => self.unit.copy(*register, *captured),
                None => {
                    return Err(CompileError::new(
                        "alternative patterns bind different names",
                        pattern.range(),
                    ));
                }
            }
        }
        self.unit.release(mark);
        Ok(())
    }
}

fn capture<'a>(name: Option<&'a Identifier>, register: Reg, captures: &mut Captures<'a>) {
    if let Some(name) = name {
        captures.push((name.as_str(), register));
    }
}

/// `_` and `*_`
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(node) => node.pattern.is_none() && node.name.is_none(),
        Pattern::MatchStar(node) => node.name.is_none(),
        _ => false,
    }
}

/// The names that a pattern captures, in order.
fn bound_names<'a>(pattern: &'a Pattern, names: &mut Vec<&'a str>) {
    let mut add =
        |name: &'a Option<Identifier>| names.extend(name.iter().map(|name| name.as_str()));
    match pattern {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        Pattern::MatchStar(node) => add(&node.name),
        Pattern::MatchSequence(node) => node
            .patterns
            .iter()
            .for_each(|inner| bound_names(inner, names)),
        Pattern::MatchMapping(node) => {
            add(&node.rest);
            node.patterns
                .iter()
                .for_each(|inner| bound_names(inner, names));
        }
        Pattern::MatchClass(node) => {
            let keywords = node
                .arguments
                .keywords
                .iter()
                .map(|keyword| &keyword.pattern);
            node.arguments
                .patterns
                .iter()
                .chain(keywords)
                .for_each(|inner| bound_names(inner, names));
        }
        Pattern::MatchAs(node) => {
            add(&node.name);
            node.pattern
                .iter()
                .for_each(|inner| bound_names(inner, names));
        }
        // All alternatives bind the same names.
        Pattern::MatchOr(node) => node
            .patterns
            .iter()
            .take(1)
            .for_each(|inner| bound_names(inner, names)),
    }
}
