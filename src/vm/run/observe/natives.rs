//! Calls of built-in functions, of which profilers are told: what the next instruction calls, and that it is over.

use super::{Listener, Seen};
use crate::code::Instr;
use crate::value::Value;
use crate::vm::{NativeKind, Outcome, Vm};

impl Vm {
    /// Whether a profiler wants to hear of built-in functions.
    pub(super) fn is_profiled(&self) -> bool {
        let observing = self.observing.as_ref();
        observing.is_some_and(|o| !o.busy && o.listening[Listener::Profiler as usize].is_some())
    }

    /// A built-in function that the top frame has called is over, by a result or by an exception.
    pub(super) fn observe_native_end(&mut self, raised: bool) -> Outcome<()> {
        let depth = self.frames.len();
        let Some(observing) = &mut self.observing else {
            return Ok(());
        };
        let deeper = observing.natives.partition_point(|(at, _)| *at <= depth);
        observing.natives.truncate(deeper);
        match observing.natives.last() {
            Some(&(at, native)) if at == depth => {
                observing.natives.pop();
                self.heap.keep(native);
                self.observe(match raised {
                    true => Seen::NativeRaise(native),
                    false => Seen::NativeReturn(native),
                })
            }
            _ => Ok(()),
        }
    }

    /// Tells of a built-in function that the next instruction calls.
    pub(super) fn observe_native_call(&mut self, instr: Instr) -> Outcome<()> {
        let (base, receiver) = match instr {
            Instr::Call { base, .. } | Instr::CallKw { base, .. } | Instr::CallEx { base, .. } => {
                (base, None)
            }
            Instr::CallMethod { base, .. } | Instr::CallMethodKw { base, .. } => (base, Some(1)),
            _ => return Ok(()),
        };
        let start = self.frames.last().map_or(0, |frame| frame.base) + usize::from(base.0);
        let slot = |at: usize| {
            self.stack
                .get(start + at)
                .copied()
                .unwrap_or(Value::UNBOUND)
        };
        let callee = slot(0);
        let receiver = receiver.map(slot).filter(|receiver| receiver.is_bound());
        let first = match (receiver, instr) {
            (Some(receiver), _) => Some(receiver),
            (None, Instr::Call { argc, .. }) if argc.0 > 0 => Some(slot(1)),
            (None, Instr::CallMethod { argc, .. }) if argc.0 > 0 => Some(slot(2)),
            _ => None,
        };
        let Some(native) = self.profiled_native(callee, receiver, first) else {
            return Ok(());
        };
        self.heap.keep(native);
        self.observe(Seen::NativeCall(native))?;
        let depth = self.frames.len();
        if let Some(observing) = &mut self.observing
            && observing.listening[Listener::Profiler as usize].is_some()
        {
            observing.natives.push((depth, native));
        }
        Ok(())
    }

    /// What profilers are told of as a built-in function: functions, and methods bound to their receiver.
    fn profiled_native(
        &mut self,
        callee: Value,
        receiver: Option<Value>,
        first: Option<Value>,
    ) -> Option<Value> {
        if callee.as_host_function().is_some() {
            return Some(callee);
        }
        if let Some(key) = callee.as_method() {
            let inner = self.heap[key].function;
            let is_native = matches!(
                self.registry.native_kind(inner),
                Some(NativeKind::Method | NativeKind::ClassMethod | NativeKind::Function)
            );
            return is_native.then_some(callee);
        }
        match self.registry.native_kind(callee)? {
            NativeKind::Function | NativeKind::Static => Some(callee),
            NativeKind::ClassMethod => {
                receiver.map(|receiver| self.heap.new_method(callee, receiver))
            }
            NativeKind::Method => first.map(|first| self.heap.new_method(callee, first)),
            NativeKind::Slot | NativeKind::GetSet | NativeKind::Member | NativeKind::ClassValue => {
                None
            }
        }
    }
}
