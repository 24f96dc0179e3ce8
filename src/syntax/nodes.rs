//! What several passes ask of a node.

use super::ast::{Decorator, Parameter, ParameterWithDefault, Parameters};
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
