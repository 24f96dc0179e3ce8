//! Puts a program inside a scope of the host: the tree becomes that of a function in a function.
//!
//! ```text
//!  def <scope>(rate, calls):      # never called; its parameters are the cells of the host
//!      def <module>():            # the program; its last expression statement is returned
//!          ...
//! ```
//!
//! All scope rules follow from there, without a word about hosts in the symbol table or the compiler.

use std::sync::Arc;

use super::ast::{
    AtomicNodeIndex, Identifier, Mod, Parameter, ParameterWithDefault, Parameters, Stmt,
    StmtFunctionDef, StmtReturn,
};
use super::{Parsed, TextRange, TextSize};

impl Parsed {
    /// The program inside a function that has `names` as its variables.
    pub(crate) fn enclosed(mut self, names: &[Arc<str>]) -> Self {
        let Mod::Module(module) = &mut self.tree else {
            return self;
        };
        let mut body = std::mem::take(&mut module.body);
        match body.pop() {
            Some(Stmt::Expr(last)) => {
                let (node_index, range) = (AtomicNodeIndex::NONE, last.range);
                body.push(Stmt::Return(StmtReturn {
                    node_index,
                    range,
                    value: Some(last.value),
                }));
            }
            last => body.extend(last),
        }
        // Nodes are told apart by their ranges: these two are none that a source can have.
        let end = module.range.end();
        let program = function("<module>", &[], body, TextRange::at(end, TextSize::new(1)));
        let scope = function(
            "<scope>",
            names,
            [program].into_iter().collect(),
            TextRange::empty(TextSize::new(0)),
        );
        module.body = [scope].into_iter().collect();
        self
    }
}

/// `def name(params): body`
fn function(name: &str, params: &[Arc<str>], body: super::ast::Suite, range: TextRange) -> Stmt {
    let parameter = |name: &Arc<str>| ParameterWithDefault {
        range,
        node_index: AtomicNodeIndex::NONE,
        parameter: Parameter {
            range,
            node_index: AtomicNodeIndex::NONE,
            name: Identifier::new(&**name, range),
            annotation: None,
        },
        default: None,
    };
    let parameters = Parameters {
        args: params.iter().map(parameter).collect(),
        ..Parameters::default()
    };
    Stmt::FunctionDef(StmtFunctionDef {
        node_index: AtomicNodeIndex::NONE,
        range,
        is_async: false,
        decorator_list: std::iter::empty().collect(),
        name: Identifier::new(name, range),
        type_params: None,
        parameters: Box::new(parameters),
        returns: None,
        body,
    })
}
