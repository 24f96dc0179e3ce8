//! The nodes of a graph.

use std::fmt;

use super::NodeId;

/// A node of a [`Graph`](super::Graph).
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Node {
    /// Its number.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum NodeKind {
    /// A function of a script; one without free variables only where it was asked for or lies between.
    Closure(ClosureNode),
    /// A cell.
    Cell(CellNode),
    /// A generator, coroutine or asynchronous generator that has not ended.
    Generator(GeneratorNode),
    /// An activation that runs or stands still, or has ended and is kept by an exception.
    Frame(FrameNode),
    /// Code in which closures and cells were made.
    Definition(DefinitionNode),
    /// A scope of the host.
    Scope(ScopeNode),
    /// A handle of the host.
    Handle(HandleNode),
    /// Another object on the way between these.
    Object(ObjectNode),
}

/// A closure.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ClosureNode {
    /// `__qualname__`
    pub qualname: String,
    /// The file of its code.
    pub file: String,
    /// The line of its definition, from 1; 0 for code without lines.
    pub line: u32,
    /// The names of its free variables, as far as there is room.
    pub freevars: Vec<String>,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct CellNode {
    /// The name of the variable, as the first closure calls it that was found; empty where nothing names it.
    pub name: String,
    /// Whose variable it is.
    pub owner: Owner,
    /// What it holds, in short; `<unbound>` for nothing.
    pub contents: String,
    /// Whether it holds anything.
    pub is_bound: bool,
}

/// Whose variable a cell is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Owner {
    /// That of the function or class with this qualified name.
    Function(String),
    /// That of a scope of the host, or of a program that gave its cells by hand.
    Host,
    /// Nothing names it, or the code of the owner is gone.
    Unknown,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function(qualname) => f.write_str(qualname),
            Self::Host => f.write_str("a scope of the host"),
            Self::Unknown => f.write_str("an unknown owner"),
        }
    }
}

/// A generator, coroutine or asynchronous generator.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct GeneratorNode {
    /// Its type: `generator`, `coroutine`, `async_generator`.
    pub type_name: String,
    /// `__qualname__`
    pub qualname: String,
    /// The file of its code.
    pub file: String,
    /// The line that it stands at.
    pub line: u32,
    /// `created`, `suspended` or `running`.
    pub state: &'static str,
}

/// An activation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct FrameNode {
    /// The qualified name of its code.
    pub qualname: String,
    /// The file of its code.
    pub file: String,
    /// The line that it stands at, or where it ended.
    pub line: u32,
    /// `running`, which it is also where the run stands still, `suspended` in a generator, or `finished`: one that an
    /// exception keeps.
    pub state: &'static str,
}

/// Code in which closures and cells were made.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct DefinitionNode {
    /// The qualified name of the code.
    pub qualname: String,
    /// Its file.
    pub file: String,
    /// The line of the definition, from 1; 0 for code without lines.
    pub line: u32,
}

/// A scope of the host in which a program was run.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ScopeNode {
    /// The names of its variables, as far as there is room.
    pub names: Vec<String>,
}

/// A handle of the host.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct HandleNode {
    /// How many clones of it there are, itself included.
    pub clones: usize,
}

/// An object on the way from one node to another.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ObjectNode {
    /// The name of its type.
    pub type_name: String,
    /// The object in short.
    pub text: String,
}
