//! The roots: everything that is alive by itself, each with the place where it is.
//!
//! The collector starts from them (`safepoint`), and who asks what keeps an object alive is told their places.
//!
//! Invariant: what a script or the host can still come to is reached from here, or is on the heap only as garbage.

use crate::code::CodeObject;
use crate::heap::Heap;
use crate::value::Value;
use crate::vm::call::room::LEFT;
use crate::vm::state::HostRoot;
use crate::vm::{Frame, ReturnTo, Vm};

/// Where a root is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RootPlace {
    /// The namespace of `__main__`.
    Globals,
    /// The dict of the module `builtins`.
    Builtins,
    /// `sys.modules`
    Modules,
    /// What the runtime keeps for itself: shared texts, single objects, what a running built-in function holds.
    Runtime,
    /// A function that is told what scripts do.
    Observer,
    /// What waits to be finalised.
    Finalizer,
    /// What the module `warnings` has set.
    Warnings,
    /// What the host has to do with.
    Host(HostRoot),
    /// A built-in function that waits for a call of its own.
    Native,
    /// The activation at this index of the frame stack.
    Frame(usize),
}

impl Vm {
    /// Shows everything that is alive by itself.
    pub(crate) fn visit_roots(&mut self, visit: &mut impl FnMut(&Heap, RootPlace, Value)) {
        let heap = &self.heap;
        let places = [RootPlace::Globals, RootPlace::Builtins, RootPlace::Modules];
        for (place, dict) in places.into_iter().zip(self.names.dicts()) {
            if let Some(dict) = dict {
                visit(heap, place, dict.into());
            }
        }
        let kept = self.names.kept().chain(heap.own_roots());
        kept.for_each(|value| visit(heap, RootPlace::Runtime, value));
        let observing = self.observing.iter();
        let listeners = observing.flat_map(|observing| observing.roots());
        listeners.for_each(|value| visit(heap, RootPlace::Observer, value));
        let queued = self.gc.roots();
        queued.for_each(|value| visit(heap, RootPlace::Finalizer, value));
        let warnings = self.warnings.roots();
        warnings.for_each(|value| visit(heap, RootPlace::Warnings, value));
        self.host
            .visit_roots(&mut |root, value| visit(heap, RootPlace::Host(root), value));
        for native in &self.natives {
            native
                .roots()
                .for_each(|value| visit(heap, RootPlace::Native, value));
        }
        for (index, frame) in self.frames.iter().enumerate() {
            self.visit_frame_roots(frame, &mut |value| {
                visit(heap, RootPlace::Frame(index), value);
            });
        }
    }

    /// The registers of an activation that the instruction it stands at, or a later one, may read, by their slots.
    pub(crate) fn live_registers(
        &self,
        frame: &Frame,
        code: &CodeObject,
    ) -> impl Iterator<Item = (usize, Value)> {
        let before = self.stands_before.and_then(|depth| self.frames.get(depth));
        let is_before = before.is_some_and(|other| other.base == frame.base);
        let at = (frame.pc as usize).saturating_sub(usize::from(!is_before));
        let live = code.live.get(at).copied().unwrap_or(code.frame_size) as usize;
        let size = code.frame_size as usize;
        let slots = (0..live).chain(256.max(live)..size);
        let (base, stack) = (frame.base, &self.stack);
        slots.map_while(move |slot| Some((slot, *stack.get(base + slot)?)))
    }

    /// The roots of one activation.
    fn visit_frame_roots(&self, frame: &Frame, visit: &mut impl FnMut(Value)) {
        let code = &self.heap[frame.code].code;
        let stressed = cfg!(debug_assertions) && self.heap.accounting.is_stressed();
        for (slot, value) in self.live_registers(frame, code) {
            let unwritten = stressed && slot < 256 && value == LEFT;
            assert!(!unwritten, "register {slot} of {code:?} at {}", frame.pc);
            visit(value);
        }
        visit(frame.code.into());
        visit(frame.globals.into());
        visit(frame.namespace);
        visit(frame.handled);
        let function = frame.function.map(Value::from);
        let object = frame.object.map(Value::from);
        let generator = frame.ret.generator().map(Value::from);
        let keys = function.into_iter().chain(object).chain(generator);
        keys.for_each(&mut *visit);
        if let ReturnTo::Init { instance, .. } = frame.ret {
            visit(instance);
        }
    }
}
