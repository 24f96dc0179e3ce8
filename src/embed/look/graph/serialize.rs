//! Graphs as data for other programs: nodes with their kind, edges by numbers.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Edge, Graph, LeftOut, Node, NodeId, NodeKind, Owner};

impl Serialize for NodeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.number())
    }
}

impl Serialize for Owner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// A struct of the number, the kind, and the fields of the kind.
        macro_rules! node {
            ($kind:literal, $node:ident: $($field:ident),*) => {{
                let fields = 2 $(+ { stringify!($field); 1 })*;
                let mut object = serializer.serialize_struct("Node", fields)?;
                object.serialize_field("id", &self.id)?;
                object.serialize_field("kind", $kind)?;
                $(object.serialize_field(stringify!($field), &$node.$field)?;)*
                object.end()
            }};
        }
        match &self.kind {
            NodeKind::Closure(node) => {
                node!("closure", node: qualname, file, line, freevars)
            }
            NodeKind::Cell(node) => node!("cell", node: name, owner, contents, is_bound),
            NodeKind::Generator(node) => {
                node!("generator", node: type_name, qualname, file, line, state)
            }
            NodeKind::Frame(node) => node!("frame", node: qualname, file, line, state),
            NodeKind::Definition(node) => node!("definition", node: qualname, file, line),
            NodeKind::Scope(node) => node!("scope", node: names),
            NodeKind::Handle(node) => node!("handle", node: clones),
            NodeKind::Object(node) => node!("object", node: type_name, text),
        }
    }
}

impl Serialize for Edge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Edge", 4)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("kind", self.kind.words())?;
        object.serialize_field("to", &self.to)?;
        object.serialize_field("name", &self.name)?;
        object.end()
    }
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("LeftOut", 3)?;
        object.serialize_field("nodes", &self.nodes)?;
        object.serialize_field("objects", &self.objects)?;
        object.serialize_field("texts", &self.texts)?;
        object.end()
    }
}

impl Serialize for Graph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Graph", 3)?;
        object.serialize_field("nodes", self.nodes())?;
        object.serialize_field("edges", self.edges())?;
        object.serialize_field("left_out", &self.left_out())?;
        object.end()
    }
}
