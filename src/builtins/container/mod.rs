//! Sequences, mappings and sets: `list`, `tuple`, `range`, `slice`, `dict`, `set` and their views.

pub(crate) mod dict;
pub(crate) mod dict_views;
pub(crate) mod list;
pub(crate) mod mapping_proxy;
mod merge_sort;
pub(crate) mod range;
pub(in crate::builtins) mod sequence;
pub(crate) mod set;
pub(crate) mod slice;
pub(crate) mod sort;
pub(crate) mod tuple;
pub(crate) mod waiting_sort;

use crate::vm::TypeDef;

/// The types that are declared in this folder.
pub(crate) const TYPES: &[TypeDef] = &[
    dict::TYPE,
    list::TYPE,
    mapping_proxy::TYPE,
    range::TYPE,
    set::FROZENSET_TYPE,
    set::SET_TYPE,
    slice::TYPE,
    tuple::TYPE,
];
