//! `inspect`: three parts in Python, in one namespace, and the end of a block of source, which takes a tokenizer.

use crate::vm::price;
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    python: &[
        ("inspect", python!("inspect.py")),
        ("inspect.signature", python!("signature.py")),
        ("inspect.source", python!("source.py")),
    ],
    ..ModuleDef::new("inspect")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "_block_lines" "($module, text, /)"
        "How many lines the function or class takes that the text begins with." => block_lines;
    function "_position" "($module, code, lasti, /)"
        "Line, last line and the two columns of an instruction; None where unknown." => super::traceback::position;
};

/// What the tokens of a text take, for each byte.
const TOKENS: usize = 32;

/// `_block_lines(text)`: how many lines the function or class takes that the text begins with.
fn block_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let text = vm.str_of(args.get(0))?;
    vm.budget.burn(price::moved(text.len()))?;
    vm.refuse(text.len().saturating_mul(TOKENS))?;
    #[cfg(feature = "parser")]
    let lines = crate::syntax::block_lines(&text);
    #[cfg(not(feature = "parser"))]
    let lines = 1;
    Ok(vm.heap.new_usize(lines))
}
