//! Exception groups: splitting, and the support of `except*`.
//!
//! Invariant: a part of a group is made by the group's own `derive`, and carries the group's traceback,
//! cause, context and notes; a group that matches as a whole stays the same object.

use std::collections::HashSet;

use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

/// What decides which exceptions of a group belong to the first part.
pub(crate) enum GroupMatcher<'a> {
    /// A class or a tuple of classes.
    Classes(Value),
    /// A function of a script.
    Predicate(Value),
    /// These very objects; groups never match as such.
    Leaves(&'a HashSet<Value>),
}

impl Vm {
    /// Whether a value can be called.
    pub(crate) fn is_callable(&mut self, value: Value) -> bool {
        use crate::value::Tag;
        match value.tag() {
            Tag::Function | Tag::Method | Tag::HostFunction | Tag::Type | Tag::Class => true,
            // A computed attribute of a built-in type is a native too.
            Tag::Builtin => value.as_builtin().is_some_and(|(table, row)| {
                let kind = self.registry.native(table, row).kind;
                !matches!(
                    kind,
                    crate::vm::NativeKind::GetSet | crate::vm::NativeKind::Member
                )
            }),
            _ => self.lookup_special(value, "__call__").is_some(),
        }
    }

    /// `BaseExceptionGroup(message, exceptions)`, or an ExceptionGroup where that is possible.
    pub(crate) fn new_group(&mut self, message: &str, exceptions: Value) -> Outcome<ExceptionKey> {
        let message = self.heap.new_str(message);
        let made = self.call(
            Value::builtin_type(TypeId::BaseExceptionGroup),
            &[message, exceptions],
        )?;
        made.as_exception()
            .ok_or_else(|| self.system_error("no exception group was made"))
    }

    /// `except* ty`: the part of `exc` that matches and the rest, None where there is nothing.
    pub(crate) fn check_eg_match(&mut self, exc: Value, ty: Value) -> Outcome<(Value, Value)> {
        self.pay_for_classes(ty)?;
        for class in self.heap.caught_classes(ty) {
            if !self.heap.is_exception_class(class) {
                return Err(self.type_error(
                    "catching classes that do not inherit from BaseException is not allowed",
                ));
            }
            if self.is_subtype(class, Value::builtin_type(TypeId::BaseExceptionGroup)) {
                return Err(self.type_error(
                    "catching ExceptionGroup with except* is not allowed. Use except instead.",
                ));
            }
        }
        if self.is_caught_by(exc, ty) {
            let matched = if self.heap.is_group(exc) {
                exc
            } else {
                let exceptions = self.heap.new_tuple(&[exc]);
                self.new_group("", exceptions)?.into()
            };
            return Ok((matched, Value::NONE));
        }
        if !self.heap.is_group(exc) {
            return Ok((Value::NONE, exc));
        }
        let pair = self.call_method(exc, "split", &[ty])?;
        let class = self.type_name(exc);
        if pair.as_tuple().is_none() {
            let given = self.type_name(pair);
            return Err(self.type_error(format!("{class}.split must return a tuple, not {given}")));
        }
        match self.heap.tuple_items(pair).as_slice() {
            [matched, rest, ..] => Ok((*matched, *rest)),
            items => Err(self.type_error(format!(
                "{class}.split must return a 2-tuple, got tuple of size {}",
                items.len()
            ))),
        }
    }

    /// The end of a `try` with `except*`: what is to be raised of the exceptions in the list `excs`
    /// (raised by the handlers, or not handled), None for nothing.
    pub(crate) fn prep_reraise_star(&mut self, original: Value, excs: Value) -> Outcome {
        let excs: Vec<Value> = match excs.as_list() {
            Some(list) => self.heap[list].items.clone(),
            None => self.heap.tuple_items(excs),
        };
        let Some(original_key) = original.as_exception() else {
            return Ok(Value::NONE);
        };
        if !self.heap.is_group(original) {
            return Ok(excs
                .into_iter()
                .find(|e| !e.is_none())
                .unwrap_or(Value::NONE));
        }
        let (mut raised, mut reraised) = (Vec::new(), Vec::new());
        for exc in excs {
            let Some(key) = exc.as_exception() else {
                continue;
            };
            self.heap.keep(exc);
            let (a, b) = (&self.heap[key], &self.heap[original_key]);
            let same = a.traceback == b.traceback && a.cause == b.cause && a.context == b.context;
            if same {
                reraised.push(exc)
            } else {
                raised.push(exc)
            }
        }
        let left = self.group_projection(original, &reraised)?;
        if raised.is_empty() {
            return Ok(left);
        }
        if !left.is_none() {
            raised.push(left);
        }
        match raised.as_slice() {
            [one] => Ok(*one),
            _ => {
                let raised = self.heap.new_list(raised);
                Ok(self.new_group("", raised)?.into())
            }
        }
    }

    /// The part of a group that holds exactly the exceptions that are leaves of `keep`.
    fn group_projection(&mut self, group: Value, keep: &[Value]) -> Outcome {
        let mut leaves = HashSet::new();
        let mut work = keep.to_vec();
        while let Some(exc) = work.pop() {
            match exc.as_exception() {
                Some(key) if self.heap.is_group(exc) => {
                    work.extend(self.heap.group_exceptions(key))
                }
                _ => {
                    leaves.insert(exc);
                }
            }
        }
        let (matched, _) = self.split_group(group, &GroupMatcher::Leaves(&leaves), false)?;
        Ok(matched.unwrap_or(Value::NONE))
    }

    /// Splits an exception: the part that matches, and the rest if `with_rest`.
    pub(crate) fn split_group(
        &mut self,
        exc: Value,
        matcher: &GroupMatcher<'_>,
        with_rest: bool,
    ) -> Outcome<(Option<Value>, Option<Value>)> {
        self.enter_native()?;
        if self.group_matches(exc, matcher)? {
            return Ok((Some(exc), None));
        }
        let Some(group) = exc.as_exception().filter(|_| self.heap.is_group(exc)) else {
            return Ok((None, with_rest.then_some(exc)));
        };
        let (mut matched, mut rest) = (Vec::new(), Vec::new());
        for inner in self.heap.group_exceptions(group) {
            self.budget.burn(1)?;
            let (a, b) = self.split_group(inner, matcher, with_rest)?;
            matched.extend(a);
            rest.extend(b);
        }
        let matched = self.group_subset(group, matched)?;
        let rest = if with_rest {
            self.group_subset(group, rest)?
        } else {
            None
        };
        Ok((matched, rest))
    }

    fn group_matches(&mut self, exc: Value, matcher: &GroupMatcher<'_>) -> Outcome<bool> {
        match matcher {
            GroupMatcher::Classes(classes) => {
                self.pay_for_classes(*classes)?;
                Ok(self.is_caught_by(exc, *classes))
            }
            GroupMatcher::Predicate(function) => {
                let answer = self.call(*function, &[exc])?;
                self.truthy(answer)
            }
            GroupMatcher::Leaves(leaves) => Ok(!self.heap.is_group(exc) && leaves.contains(&exc)),
        }
    }

    /// A group like `group` with other exceptions in it; `None` for no exceptions.
    fn group_subset(
        &mut self,
        group: ExceptionKey,
        exceptions: Vec<Value>,
    ) -> Outcome<Option<Value>> {
        if exceptions.is_empty() {
            return Ok(None);
        }
        let list = self.heap.new_list(exceptions);
        let made = self.call_method(group.into(), "derive", &[list])?;
        let Some(part) = made.as_exception().filter(|_| self.heap.is_group(made)) else {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        };
        let (traceback, context, cause) = {
            let from = &self.heap[group];
            (from.traceback, from.context, from.cause)
        };
        let object = &mut self.heap[part];
        object.traceback = traceback;
        object.cause = cause;
        object.suppress_context = true;
        self.heap.link_context(part, context);
        let name = self.heap.intern("__notes__");
        if let Some(notes) = self.getattr_opt(group.into(), name)?
            && let Some(list) = notes.as_list()
        {
            let copy = self.heap[list].items.clone();
            let copy = self.heap.new_list(copy);
            self.setattr(made, name, copy)?;
        }
        Ok(Some(made))
    }
}
