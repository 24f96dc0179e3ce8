//! Binding: which argument of a call goes to which parameter of a host function, and what Python raises where
//! that does not work out.

use std::sync::Arc;

use smallvec::SmallVec;

use super::function::{Definition, ParameterKind};
use crate::value::Value as VmValue;
use crate::vm::{Fault, Outcome, Vm, closest_name};

/// Arguments in the order of the parameters.
pub(crate) struct Bound {
    /// One for each parameter that takes one value; unbound where nothing was given.
    pub(crate) values: SmallVec<[VmValue; 8]>,
    /// How many of the positional arguments went there; the rest is for `*args`.
    pub(crate) positional: usize,
    /// What is for `**kwargs`.
    pub(crate) keywords: SmallVec<[(VmValue, VmValue); 2]>,
}

/// Binds the arguments of a call into `bound`, or raises what Python raises. Nothing is put there where they lie
/// in the right order already.
#[inline]
pub(crate) fn bind(
    vm: &mut Vm,
    definition: &Definition,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
    bound: &mut Option<Bound>,
) -> Outcome<()> {
    if !keywords.is_empty() || given.len() != definition.positional || !definition.is_plain {
        *bound = Some(bind_slowly(vm, definition, given, keywords)?);
    }
    Ok(())
}

/// As [`bind`], where the arguments have to be put in order.
#[inline(never)]
fn bind_slowly(
    vm: &mut Vm,
    definition: &Definition,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
) -> Outcome<Bound> {
    let arity = &definition.arity;
    if definition.params.is_empty() {
        check_count(vm, definition, given.len(), !keywords.is_empty())?;
        let positional = given.len().min(arity.parameters);
        return Ok(Bound {
            values: SmallVec::from_slice(&given[..positional]),
            positional,
            keywords: SmallVec::from_slice(keywords),
        });
    }
    by_name(vm, definition, given, keywords)
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Parameters without names: the phrasings of built-in functions.
fn check_count(vm: &mut Vm, definition: &Definition, given: usize, keywords: bool) -> Outcome<()> {
    let Definition {
        name, shown, arity, ..
    } = definition;
    if keywords && !arity.keywords {
        return Err(vm.type_error(format!("{shown}() takes no keyword arguments")));
    }
    let most = arity.most.unwrap_or(usize::MAX);
    if (arity.required..=most).contains(&given) {
        return Ok(());
    }
    let message = if most == 0 {
        format!("{shown}() takes no arguments ({given} given)")
    } else if arity.required == most && most == 1 {
        format!("{shown}() takes exactly one argument ({given} given)")
    } else if arity.required == most {
        format!("{name} expected {most} arguments, got {given}")
    } else if given < arity.required {
        let required = arity.required;
        format!(
            "{name} expected at least {required} argument{}, got {given}",
            plural(required)
        )
    } else {
        format!(
            "{name} expected at most {most} argument{}, got {given}",
            plural(most)
        )
    };
    Err(vm.type_error(message))
}

/// Parameters with names: the phrasings of Python functions.
fn by_name(
    vm: &mut Vm,
    definition: &Definition,
    given: &[VmValue],
    keywords: &[(VmValue, VmValue)],
) -> Outcome<Bound> {
    let Definition {
        shown,
        arity,
        params,
        positional,
        ..
    } = definition;
    let positional = *positional;
    let taken = given.len().min(positional);
    let mut bound = Bound {
        values: SmallVec::from_slice(&given[..taken]),
        positional: taken,
        keywords: SmallVec::new(),
    };
    bound.values.resize(arity.parameters, VmValue::UNBOUND);
    let mut misplaced: Vec<Arc<str>> = Vec::new();
    for &(keyword, value) in keywords {
        let text = vm.heap.text(keyword);
        let found = params.iter().position(|parameter| *parameter.name == *text);
        match found.map(|index| (index, params[index].kind)) {
            Some((index, ParameterKind::PositionalOnly)) if !arity.keywords => {
                misplaced.push(Arc::clone(&params[index].name));
            }
            None | Some((_, ParameterKind::PositionalOnly)) if arity.keywords => {
                bound.keywords.push((keyword, value));
            }
            Some((index, _)) if bound.values[index].is_bound() => {
                let text = format!("{shown}() got multiple values for argument '{text}'");
                return Err(vm.type_error(text));
            }
            Some((index, _)) => bound.values[index] = value,
            None => {
                let text = text.to_owned();
                return Err(unexpected_keyword(vm, definition, &text));
            }
        }
    }
    if !misplaced.is_empty() {
        let names = misplaced.join(", ");
        return Err(vm.type_error(format!(
            "{shown}() got some positional-only arguments passed as keyword arguments: '{names}'"
        )));
    }
    if arity.most.is_some() && given.len() > positional {
        return Err(too_many(vm, definition, given.len(), &bound));
    }
    check_missing(vm, definition, &bound)?;
    Ok(bound)
}

/// `f() got an unexpected keyword argument 'x'`, with what may have been meant.
#[cold]
fn unexpected_keyword(vm: &mut Vm, definition: &Definition, keyword: &str) -> Fault {
    let names = definition
        .params
        .iter()
        .filter(|parameter| parameter.kind != ParameterKind::PositionalOnly)
        .map(|parameter| &*parameter.name);
    let hint = match closest_name(keyword, names) {
        Some(name) => format!(". Did you mean '{name}'?"),
        None => String::new(),
    };
    let shown = &definition.shown;
    vm.type_error(format!(
        "{shown}() got an unexpected keyword argument '{keyword}'{hint}"
    ))
}

/// Raises if a parameter has neither an argument nor a default.
fn check_missing(vm: &mut Vm, definition: &Definition, bound: &Bound) -> Outcome<()> {
    let Definition { params, arity, .. } = definition;
    let missing = |range: std::ops::Range<usize>| -> Vec<String> {
        range
            .filter(|&index| bound.values[index].is_unbound() && definition.is_required(index))
            .map(|index| match params.get(index) {
                Some(parameter) => format!("'{}'", parameter.name),
                None => format!("'{}'", index + 1),
            })
            .collect()
    };
    let names = missing(0..definition.positional);
    if !names.is_empty() {
        return Err(missing_arguments(vm, definition, "positional", &names));
    }
    let names = missing(definition.positional..arity.parameters);
    if !names.is_empty() {
        return Err(missing_arguments(vm, definition, "keyword-only", &names));
    }
    Ok(())
}

/// `f() missing 2 required positional arguments: 'a' and 'b'`
#[cold]
fn missing_arguments(vm: &mut Vm, definition: &Definition, kind: &str, names: &[String]) -> Fault {
    let count = names.len();
    let list = match names {
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
        [] => String::new(),
    };
    let (shown, plural) = (&definition.shown, plural(count));
    vm.type_error(format!(
        "{shown}() missing {count} required {kind} argument{plural}: {list}"
    ))
}

/// `f() takes 1 positional argument but 2 were given`; the receiver of a method counts.
#[cold]
fn too_many(vm: &mut Vm, definition: &Definition, given: usize, bound: &Bound) -> Fault {
    let receiver = usize::from(definition.has_receiver);
    let most = definition.positional + receiver;
    let required = (0..definition.positional)
        .take_while(|&index| definition.is_required(index))
        .count()
        + receiver;
    let given = given + receiver;
    let takes = if required < most {
        format!("from {required} to {most}")
    } else {
        most.to_string()
    };
    let plural_takes = if most == 1 && required == most {
        ""
    } else {
        "s"
    };
    let by_keyword = bound.values[definition.positional..]
        .iter()
        .filter(|value| value.is_bound())
        .count();
    let also = if by_keyword > 0 {
        format!(
            " positional argument{} (and {by_keyword} keyword-only argument{})",
            plural(given),
            plural(by_keyword)
        )
    } else {
        String::new()
    };
    let were = if given == 1 && by_keyword == 0 {
        "was"
    } else {
        "were"
    };
    let shown = &definition.shown;
    vm.type_error(format!(
        "{shown}() takes {takes} positional argument{plural_takes} but {given}{also} {were} given"
    ))
}
