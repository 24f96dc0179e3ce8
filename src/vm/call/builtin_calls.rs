//! Calls of natives and of functions of the host: the window's arguments, checked and handed to a Rust function.
//!
//! Invariant: the arguments and the result are rooted while the native runs and after it.

use super::{Called, Keywords, Positional};
use crate::code::Reg;
use crate::value::{HostFunctionKey, Value};
use crate::vm::{Args, NativeKind, Outcome, ReturnTo, Signature, Trap, Vm};

/// So many positional arguments of a native are copied to the Rust stack without a vector.
const FEW: usize = 4;

impl Vm {
    /// As [`Vm::call_window`], for a function of the host and a window within the frame whose registers start at
    /// `base`.
    pub(in crate::vm) fn call_host_function(
        &mut self,
        function: HostFunctionKey,
        at: usize,
        count: usize,
        base: usize,
        dst: Reg,
    ) -> Outcome<()> {
        let ret = ReturnTo::Register(dst);
        let Some(given) = self.stack.get(at + 1..=at + count).filter(|_| count <= FEW) else {
            return self.call_window(at, count, None, ret);
        };
        let mut few = [Value::UNBOUND; FEW];
        few[..count].copy_from_slice(given);
        self.budget.burn_one();
        let args = Args {
            pos: &few[..count],
            kw: &[],
        };
        let value = (self.host.call)(self, function, args, ret)?;
        self.stack[base + dst.0 as usize] = value;
        Ok(())
    }

    /// A call of a native.
    pub(in crate::vm) fn enter_builtin(
        &mut self,
        callee: Value,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> Outcome<Called> {
        let Some((table, row)) = callee.as_builtin() else {
            return Err(Trap::Invalid.into());
        };
        if names.is_none()
            && count <= FEW
            && let Some(given) = self.stack.get(first..first + count)
        {
            // Most calls: no vector is made and moved.
            let mut few = [Value::UNBOUND; FEW];
            few[..count].copy_from_slice(given);
            return self.run_builtin(
                table,
                row,
                first,
                Args {
                    pos: &few[..count],
                    kw: &[],
                },
            );
        }
        let (pos, kw) = self.take_args(first, count, names);
        self.run_builtin(table, row, first, Args { pos: &pos, kw: &kw })
    }

    /// Checks the arguments of a native and runs it.
    #[inline]
    pub(in crate::vm) fn run_builtin(
        &mut self,
        table: u16,
        row: u16,
        first: usize,
        args: Args<'_>,
    ) -> Outcome<Called> {
        let def = self.registry.native(table, row);
        let Args { pos, kw } = args;
        self.budget.burn_one();
        let mark = self.heap.mark();
        self.keep_args(first, pos, kw);
        let receiver = usize::from(matches!(
            def.kind,
            NativeKind::Method | NativeKind::Slot | NativeKind::ClassMethod
        ));
        let given = pos.len().wrapping_sub(receiver);
        let plain = kw.is_empty()
            && pos.len() >= receiver
            && match def.signature {
                Signature::NoArgs => given == 0,
                Signature::One => given == 1,
                Signature::Positional(min, max) => {
                    (usize::from(min)..=usize::from(max)).contains(&given)
                }
                Signature::Raw | Signature::Params(_) | Signature::New(_) => false,
            }
            && (receiver == 0 || self.registry.receiver_fits(table, pos[0]));
        let result = if plain {
            (def.call)(self, args)
        } else {
            let owner = self.registry.table(table);
            match self.bind_native(def, owner, args) {
                Ok(bound) if matches!(def.signature, Signature::Raw | Signature::New(_)) => {
                    (def.call)(self, Args { pos: &bound, kw })
                }
                Ok(bound) => (def.call)(
                    self,
                    Args {
                        pos: &bound,
                        kw: &[],
                    },
                ),
                Err(fault) => Err(fault),
            }
        };
        self.heap.release(mark);
        match result {
            Ok(value) => Ok(Called::Value(self.heap.keep(value))),
            Err(fault) => {
                fault.exception().map(|exc| self.heap.keep(exc));
                Err(fault)
            }
        }
    }

    /// Calls `run` with the window's arguments copied out of the stack.
    pub(in crate::vm) fn with_args(
        &mut self,
        first: usize,
        count: usize,
        names: Option<Value>,
        run: impl FnOnce(&mut Self, Args<'_>) -> Outcome,
    ) -> Outcome {
        let (pos, kw) = self.take_args(first, count, names);
        self.budget.burn_one();
        self.keep_args(first, &pos, &kw);
        run(self, Args { pos: &pos, kw: &kw })
    }

    /// The window's arguments, taken apart.
    pub(in crate::vm) fn take_args(
        &self,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> (Positional, Keywords) {
        let args = self.stack.get(first..first + count).unwrap_or_default();
        let names: &[Value] = match names.and_then(|v| v.as_tuple()) {
            Some(key) => &self.heap[key].items,
            None => return (Positional::from_slice(args), Keywords::new()),
        };
        let (pos, kw) = args.split_at(count.saturating_sub(names.len()));
        (
            Positional::from_slice(pos),
            names.iter().copied().zip(kw.iter().copied()).collect(),
        )
    }

    /// Roots the arguments of a native where their window lies above the running frame, where the
    /// collector does not look.
    #[inline]
    pub(in crate::vm) fn keep_args(&mut self, first: usize, pos: &[Value], kw: &[(Value, Value)]) {
        if first > self.stack_top() {
            for value in pos.iter().chain(kw.iter().map(|(_, value)| value)) {
                self.heap.keep(*value);
            }
        }
    }
}
