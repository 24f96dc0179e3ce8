//! `inspect`: three parts in Python, in one namespace, and the end of a block of source, which takes a tokenizer.

use super::{add_functions, python};
use crate::value::DictKey;
use crate::vm::{Args, NativeDef, Outcome, Vm, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "_block_lines" "($module, text, /)"
        "How many lines the function or class takes that the text begins with." => block_lines;
    function "_position" "($module, code, lasti, /)"
        "Line, last line and the two columns of an instruction; None where unknown." => super::traceback::position;
};

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    add_functions(vm, "inspect", dict);
    for part in ["inspect", "inspect.signature", "inspect.source"] {
        python::run(vm, part, dict)?;
    }
    Ok(())
}

/// `_block_lines(text)`: how many lines the function or class takes that the text begins with.
fn block_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.str_of(args.get(0))?;
    vm.tick(text.len() as u64 / 16)?;
    #[cfg(feature = "parser")]
    let lines = crate::syntax::block_lines(&text);
    #[cfg(not(feature = "parser"))]
    let lines = 1;
    Ok(vm.heap.new_usize(lines))
}
