//! `import` as a native that may leave: the code of a module of the host runs in a frame of its own, below the
//! instruction that imports it.

use super::import::Loading;
use crate::value::Value;
use crate::vm::native_frame::{Action, NativeState, NativeStep, Resumed};
use crate::vm::{Outcome, Vm};

/// A module by its absolute name, with those above it: `[name, the module above, the module that is filled]`; `count`
/// parts of the name are loaded.
pub(crate) static MODULE: NativeStep = NativeStep {
    name: "import",
    run: module,
};

/// `import`: `[name, globals, from list, level]`.
pub(crate) static IMPORT: NativeStep = NativeStep {
    name: "import",
    run: |vm, state, resumed| {
        let [name, globals, fromlist, level, _] = state.values;
        if let Resumed::Start = resumed {
            let full = vm.full_name(name, globals, level)?;
            let full = vm.heap.new_string(full);
            return Ok(Action::Native(&MODULE, NativeState::of(&[full])));
        }
        let module = resumed.value()?;
        vm.imported(name, globals, (fromlist, level), module)
            .map(Action::Done)
    },
};

fn module(vm: &mut Vm, state: &mut NativeState, resumed: Resumed) -> Outcome<Action> {
    let [name, ..] = state.values;
    let name = vm.heap.text(name).to_owned();
    let ends = name.match_indices('.').map(|(at, _)| at);
    let mut ends = ends.chain([name.len()]).skip(state.count);
    if !matches!(resumed, Resumed::Start) {
        let path = &name[..ends.next().unwrap_or(name.len())];
        let filled = state.values[2];
        let result = resumed.value();
        state.values[1] = vm.end_module(path, filled, parent(state), result)?;
        state.count += 1;
    }
    for end in ends {
        let path = &name[..end];
        state.values[1] = match vm.begin_module(path, parent(state))? {
            Loading::Done(module) => module,
            Loading::Runs { module, code, dict } => {
                state.values[2] = module;
                return Ok(Action::Body(code, dict, Value::UNBOUND, None));
            }
        };
        vm.heap.keep(state.values[1]);
        state.count += 1;
    }
    Ok(Action::Done(state.values[1]))
}

/// The module above the one that is loaded.
fn parent(state: &NativeState) -> Option<Value> {
    Some(state.values[1]).filter(|parent| parent.is_bound())
}

impl Vm {
    /// `__import__(name, globals, .., fromlist, level)` for the instruction.
    pub(super) fn import_leaving(
        &mut self,
        name: Value,
        globals: Value,
        fromlist: Value,
        level: Value,
    ) -> Outcome {
        if !self.may_leave.is_allowed() {
            return self.import(name, globals, fromlist, level);
        }
        let state = NativeState::of(&[name, globals, fromlist, level]);
        self.begin(self.may_leave, &IMPORT, state)
    }
}
