//! Graphs as data for other programs: nodes with their kind, edges by numbers.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Edge, Graph, LeftOut, Node, NodeId, NodeKind};

impl Serialize for NodeId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.number())
    }
}

/// A struct of the fields that are given, after the number and the kind.
macro_rules! node {
    ($serializer:expr, $id:expr, $kind:literal, $node:ident, $($field:ident = $value:expr),*) => {{
        let fields = 2 $(+ { stringify!($field); 1 })*;
        let mut object = $serializer.serialize_struct("Node", fields)?;
        object.serialize_field("id", $id)?;
        object.serialize_field("kind", $kind)?;
        $(object.serialize_field(stringify!($field), $value)?;)*
        object.end()
    }};
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let id = &self.id;
        match &self.kind {
            NodeKind::Closure(node) => node!(
                serializer,
                id,
                "closure",
                node,
                qualname = &node.qualname,
                file = &node.file,
                line = &node.line,
                freevars = &node.freevars
            ),
            NodeKind::Cell(node) => node!(
                serializer,
                id,
                "cell",
                node,
                name = &node.name,
                owner = &node.owner.to_string(),
                contents = &node.contents,
                is_bound = &node.is_bound
            ),
            NodeKind::Generator(node) => node!(
                serializer,
                id,
                "generator",
                node,
                type_name = &node.type_name,
                qualname = &node.qualname,
                file = &node.file,
                line = &node.line,
                state = node.state
            ),
            NodeKind::Frame(node) => node!(
                serializer,
                id,
                "frame",
                node,
                qualname = &node.qualname,
                file = &node.file,
                line = &node.line,
                state = node.state
            ),
            NodeKind::Definition(node) => node!(
                serializer,
                id,
                "definition",
                node,
                qualname = &node.qualname,
                file = &node.file,
                line = &node.line
            ),
            NodeKind::Scope(node) => node!(serializer, id, "scope", node, names = &node.names),
            NodeKind::Handle(node) => node!(serializer, id, "handle", node, clones = &node.clones),
            NodeKind::Object(node) => node!(
                serializer,
                id,
                "object",
                node,
                type_name = &node.type_name,
                text = &node.text
            ),
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
