//! Syntax trees as plain data, for hosts: source text to a [`Tree`], and a tree to a code object.

use crate::builtins::call::code_object::constant_of;
use crate::builtins::functions::exec::source::{self, SourceMode};
use crate::code::Constant;
use crate::compile::tree::Tree;
use crate::embed::{Ctx, Error, FromValue, IntoValue, Result, Value};

/// # Syntax trees
impl Ctx<'_> {
    /// Parses source text to a tree of plain data; the mode is one of `compile()`: `exec`, `eval` or `single`.
    ///
    /// ```
    /// use nonlocal::tree::{Field, Kind};
    /// use nonlocal::{Ctx, Engine, Module, Result};
    ///
    /// let names = |cx: &mut Ctx<'_>, text: &str| -> Result<Vec<String>> {
    ///     let tree = cx.parse_tree("<names>", text, "exec")?;
    ///     let names = tree.nodes().iter().filter(|node| node.kind == Kind::Name);
    ///     Ok(names.map(|name| match &name.fields[0] {
    ///         Field::Text(id) => format!("{id} in line {}", name.place.line),
    ///         _ => unreachable!(),
    ///     }).collect())
    /// };
    /// let mut rt = Engine::builder().module(Module::new("tools").function("names", names)).build().runtime();
    /// let found: Vec<String> = rt.run("import tools\ntools.names('x = 1\\nprint(x)')")?;
    /// assert_eq!(found, ["x in line 1", "print in line 2", "x in line 2"]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// A `SyntaxError` of the parser alone: what the later passes refuse is in the tree. The limits of the run.
    pub fn parse_tree(&mut self, name: &str, text: &str, mode: &str) -> Result<Tree> {
        let mode = match mode {
            "exec" => SourceMode::Exec,
            "eval" => SourceMode::Eval,
            "single" => SourceMode::Single,
            _ => {
                let text = "the mode must be 'exec', 'eval' or 'single'";
                return Err(Error::exception("ValueError", text));
            }
        };
        let tree = source::parse_tree(self.vm, name, text, mode);
        self.lift(tree)
    }

    /// Compiles a tree to a code object, as `compile()` does with one of the module `ast`. The level is that of
    /// `compile()`: 1 leaves assertions out, 2 docstrings too.
    ///
    /// ```
    /// use nonlocal::code::Constant;
    /// use nonlocal::tree::{Field, Kind, Node, Place, Tree};
    /// use nonlocal::{Ctx, Engine, Module, Result, Value};
    ///
    /// let answer = |cx: &mut Ctx<'_>| -> Result<Value> {
    ///     let (mut tree, place) = (Tree::new(), Place { line: 1, end_line: 1, ..Place::default() });
    ///     let answer = Field::Constant(Constant::Int(42));
    ///     let constant = tree.push(Node::new(Kind::Constant, place, vec![answer, Field::None]));
    ///     tree.push(Node::new(Kind::Expression, place, vec![Field::Node(constant)]));
    ///     cx.compile_tree("<answer>", &tree, 0)
    /// };
    /// let mut rt = Engine::builder().module(Module::new("tools").function("answer", answer)).build().runtime();
    /// assert_eq!(rt.run::<i64>("import tools\neval(tools.answer())")?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// A `ValueError` or `TypeError` for a tree that means nothing, a `SyntaxError` of the later passes, a
    /// `RecursionError` for one that is deeper than the limits allow. The limits of the run.
    pub fn compile_tree(&mut self, name: &str, tree: &Tree, level: u8) -> Result<Value> {
        let code = source::compile_tree(self.vm, name, tree, i64::from(level));
        let code = self.lift(code)?;
        let linked = self.vm.link(&code).into();
        self.vm.heap.keep(linked);
        Ok(Value::from_raw(self.vm, linked))
    }
}

impl IntoValue for &Constant {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let value = cx.vm.constant_value(self);
        Ok(Value::from_raw(cx.vm, value))
    }
}

impl IntoValue for Constant {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        (&self).into_value(cx)
    }
}

/// A value that a code object can hold as a constant.
impl FromValue for Constant {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let raw = value.clone().into_raw(cx.vm)?;
        let constant = constant_of(cx.vm, raw, 0, &mut 0);
        match cx.lift(constant)? {
            Some(constant) => Ok(constant),
            None => Err(value.mismatch("a constant", cx)),
        }
    }
}
