//! Natives that ask scripts in the middle of their work, and begin it again with the answers.
//!
//! A look-up asks `__hash__` and `__eq__`, a conversion asks `__index__`: deep inside of code whose state is a Rust stack.
//! Such work is done as a trial. Where it comes to a script it is given up, the script runs as the call of a native that
//! has left, and the work begins again, with the answer in a list:
//!
//! ```text
//!  work -> Vm::call -> no answer: Trap::Asked          the question becomes an Action::Call
//!  work -> Vm::call -> the first answer -> .. -> Vm::call -> no answer: Trap::Asked
//!  work -> Vm::call -> the first answer -> .. -> Vm::call -> the second answer -> .. -> the result
//! ```
//!
//! What a script changes in between may change the questions: the answers from the first other question on are void. Where
//! that happens again and again, the work goes on with scripts on the Rust stack. So do scripts that are not called, but
//! resumed: generators.
//!
//! The work is done as often as there are questions, so this is for work with few of them; what asks for each item of a
//! container has a step of its own (`protocol/deep`, `iterator`). What asks all the same without end, as a chain of
//! `__bases__` may, goes on with scripts on the Rust stack after [`MANY`] of them.
//!
//! Invariant: what is retraced changes nothing before its last question, and takes nothing out of an iterator.
//! Invariant: [`Trap::Asked`] passes nothing but such work, and whoever began it takes it.

use super::{Action, CallArgs, NativeState, NativeStep, PackedCall, Resumed};
use crate::value::{ListKey, Tag, Value};
use crate::vm::call::native::NativeFn;
use crate::vm::{Args, Fault, NativeKind, Outcome, Trap, Vm};

/// Work on the values of a state; the last of them is taken.
pub(crate) type Work = fn(&mut Vm, [Value; 5]) -> Outcome;

/// After so many changes of what was asked before, the work goes on with scripts on the Rust stack.
const MAX_CHANGES: u32 = 8;

/// After so many questions in a row it does, too: each of them begins all the work again.
const MANY: usize = 64;

/// Entries of an answer in the list: the question, the answer, and whether that is an exception.
const ENTRY: usize = 3;

/// Work that is being retraced, if any is.
#[derive(Default)]
pub(in crate::vm) struct Retrace {
    /// Whether calls are questions.
    active: bool,
    answers: Option<ListKey>,
    /// How many answers have been given.
    next: usize,
    /// The question that has no answer: callee, arguments, and the names of the last of them or None.
    asked: Option<Value>,
    /// Whether another question than before was asked, and whether that must not happen again.
    changed: bool,
    spent: bool,
}

impl Retrace {
    /// Whether calls are questions.
    #[inline]
    pub(in crate::vm) fn is_active(&self) -> bool {
        self.active
    }

    /// A script runs on the Rust stack: what comes after it cannot be begun again.
    #[inline]
    pub(in crate::vm) fn stop(&mut self) {
        self.active = false;
    }
}

/// The step of work that asks scripts.
macro_rules! retraced {
    ($name:literal, $work:expr) => {
        $crate::vm::NativeStep {
            name: $name,
            run: |vm, state, resumed| vm.retrace(state, resumed, $work),
        }
    };
}

/// The function of a native that asks scripts, but for that changes nothing and takes nothing out of iterators before it
/// is done.
macro_rules! asking {
    ($name:literal, $native:expr) => {
        |vm, args| {
            static STEP: $crate::vm::NativeStep =
                $crate::vm::retraced!($name, |vm, [given, names, ..]| {
                    vm.run_packed([given, names], $native)
                });
            vm.ask_native(args, $native, &STEP)
        }
    };
}

pub(crate) use {asking, retraced};

impl Vm {
    /// Does work that comes to a script nowhere. `None`: it does come to one, and has changed nothing.
    pub(crate) fn trial<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Outcome<T>,
    ) -> Option<Outcome<T>> {
        let trial = Retrace {
            active: true,
            ..Retrace::default()
        };
        let outer = std::mem::replace(&mut self.retrace, trial);
        let result = work(self);
        self.retrace = outer;
        match result {
            Err(Fault::Trap(Trap::Asked)) => None,
            result => Some(result),
        }
    }

    /// Runs a native whose function is made by [`asking`].
    pub(crate) fn ask_native(
        &mut self,
        args: Args<'_>,
        native: NativeFn,
        step: &'static NativeStep,
    ) -> Outcome {
        if !args.leave.is_allowed() {
            return native(self, args);
        }
        let alone = Args::new(args.pos, args.kw);
        if let Some(result) = self.trial(|vm| native(vm, alone)) {
            return result;
        }
        let packed = self.pack_call(args.pos, args.kw);
        self.begin(args.leave, step, NativeState::of(&packed))
    }

    /// Runs a native with arguments that were packed.
    pub(crate) fn run_packed(&mut self, packed: PackedCall, native: NativeFn) -> Outcome {
        let (pos, kw) = self.packed_arguments(packed);
        native(self, Args::new(&pos, &kw))
    }

    /// Begins work again, with one answer more.
    pub(crate) fn retrace(
        &mut self,
        state: &mut NativeState,
        resumed: Resumed,
        work: Work,
    ) -> Outcome<Action> {
        let answers = state.values[4].as_list();
        let answer = match resumed {
            Resumed::Start => None,
            Resumed::Value(value) | Resumed::Ended(value) => Some((value, Value::FALSE)),
            Resumed::Raised(Fault::Raised(exc)) => Some((exc.into(), Value::TRUE)),
            Resumed::Raised(fault) => return Err(fault),
        };
        if let (Some((value, raised)), Some(answers)) = (answer, answers) {
            self.list_push(answers, value)?;
            self.list_push(answers, raised)?;
        }
        let begun = Retrace {
            active: true,
            answers,
            spent: state.stage > MAX_CHANGES,
            ..Retrace::default()
        };
        let outer = std::mem::replace(&mut self.retrace, begun);
        let result = work(self, state.values);
        let Retrace { asked, changed, .. } = std::mem::replace(&mut self.retrace, outer);
        state.stage += u32::from(changed);
        let question = match (result, asked) {
            (Err(Fault::Trap(Trap::Asked)), Some(question)) => question,
            (result, _) => return result.map(Action::Done),
        };
        let answers = match answers {
            Some(answers) => answers,
            None => self.heap.new_list_key(),
        };
        state.values[4] = answers.into();
        self.list_push(answers, question)?;
        let parts = self.heap.tuple_items(question);
        let [callee, args @ .., names] = parts.as_slice() else {
            return Err(Trap::Invalid.into());
        };
        let args = CallArgs::from_slice(args);
        Ok(match names.is_none() {
            true => Action::Call(*callee, args),
            false => Action::CallKw(*callee, args, *names),
        })
    }

    /// A call within work that is retraced: its answer, or [`Trap::Asked`]. `None`: it is made.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn consult(
        &mut self,
        callee: Value,
        args: &[Value],
        kw: &[(Value, Value)],
    ) -> Option<Outcome> {
        // The methods of built-in types ask for themselves.
        let is_method = matches!(
            self.registry.native_kind(callee),
            Some(NativeKind::Method | NativeKind::Slot)
        );
        if callee.tag() == Tag::Builtin && is_method {
            return None;
        }
        let names = match kw {
            [] => Value::NONE,
            _ => {
                let names: CallArgs = kw.iter().map(|(name, _)| *name).collect();
                self.heap.new_tuple(&names)
            }
        };
        let values = args.iter().chain(kw.iter().map(|(_, value)| value));
        let parts: CallArgs = [&callee].into_iter().chain(values).copied().collect();
        let question = [&parts[..], &[names]].concat();
        let at = self.retrace.next * ENTRY;
        if let Some(answers) = self.retrace.answers
            && let [known, answer, raised, ..] = self.heap[answers].items.get(at..).unwrap_or(&[])
        {
            let (known, answer, raised) = (*known, *answer, *raised);
            if self.is_asked_again(&self.heap.tuple_items(known), &question, 2) {
                self.retrace.next += 1;
                self.heap.keep(answer);
                return Some(match answer.as_exception() {
                    Some(exc) if raised == Value::TRUE => Err(Fault::Raised(exc)),
                    _ => Ok(answer),
                });
            }
            let void = self.heap[answers].items.split_off(at);
            self.retrace.changed = true;
            if let [.., exc, Value::TRUE] = void[..]
                && let Some(exc) = exc.as_exception()
            {
                self.heap.keep(exc.into());
                return Some(Err(Fault::Raised(exc)));
            }
        }
        if self.retrace.spent || self.retrace.next >= MANY {
            self.retrace.stop();
            return None;
        }
        self.retrace.asked = Some(self.heap.new_tuple(&question));
        Some(Err(Trap::Asked.into()))
    }

    /// Whether two questions are the same, with methods, texts and the like that are made anew each time.
    fn is_asked_again(&self, known: &[Value], question: &[Value], depth: u32) -> bool {
        known.len() == question.len()
            && known.iter().zip(question).all(|(&a, &b)| {
                if a == b {
                    return true;
                }
                if let (Some(a), Some(b)) = (a.as_method(), b.as_method()) {
                    let (a, b) = (&self.heap[a], &self.heap[b]);
                    return a.function == b.function && a.receiver == b.receiver;
                }
                if let (Some(a), Some(b)) = (a.as_str(), b.as_str()) {
                    return self.heap[a].as_str() == self.heap[b].as_str();
                }
                if let (Some(a), Some(b)) = (a.as_slice(), b.as_slice()) {
                    let (a, b) = (&self.heap[a], &self.heap[b]);
                    return (a.start, a.stop, a.step) == (b.start, b.stop, b.step);
                }
                if let (Some(a), Some(b)) = (a.as_big_int(), b.as_big_int()) {
                    return self.heap[a] == self.heap[b];
                }
                a.as_tuple().is_some()
                    && b.as_tuple().is_some()
                    && depth > 0
                    && self.is_asked_again(
                        &self.heap.tuple_items(a),
                        &self.heap.tuple_items(b),
                        depth - 1,
                    )
            })
    }
}
