//! What several passes ask of a node.

use num_bigint::BigInt;

use super::ast::{Decorator, Int, Parameter, ParameterWithDefault, Parameters};
use super::{TextRange, TextSize};
use crate::source::Source;

/// Where a `def` or `class` statement stands: its decorators, which the tree counts as part of it, aside.
pub(crate) fn definition_range(
    source: &Source,
    range: TextRange,
    decorators: &[Decorator],
) -> TextRange {
    let Some(last) = decorators.last() else {
        return range;
    };
    let text = &source.text()[last.range.end().to_usize()..range.end().to_usize()];
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        let after = comment.split_once('\n').map_or("", |(_, after)| after);
        rest = after.trim_start();
    }
    let length = TextSize::try_from(rest.len()).unwrap_or_default();
    TextRange::new(range.end() - length, range.end())
}

/// The parameters that can be given by position.
pub(crate) fn positional(parameters: &Parameters) -> impl Iterator<Item = &ParameterWithDefault> {
    parameters.posonlyargs.iter().chain(&parameters.args)
}

/// The parameters in the order in which their annotations are evaluated.
pub(crate) fn by_annotation(parameters: &Parameters) -> impl Iterator<Item = &Parameter> {
    let plain = parameters.args.iter().chain(&parameters.posonlyargs);
    plain
        .map(|parameter| &parameter.parameter)
        .chain(parameters.vararg.as_deref())
        .chain(parameters.kwonlyargs.iter().map(|it| &it.parameter))
        .chain(parameters.kwarg.as_deref())
}

/// The value of an integer literal.
pub(crate) fn int_value(literal: &Int) -> BigInt {
    if let Some(value) = literal.as_u64() {
        return value.into();
    }
    // A long literal is kept as it is in the source, with its prefix.
    let text = literal.to_string().replace('_', "");
    let (radix, digits) = match text.get(..2) {
        Some("0x" | "0X") => (16, &text[2..]),
        Some("0o" | "0O") => (8, &text[2..]),
        Some("0b" | "0B") => (2, &text[2..]),
        _ => (10, &text[..]),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default()
}
