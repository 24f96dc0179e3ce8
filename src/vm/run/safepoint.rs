//! Safepoints: fuel, interrupts, collection, and the budget of the Rust stack.

use crate::value::Value;
use crate::vm::{Outcome, ReturnTo, Trap, Vm};

impl Vm {
    /// What a safepoint of the eval loop does when something is due. `mark` is where the evaluator's own
    /// share of what is kept starts: everything above lies in registers by now.
    #[cold]
    pub(in crate::vm) fn safepoint(&mut self, mark: usize) -> Outcome<()> {
        self.collect_if_due(mark)?;
        if !self.budget.needs_refill() {
            return Ok(());
        }
        if let Some(stopped) = self.pauses_here() {
            return Err(stopped);
        }
        match self.budget.refill_at_safepoint()? {
            true => Err(Trap::Reenter.into()),
            false => Ok(()),
        }
    }

    /// Collects if that is due; see [`Vm::safepoint`] for `mark`.
    #[inline]
    pub(in crate::vm) fn collect_if_due(&mut self, mark: usize) -> Outcome<()> {
        self.heap.release(mark);
        if self.heap.accounting.is_due() || self.gc.finalizers_wait() {
            self.collect_now()
        } else {
            Ok(())
        }
    }

    /// As [`Vm::collect_if_due`], where there is something to do.
    #[cold]
    fn collect_now(&mut self) -> Outcome<()> {
        if self.heap.accounting.is_due() {
            self.collect_garbage();
            if self.gc.finalizers_wait() && self.heap.accounting.over_limit() {
                // What waits for its finaliser is garbage, too.
                self.run_finalizers()?;
                self.collect_garbage();
            }
            if self.heap.accounting.over_limit() {
                let in_use = self.heap.accounting.in_use();
                self.ending.note_asked(in_use as u64);
                return Err(Trap::Memory.into());
            }
        }
        if self.gc.finalizers_wait() {
            self.run_finalizers()?;
        }
        Ok(())
    }

    /// Collects: what neither the frames, the host, nor running natives can reach is dropped.
    pub(crate) fn collect_garbage(&mut self) {
        let mut roots = self.heap.take_work_list();
        self.push_roots(&mut roots);
        roots.retain(|value| value.is_heap());
        self.host.before_collection();
        let due = self.heap.collect(roots);
        self.host.after_collection();
        self.gc.queue(due);
        let iterators = &self.heap.iterators;
        self.gc.lent.retain(|key, _| iterators.contains_key(*key));
    }

    /// Every object that the program can reach, each once.
    pub(crate) fn reachable(&mut self) -> Vec<Value> {
        let mut work = Vec::new();
        self.push_roots(&mut work);
        let mut seen = std::collections::HashSet::new();
        let mut found = Vec::new();
        while let Some(value) = work.pop() {
            if value.is_heap() && seen.insert(value) {
                found.push(value);
                self.heap.visit_references(value, &mut |v| work.push(v));
            }
        }
        found
    }

    /// Everything that is alive by itself.
    fn push_roots(&mut self, roots: &mut Vec<Value>) {
        roots.extend(self.names.roots());
        roots.extend(
            self.observing
                .iter()
                .flat_map(|observing| observing.roots()),
        );
        roots.extend(self.heap.own_roots());
        roots.extend(self.gc.roots());
        roots.extend(self.warnings.roots());
        self.host.push_roots(roots);
        for frame in &self.frames {
            self.push_frame_roots(frame, roots);
        }
    }

    /// The roots of one activation: of its slots only those that the instruction it stands at, or a later
    /// one, may read.
    fn push_frame_roots(&self, frame: &crate::vm::Frame, roots: &mut Vec<Value>) {
        let code = &self.heap[frame.code].code;
        let at = (frame.pc as usize).saturating_sub(1);
        let live = code.live.get(at).copied().unwrap_or(code.frame_size) as usize;
        roots.extend(self.stack.iter().skip(frame.base).take(live));
        if code.frame_size > 256 {
            roots.extend(
                self.stack
                    .iter()
                    .skip(frame.base + 256)
                    .take(code.frame_size as usize - 256),
            );
        }
        roots.extend([
            frame.code.into(),
            frame.globals.into(),
            frame.namespace,
            frame.handled,
        ]);
        roots.extend(frame.function.map(Value::from));
        roots.extend(frame.object.map(Value::from));
        roots.extend(frame.ret.generator().map(Value::from));
        if let ReturnTo::Init { instance, .. } = frame.ret {
            roots.push(instance);
        }
    }

    /// Checks that a native may call deeper: the Rust stack that lies between the entry of the run and
    /// here must stay within its budget. Raises RecursionError.
    #[inline]
    pub(crate) fn enter_native(&mut self) -> Outcome<()> {
        if self.bounds.native_stack_is_full(stack_address()) {
            Err(self.recursion_error("maximum recursion depth exceeded"))
        } else {
            Ok(())
        }
    }
}

/// Where the Rust stack stands: the address of a local variable, only ever compared.
#[inline(never)]
pub(crate) fn stack_address() -> usize {
    let probe = 0_u8;
    &raw const probe as usize
}
