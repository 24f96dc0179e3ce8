//! `Serialize` for what this module makes.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{BlockName, Explanation, Lint, LintRule, NameKind, Place, Related, Rule, Usage};
use crate::source::Location;

macro_rules! by_word {
    ($($type:ident $word:ident;)*) => {
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.$word())
                }
            }
        )*
    };
}

by_word! {
    Usage word;
    NameKind word;
    Rule word;
    LintRule name;
}

macro_rules! by_field {
    ($($type:ident { $($name:literal: $field:expr),* $(,)? })*) => {
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    let fields = [$($name),*].len();
                    let mut map = serializer.serialize_struct(stringify!($type), fields)?;
                    $(map.serialize_field($name, &$field(self))?;)*
                    map.end()
                }
            }
        )*
    };
}

by_field! {
    BlockName {
        "kind": |this: &BlockName| this.kind.to_string(),
        "qualname": |this: &BlockName| this.qualname.to_string(),
        "line": |this: &BlockName| this.line,
    }
    Place {
        "location": |this: &Place| At(this.location),
        "usage": |this: &Place| this.usage,
        "block": |this: &Place| this.block.clone(),
    }
    Explanation {
        "name": |this: &Explanation| this.name.to_string(),
        "file": |this: &Explanation| this.file.to_string(),
        "block": |this: &Explanation| this.block.clone(),
        "kind": |this: &Explanation| this.kind,
        "rule": |this: &Explanation| this.rule,
        "owner": |this: &Explanation| this.owner.clone(),
        "passes": |this: &Explanation| this.passes.clone(),
        "places": |this: &Explanation| this.places.clone(),
        "more": |this: &Explanation| this.more,
        "notes": |this: &Explanation| this.notes.clone(),
    }
    Lint {
        "rule": |this: &Lint| this.rule,
        "location": |this: &Lint| At(this.location),
        "message": |this: &Lint| this.message.clone(),
        "instead": |this: &Lint| this.instead.clone(),
        "related": |this: &Lint| this.related.clone(),
    }
    Related {
        "location": |this: &Related| At(this.location),
        "what": |this: &Related| this.what.clone(),
    }
}

/// A location as data: the type belongs to `source`, which says nothing of serde.
struct At(Location);

by_field! {
    At {
        "line": |this: &At| this.0.line,
        "column": |this: &At| this.0.column,
        "end_line": |this: &At| this.0.end_line,
        "end_column": |this: &At| this.0.end_column,
    }
}
