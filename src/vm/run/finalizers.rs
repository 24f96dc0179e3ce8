//! Finalisers: what runs because the collector found that an object is gone.
//!
//! ```text
//!  collection -> Due -> the queue -> safepoint: __del__, close() of generators, callbacks of weak references
//! ```
//!
//! They run as calls of their own between two instructions, or inside `gc.collect()`. An exception that leaves
//! one is shown on `sys.stderr` and goes no further; a limit ends the run, and what is still queued then never
//! runs: else the next run would inherit what ended this one. What collections find while finalisers run has to
//! wait for another safepoint, so that the program gets its turn, however many new ones each finaliser makes.

use std::collections::HashSet;

use crate::heap::FINALIZERS;
use crate::object::{GeneratorKind, GeneratorState, Rare, WeakRef};
use crate::value::{Tag, TypeId, Value};
use crate::vm::state::{Finalizer, price};
use crate::vm::{Fault, Outcome, Vm};

/// So many times `gc.collect()` collects again because finalisers have run.
const MAX_ROUNDS: usize = 16;

impl Vm {
    /// Runs what is queued now.
    pub(in crate::vm) fn run_finalizers(&mut self) -> Outcome<()> {
        if !self.gc.begin_finalizing() {
            return Ok(());
        }
        let mut result = Ok(());
        for message in self.gc.take_fallen() {
            result = self.report_fallen(&message);
            if result.is_err() {
                break;
            }
        }
        for _ in 0..self.gc.queued() {
            if result.is_err() {
                break;
            }
            let Some(finalizer) = self.gc.next_finalizer() else {
                break;
            };
            result = self.run_finalizer(finalizer);
        }
        self.gc.end_finalizing();
        result
    }

    fn run_finalizer(&mut self, finalizer: Finalizer) -> Outcome<()> {
        let mark = self.heap.mark();
        self.heap.keep(finalizer.object());
        let result = self.budget.burn(1).and_then(|()| match finalizer {
            Finalizer::Object(value) => self.finalize(value),
            Finalizer::Callback(outer) => match self.heap.weak_ref(outer).map(|weak| weak.callback)
            {
                Some(callback) if callback.is_bound() => {
                    self.call(callback, &[outer]).map(|_| ()).or_else(|fault| {
                        self.report_unraisable(fault, "calling weakref callback", callback)
                    })
                }
                _ => Ok(()),
            },
        });
        self.heap.release(mark);
        result
    }

    fn finalize(&mut self, value: Value) -> Outcome<()> {
        if let Some(key) = value.as_generator() {
            self.heap[key].finalized = true;
            if self.heap[key].state == GeneratorState::Created {
                return self
                    .warn_unawaited(value)
                    .or_else(|fault| self.report_unraisable(fault, "finalizing coroutine", value));
            }
            if self.heap[key].state != GeneratorState::Suspended {
                return Ok(());
            }
            let [_, hook] = self.host.awaited.hooks;
            if self.heap[key].kind == GeneratorKind::AsyncGenerator && hook.is_bound() {
                return self.call(hook, &[value]).map(drop).or_else(|fault| {
                    self.report_unraisable(fault, "calling asynchronous generator finalizer", hook)
                });
            }
            return self
                .close_generator(key)
                .or_else(|fault| self.report_unraisable(fault, "closing generator", value));
        }
        let Some(del) = self.lookup_special(value, "__del__") else {
            return Ok(());
        };
        self.heap.keep(del);
        self.call_unbound(del, value, &[])
            .map(|_| ())
            .or_else(|fault| self.report_unraisable(fault, "calling deallocator", del))
    }

    /// Warns that a coroutine was never awaited.
    fn warn_unawaited(&mut self, coroutine: Value) -> Outcome<()> {
        // The module says how to find out where the coroutine was made, which nobody can at the end of a program.
        if cfg!(feature = "parser") && !self.gc.ending_program {
            let warnings = self.import_module("warnings")?;
            let name = self.heap.intern("_warn_unawaited_coroutine");
            if let Some(warn) = self.getattr_opt(warnings, name)? {
                return self.call(warn, &[coroutine]).map(drop);
            }
        }
        let name = self.heap.intern("__qualname__");
        let name = self.getattr(coroutine, name)?;
        let name = self.str_of(name)?;
        let message = format!("coroutine '{name}' was never awaited");
        self.warn(TypeId::RuntimeWarning, &message)
    }

    /// Shows an exception that nothing can catch, by `sys.unraisablehook`; a limit passes. What was done with which
    /// object is part of the message.
    pub(crate) fn report_unraisable(
        &mut self,
        fault: Fault,
        doing: &str,
        object: Value,
    ) -> Outcome<()> {
        let Fault::Raised(exc) = fault else {
            return Err(fault);
        };
        self.heap.keep(exc.into());
        let message = match self.repr(object) {
            Ok(shown) => {
                let message = format!("Exception ignored while {doing} {shown}");
                let message = self.heap.new_string(message);
                self.heap.keep(message)
            }
            Err(Fault::Raised(_)) => Value::NONE,
            Err(trap) => return Err(trap),
        };
        match self.call_unraisable_hook(exc.into(), message, Value::NONE) {
            Err(Fault::Raised(_)) | Ok(()) => Ok(()),
            trap => trap,
        }
    }

    /// Shows that a destructor of the host panicked, as an exception that nothing can catch.
    fn report_fallen(&mut self, message: &str) -> Outcome<()> {
        let mark = self.heap.mark();
        let result = self.budget.burn(1).and_then(|()| {
            let text = format!("a destructor of the host panicked: {message}");
            let Fault::Raised(exc) = self.runtime_error(text) else {
                return Ok(());
            };
            self.heap.keep(exc.into());
            let place = self.heap.new_str("Exception ignored in data of the host");
            self.heap.keep(place);
            match self.call_unraisable_hook(exc.into(), place, Value::NONE) {
                Err(Fault::Raised(_)) | Ok(()) => Ok(()),
                trap => trap,
            }
        });
        self.heap.release(mark);
        result
    }

    fn call_unraisable_hook(&mut self, exc: Value, message: Value, object: Value) -> Outcome<()> {
        let class = self.type_of(exc);
        let traceback = exc
            .as_exception()
            .and_then(|key| self.heap[key].traceback)
            .map_or(Value::NONE, Value::from);
        let parts = [class, exc, traceback, message, object];
        let sys = self.import_module("sys")?;
        let names = ["unraisablehook", "UnraisableHookArgs"];
        let [hook, class] = names.map(|name| self.heap.intern(name));
        let hook = self.getattr_opt(sys, hook)?.unwrap_or(Value::NONE);
        let class = self.getattr_opt(sys, class)?.unwrap_or(Value::NONE);
        self.heap.keep(hook);
        if hook.is_none() || class.is_none() {
            return self.write_unraisable(parts);
        }
        let arguments = self.heap.new_tuple(&parts);
        let arguments = self.call(class, &[arguments])?;
        self.heap.keep(arguments);
        let Err(fault) = self.call(hook, &[arguments]) else {
            return Ok(());
        };
        let Fault::Raised(failed) = fault else {
            return Err(fault);
        };
        // The hook's own failure cannot be caught either.
        self.heap.keep(failed.into());
        let class = self.type_of(failed.into());
        let traceback = self.heap[failed].traceback.map_or(Value::NONE, Value::from);
        let message = self.heap.new_str("Exception ignored in sys.unraisablehook");
        self.write_unraisable([class, failed.into(), traceback, message, hook])
    }

    /// Writes to `sys.stderr` what an exception that nothing can catch is about: its class, itself, its traceback, a
    /// message, and the object that it comes from.
    pub(crate) fn write_unraisable(&mut self, parts: [Value; 5]) -> Outcome<()> {
        let [class, exc, traceback, message, object] = parts;
        let mut text = String::new();
        let message = (!message.is_none())
            .then(|| self.str_of(message))
            .transpose()?;
        if !object.is_none() {
            let shown = self.shown_or(object, "<object repr() failed>", Self::repr)?;
            let message = message.as_deref().unwrap_or("Exception ignored in");
            text.push_str(&format!("{message}: {shown}\n"));
        } else if let Some(message) = message {
            text.push_str(&format!("{message}:\n"));
        }
        if let Some(traceback) = traceback.as_traceback() {
            text.push_str(&self.format_traceback(traceback));
        }
        if !class.is_none() {
            let module = self.heap.intern("__module__");
            let module = self.getattr_opt(class, module)?;
            match module.and_then(|module| self.heap.as_text(module).map(str::to_owned)) {
                None => text.push_str("<unknown>."),
                Some(module) if module == "builtins" || module == "__main__" => {}
                Some(module) => text.push_str(&format!("{module}.")),
            }
            let name = self.heap.intern("__qualname__");
            let name = self.getattr(class, name)?;
            text.push_str(&self.str_of(name)?);
            if !exc.is_none() {
                let shown = self.shown_or(exc, "<exception str() failed>", Self::str_of)?;
                text.push_str(&format!(": {shown}"));
            }
            text.push('\n');
        }
        let sys = self.import_module("sys")?;
        let stderr = self.heap.intern("stderr");
        let stream = self.getattr_opt(sys, stderr)?;
        if let Some(stream) = stream.filter(|stream| !stream.is_none()) {
            self.heap.keep(stream);
            let text = self.heap.new_string(text);
            self.call_method(stream, "write", &[text])?;
        }
        Ok(())
    }

    /// A value as text, or what stands for it where that raises.
    fn shown_or(
        &mut self,
        value: Value,
        failed: &str,
        show: fn(&mut Self, Value) -> Outcome<String>,
    ) -> Outcome<String> {
        match show(self, value) {
            Err(Fault::Raised(_)) => Ok(failed.to_owned()),
            shown => shown,
        }
    }

    /// `gc.collect()`: collects, finalises, and collects what that has let go. Gives the number of objects that
    /// were found to be garbage.
    pub(crate) fn collect_and_finalize(&mut self) -> Outcome<usize> {
        self.heap.release_share();
        let mut freed = 0;
        let mut before = self.heap.len();
        let mut rounds = 0;
        while rounds < MAX_ROUNDS {
            self.budget.burn(price::looked_at(before as u64))?;
            let (looked_at, ended) = self.collect_for_run(true);
            self.burn_collection(looked_at.saturating_sub(before as u64));
            ended?;
            freed += before.saturating_sub(self.heap.len());
            if !self.gc.finalizers_wait() {
                break;
            }
            freed += self.gc.queued();
            // A full queue is part of a round: there may be more of the same garbage.
            rounds += usize::from(self.gc.queued() < FINALIZERS);
            self.run_finalizers()?;
            before = self.heap.len();
        }
        Ok(freed)
    }

    /// The end of a program: the functions that it has given to `atexit`, then what has to be finalised because no name
    /// leads to it any more: first those of `__main__` go, then all modules. (CPython: `Py_FinalizeEx`.)
    pub(crate) fn end_program(&mut self) -> Outcome<()> {
        if let Some(atexit) = self.names.module(&mut self.heap, "atexit") {
            self.call_method(atexit, "_run_exitfuncs", &[])?;
        }
        self.gc.ending_program = true;
        self.names.forget_main(&mut self.heap);
        let ended = self.collect_and_finalize().and_then(|_| {
            self.names.forget_modules(&mut self.heap);
            self.collect_and_finalize()
        });
        self.gc.ending_program = false;
        ended.map(drop)
    }

    /// Whether an instance waits for its finaliser.
    pub(crate) fn is_finalizable(&mut self, instance: Value) -> Outcome<bool> {
        let looked_at = self.heap.finalizable().len();
        self.budget.burn(price::moved(looked_at))?;
        Ok(self.heap.finalizable().contains(&instance))
    }

    /// Registers a new instance with the collector, if its class has a finaliser.
    #[inline]
    pub(crate) fn note_instance(&mut self, class: Value, instance: Value) {
        if let Some(class) = class.as_class()
            && self.hooks(class).finalizer
        {
            self.heap.note_finalizable(instance);
        }
    }

    // ---- weak references ---------------------------------------------------------------------

    /// Whether weak references to a value can be made.
    pub(crate) fn allows_weak_refs(&mut self, value: Value) -> bool {
        match value.tag() {
            Tag::Class => true,
            Tag::Instance | Tag::Exception => {
                let class = self.type_of(value);
                let inherits = self.registry.type_def(self.layout_of(value)).weak_refs;
                self.has_weakref(class) || (inherits && class.as_class().is_some())
            }
            _ => {
                self.registry
                    .type_def(self.builtin_type_of(value))
                    .weak_refs
            }
        }
    }

    /// `ref(target, callback)` of a class; one without a callback is shared.
    pub(crate) fn new_weak_ref(&mut self, class: Value, target: Value, callback: Value) -> Outcome {
        if !self.allows_weak_refs(target) {
            let name = self.dotted_type_name_of(target);
            return Err(self.type_error(format!("cannot create weak reference to '{name}' object")));
        }
        let exact = class.as_builtin_type() == Some(TypeId::ReferenceType);
        let shared = exact && callback.is_unbound();
        if shared && let Some(known) = self.heap.shared_weak_ref(target) {
            return Ok(self.heap.keep(known));
        }
        self.check_room(size_of::<WeakRef>() + 96)?;
        let inner = self.heap.new_object(Rare::WeakRef(Box::new(WeakRef {
            target: Value::UNBOUND,
            callback,
            outer: Value::UNBOUND,
            hash: None,
        })));
        let outer = self.wrap_payload(class, inner)?;
        if let Some(weak) = self.heap.weak_ref_mut(outer) {
            (weak.target, weak.outer) = (target, outer);
        }
        if target.is_heap() {
            self.heap.note_weak_ref(target, outer, shared);
        }
        Ok(outer)
    }

    fn dotted_type_name_of(&mut self, value: Value) -> String {
        let class = self.type_of(value);
        self.heap.dotted_type_name(class)
    }
}

/// Registers the instances that there are already of a class that gets a finaliser now.
pub(crate) fn adopt_instances(vm: &mut Vm, class: Value) -> Outcome<()> {
    let looked_at = vm.heap.instances.len() + vm.heap.finalizable().len();
    vm.budget.burn(price::moved(looked_at))?;
    let heap = &mut vm.heap;
    let known: HashSet<Value> = heap.finalizable().iter().copied().collect();
    let instances = heap.instances.iter();
    let found: Vec<Value> = instances
        .map(|(key, slot)| (Value::from(key), Value::from(slot.object.class)))
        .filter(|(value, of)| heap.is_subtype(*of, class) && !known.contains(value))
        .map(|(value, _)| value)
        .collect();
    for value in found {
        heap.note_finalizable(value);
    }
    Ok(())
}
